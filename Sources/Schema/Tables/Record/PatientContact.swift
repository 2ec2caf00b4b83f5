import Diagnostics

extension Table {
  package static let patientContact = Table(
    "patient_contact", root: true,
    about: "A way to reach the patient, and whether it may be used",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who is reached"),
      Column("system", .text(10), required: true, about: "`phone` or `email`"),
      Column("use", .text(10), required: true, about: "`home`, `work` or `mobile`"),
      Column(
        "value", .text(255), about: "The number or address; blank where it could not be right"),
      Column(
        "consent", .text(10), required: true,
        about: "To letters, calls and texts by this way: `yes`, `no` or `not_known`"),
      Column("valid_from", .date, about: "Since when it holds; blank if that is not known"),
      Column("valid_to", .date, about: "Until when it held; blank while it holds"),
    ],
    constraints: [
      Constraint(
        "patient_contact_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder)
    ])
}

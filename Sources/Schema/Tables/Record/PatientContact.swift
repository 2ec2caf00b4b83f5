extension Table {
  package static let patientContact = Table(
    "patient_contact",
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
    ])
}

import Diagnostics

extension Table {
  package static let patientIdentifier = Table(
    "patient_identifier", root: true,
    about: "A number other than the NHS number by which the patient is or was known",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose it is"),
      Column(
        "kind", .text(20), required: true,
        about: "`local_pas` (LOCAL PATIENT IDENTIFIER), `nhs_old`, `district` or `other`"),
      Column("value", .text(50), required: true, about: "The number as printed on the case notes"),
      Column("valid_from", .date, about: "Since when it holds; blank if that is not known"),
      Column("valid_to", .date, about: "Until when it held; blank while it holds"),
    ],
    constraints: [
      Constraint(
        "patient_identifier_local_pas", .unique(["value"], only: .equals("kind", "local_pas")),
        reason: Reasons.keyConflict),
      Constraint(
        "patient_identifier_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder),
    ])
}

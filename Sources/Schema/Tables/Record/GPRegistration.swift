import Diagnostics

extension Table {
  package static let gpRegistration = Table(
    "gp_registration", root: true,
    about: "At which practice, and with whom, the patient is registered",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who is registered"),
      Column(
        "practice", .ref("organisation"),
        about: "GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION), as at the time"),
      Column(
        "gp_code", .text(8),
        about: "GENERAL MEDICAL PRACTITIONER (SPECIFIED), or a default such as G9999998"),
      Column("valid_from", .date, about: "Since when it holds; blank if that is not known"),
      Column("valid_to", .date, about: "Until when it held; blank while it holds"),
    ],
    constraints: [
      Constraint(
        "gp_registration_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder),
      Constraint(
        "gp_registration_no_overlap",
        .noOverlap(per: "patient", start: "valid_from", end: "valid_to"),
        reason: Reasons.registrationOverlap),
    ])
}

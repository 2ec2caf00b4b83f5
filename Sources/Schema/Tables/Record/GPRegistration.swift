extension Table {
  package static let gpRegistration = Table(
    "gp_registration",
    about: "At which practice, and with whom, the patient is registered",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who is registered"),
      Column(
        "practice", .ref("organisation"),
        about: "GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION), as at the time"),
      Column(
        "gp_code", .text(8),
        about: "GENERAL MEDICAL PRACTITIONER (SPECIFIED), or a default such as G9999998"),
    ])
}

extension Table {
  package static let patientName = Table(
    "patient_name",
    about: "A name of the patient, now or in former times",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose it is"),
      Column("use", .text(20), required: true, about: "`usual`, `alias`, `birth` or `former`"),
      Column("surname", .text(70), about: "PERSON FAMILY NAME"),
      Column("forename", .text(70), about: "PERSON GIVEN NAME"),
      Column("other_forenames", .text(70), about: "PERSON GIVEN NAMEs after the first"),
      Column("title", .text(35), about: "PERSON TITLE"),
    ])
}

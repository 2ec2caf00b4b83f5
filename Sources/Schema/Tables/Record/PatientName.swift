import Diagnostics

extension Table {
  package static let patientName = Table(
    "patient_name", root: true,
    about: "A name of the patient, now or in former times",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose it is"),
      Column("use", .text(20), required: true, about: "`usual`, `alias`, `birth` or `former`"),
      Column("surname", .text(70), about: "PERSON FAMILY NAME"),
      Column("forename", .text(70), about: "PERSON GIVEN NAME"),
      Column("other_forenames", .text(70), about: "PERSON GIVEN NAMEs after the first"),
      Column("title", .text(35), about: "PERSON TITLE"),
      Column("valid_from", .date, about: "Since when it holds; blank if that is not known"),
      Column("valid_to", .date, about: "Until when it held; blank while it holds"),
    ],
    constraints: [
      Constraint(
        "patient_name_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder)
    ])
}

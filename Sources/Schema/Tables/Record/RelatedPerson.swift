import Diagnostics

extension Table {
  package static let relatedPerson = Table(
    "related_person", root: true,
    about: "A relative, carer or other person to speak to about the patient",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose relative it is"),
      Column("name", .text(70), about: "The whole name"),
      Column("relationship", .text(50), about: "What they are to the patient"),
      Column("is_next_of_kin", .boolean, required: true, about: "Whether they are called first"),
      Column("phone", .text(35), about: "UK CONTACT TELEPHONE NUMBER"),
      Column("valid_from", .date, about: "Since when it holds; blank if that is not known"),
      Column("valid_to", .date, about: "Until when it held; blank while it holds"),
    ],
    constraints: [
      Constraint(
        "related_person_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder)
    ])
}

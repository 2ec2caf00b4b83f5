import Diagnostics

extension Table {
  package static let codeValue = Table(
    "code_value", root: true,
    about: """
      A value of a drop-down that the hospital keeps itself, with the national code that it stands \
      for where there is one
      """,
    columns: [
      Column("list", .text(63), required: true, about: "The drop-down that it belongs to"),
      Column("code", .text(40), required: true, about: "The hospital's own code"),
      Column("display", .text(255), required: true, about: "As people choose it"),
      Column("national_code", .text(20), about: "The code that is reported nationally"),
      Column("valid_from", .date, about: "Since when it can be chosen"),
      Column("valid_to", .date, about: "Until when it could be chosen"),
      Column("is_active", .boolean, required: true, about: "Whether it can be chosen"),
    ],
    constraints: [
      Constraint("code_value_once", .unique(["list", "code"]), reason: Reasons.keyConflict),
      Constraint(
        "code_value_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder),
    ])
}

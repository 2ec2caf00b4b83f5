extension Table {
  package static let isolatedFault = Table(
    "isolated_fault", .control,
    about: """
      One thing that is wrong with an isolated record.
      """,
    columns: [
      Column("isolated_record", .ref("isolated_record"), required: true, about: "The record"),
      Column("reason", .integer, required: true, about: "The number of the reason"),
      Column("slug", .text(63), required: true, about: "Its slug"),
      Column("source_column", .text(100), about: "The column of the layout"),
      Column("start", .integer, about: "Offset of the value in the original"),
      Column("length", .integer, about: "Length of the value in the original"),
      Column("target", .text(127), about: "`table.field` that it was for"),
      Column("expected", .text(500), about: "What was expected there"),
    ])
}

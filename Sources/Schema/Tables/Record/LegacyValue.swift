extension Table {
  package static let legacyValue = Table(
    "legacy_value",
    about: "A value that could not be taken over as it was; the EPR shows it beside its row",
    columns: [
      Column("row_table", .text(63), required: true, about: "The table of the row"),
      Column("row_id", .integer, required: true, about: "The id of the row"),
      Column("field", .text(63), required: true, about: "The field that it was meant for"),
      Column("raw", .text(4000), required: true, about: "The value as the old system had it"),
      Column("reason", .text(63), required: true, about: "The slug of the reason"),
    ])
}

extension Table {
  package static let recordNote = Table(
    "record_note", .control,
    about: """
      A line about a record for people: a repair, a line on a list, or the rule that left it \
      out.
      """,
    columns: [
      Column("run", .ref("run"), required: true, about: "The run"),
      Column("load_file", .ref("load_file"), required: true, about: "Where the record came from"),
      Column("record", .integer, required: true, about: "Its number in the file"),
      Column("first_line", .integer, required: true, about: "Its first line"),
      Column("kind", .text(20), required: true, about: "`repair`, `list` or `skip`"),
      Column("slug", .text(63), required: true, about: "The reason"),
      Column(
        "rule", .text(200), required: true,
        about: "The line of the mapping, as limits name it: `patient.nhs_number invalid`"),
      Column("source_column", .text(100), about: "The column of the layout"),
    ])
}

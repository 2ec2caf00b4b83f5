extension Table {
  package static let ledgerLine = Table(
    "ledger_line", .control,
    about: """
      What one transaction did with a range of records of one file; counts are signed, and the \
      counts of a file are the sums of its lines.
      """,
    columns: [
      Column("run", .ref("run"), required: true, about: "The run that wrote the line"),
      Column("load_file", .ref("load_file"), required: true, about: "The file"),
      Column("first_record", .integer, required: true, about: "Number of the first record"),
      Column("last_record", .integer, required: true, about: "Number of the last record"),
      Column("byte_start", .integer, required: true, about: "Offset of the first byte, decoded"),
      Column(
        "byte_end", .integer, required: true,
        about: "Offset just past the last byte, decoded"),
      Column("first_line", .integer, required: true, about: "Line of the first record"),
      Column("records", .integer, required: true, about: "Records read"),
      Column("loaded", .integer, required: true, about: "Of which loaded"),
      Column("repaired", .integer, required: true, about: "Of the loaded, repaired"),
      Column("merged", .integer, required: true, about: "Of the loaded, merged-away numbers"),
      Column(
        "updated", .integer, required: true,
        about: "Of the loaded, changed rows of an earlier run"),
      Column("duplicate", .integer, required: true, about: "Of which known already"),
      Column("skipped", .integer, required: true, about: "Of which left out by a rule"),
      Column("held", .integer, required: true, about: "Of which waiting"),
      Column("rejected", .integer, required: true, about: "Of which rejected"),
      Column(
        "batches", .integer, required: true,
        about: """
          How many batches of the file are in the store from here on; where several records make \
          one row, how many of the mapping. 0 where records were counted otherwise
          """),
      Column("why", .text(40), required: true, about: "`batch`, `demotion` or `withdrawal`"),
    ])
}

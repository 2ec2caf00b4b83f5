extension Table {
  package static let loadFile = Table(
    "load_file", .control,
    about: """
      One source file read by one mapping in one run; its id is the upper part of the ids of \
      the rows that came from it.
      """,
    columns: [
      Column("run", .ref("run"), required: true, about: "The run"),
      Column("source_system", .text(100), required: true, about: "The name of the legacy system"),
      Column("mapping", .text(100), required: true, about: "The mapping"),
      Column(
        "derived", .boolean, required: true,
        about: "Whether an earlier mapping accounts for the records"),
      Column("name", .text(255), required: true, about: "The file's name, without its folder"),
      Column("sha256", .text(64), required: true, about: "The hash of its bytes"),
      Column(
        "encoding", .text(20), required: true,
        about: "What the bytes of its records spell their text in, as a layout has it"),
      Column(
        "head", .bytes,
        about: """
          What stands before its first record, decoded: header lines, or the start tags around it; \
          blank where nothing does, and past 64 KiB. With it a record can be read again by itself
          """),
      Column("size", .integer, required: true, about: "Bytes as they lie on disk"),
      Column(
        "as_at", .integer,
        about: "The moment of the extract, as the manifest has it: microseconds UTC"),
      Column(
        "kept_from", .ref("load_file"),
        about: "Of records that an earlier run had kept out, the file that they came from"),
      Column("declared", .integer, about: "Records that the manifest or trailer declares"),
      Column(
        "read_records", .integer,
        about: "Records found in it; blank until it has been read to its end"),
      Column("ruleset", .text(64), required: true, about: "SHA-256 over the files of the project"),
    ])
}

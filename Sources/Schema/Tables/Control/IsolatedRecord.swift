import Diagnostics

extension Table {
  package static let isolatedRecord = Table(
    "isolated_record", .control,
    about: """
      A record that is not in the EPR: rejected, or held because it waits for one that is.
      """,
    columns: [
      Column(
        "reject_id", .text(32), required: true,
        about:
          "The same in every run: hash of source system, mapping and legacy key, or of file and position"
      ),
      Column("run", .ref("run"), required: true, about: "The run that isolated it"),
      Column("load_file", .ref("load_file"), required: true, about: "Where it came from"),
      Column("record", .integer, required: true, about: "Its number in the file"),
      Column("first_line", .integer, required: true, about: "Its first line"),
      Column("last_line", .integer, required: true, about: "Its last line"),
      Column("byte_start", .integer, required: true, about: "Offset of its first byte, decoded"),
      Column("byte_length", .integer, required: true, about: "Its length in bytes"),
      Column(
        "original", .bytes,
        about: "Its bytes as the source had them; blank past the limit on stored originals"),
      Column("mapping", .text(100), required: true, about: "The mapping that read it"),
      Column("legacy_key", .text(255), about: "Its key, where one could be read"),
      Column("outcome", .text(20), required: true, about: "`rejected` or `held`"),
      Column(
        "stage", .text(20), required: true,
        about: "`reader`, `mapping`, `constraint` or `rule`"),
      Column("root_reject", .text(32), about: "The reject that it waits for"),
      Column("missing_table", .text(63), about: "The table of a parent that is in no file"),
      Column("missing_key", .text(255), about: "The key of a parent that is in no file"),
      Column(
        "live", .boolean, required: true,
        about: "Whether it, or what waits for it, concerns someone who is being cared for now"),
      Column(
        "live_because", .text(200),
        about: """
          The tables of the rows that make it so, with blanks between; behind `unread:` where the \
          record could not be read and may be one
          """),
      Column("ward", .integer, about: "The row of the ward where the patient is"),
      Column("bed", .integer, about: "The row of the bed where the patient is"),
      Column("expected_on", .date, about: "The day of the patient's next appointment"),
      Column("patient", .integer, about: "The row of the patient whom it is about"),
      Column("first_run", .text(40), required: true, about: "The run that saw it first"),
      Column("status", .text(20), required: true, about: "`open` or `closed`"),
    ],
    constraints: [
      Constraint(
        "isolated_record_reject_id", .unique(["reject_id"]), reason: Reasons.constraintBroken)
    ])
}

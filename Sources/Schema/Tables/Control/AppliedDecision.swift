extension Table {
  package static let appliedDecision = Table(
    "applied_decision", .control,
    about: """
      What a person's decision has done in a run: it was carried out on a record, or it was not, for \
      the record holds something else now.
      """,
    columns: [
      Column("run", .ref("run"), required: true, about: "The run"),
      Column("load_file", .ref("load_file"), required: true, about: "Where the record came from"),
      Column("record", .integer, required: true, about: "Its number in the file"),
      Column(
        "line", .integer, required: true, about: "The number of the line in the list of decisions"),
      Column(
        "outcome", .text(20), required: true,
        about: "`carried_out`, `changed_elsewhere` (and carried out) or `stale` (and not)"),
      Column(
        "accepted", .boolean, required: true,
        about: "Whether no rule over records takes the record out"),
      Column(
        "legacy_key", .text(255), about: "Of a record that stands for another one, its own key"),
      Column("table_name", .text(63), about: "The table in which it stands for another one"),
      Column("merged_into", .integer, about: "The row for which it stands"),
    ])
}

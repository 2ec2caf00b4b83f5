import Diagnostics

extension Table {
  package static let foldedRecord = Table(
    "folded_record", .control,
    about: """
      A record that became one row with another one: `one row per` of its mapping. The first record \
      of the row is not listed; the row's id is its place.
      """,
    columns: [
      Column(
        "place", .integer, required: true,
        about: "The row's id without its last eight bits: file and number of its first record"),
      Column("load_file", .ref("load_file"), required: true, about: "Where the record came from"),
      Column("record", .integer, required: true, about: "Its number in the file"),
      Column("repaired", .boolean, required: true, about: "Whether something in it was repaired"),
    ],
    constraints: [
      Constraint(
        "folded_record_place", .unique(["place", "load_file", "record"]),
        reason: Reasons.constraintBroken)
    ])
}

import Diagnostics

extension Table {
  package static let patientMerge = Table(
    "patient_merge", root: true,
    about: """
      That two numbers are one person. No row is moved: the retired number is still found by a \
      search, and its activity is shown under the survivor
      """,
    columns: [
      Column("loser", .ref("patient"), required: true, about: "The number that was given up"),
      Column("survivor", .ref("patient"), required: true, about: "The number that is kept"),
      Column("reason", .text(255), about: "Why they are held to be one person"),
      Column("merged_on", .date, about: "When it was decided"),
      Column("undone_on", .date, about: "When it was found to be wrong"),
    ],
    constraints: [
      Constraint(
        "patient_merge_once", .unique(["loser"], only: .isBlank("undone_on")),
        reason: Reasons.mergedTwice),
      Constraint(
        "patient_merge_undone", .ordered(first: "merged_on", last: "undone_on"),
        reason: Reasons.dateOutOfOrder),
    ])
}

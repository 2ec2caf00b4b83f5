import Diagnostics

extension Table {
  package static let diagnosis = Table(
    "diagnosis", root: true,
    about: "A diagnosis of a consultant episode as it was coded",
    columns: [
      Column("episode", .ref("episode"), required: true, about: "The episode"),
      Column("seq", .integer, required: true, about: "1 for the primary diagnosis"),
      Column(
        "code", .text(7), about: "DIAGNOSIS (ICD-10), without its dot; blank if it was set aside"),
      Column("diagnosed_on", .date, about: "When it was made, where that is known"),
    ],
    constraints: [
      Constraint(
        "diagnosis_seq", .unique(["episode", "seq"]), reason: Reasons.constraintBroken)
    ])
}

import Diagnostics

extension Table {
  package static let procedure = Table(
    "procedure", root: true,
    about: "A procedure of a consultant episode as it was coded",
    columns: [
      Column("episode", .ref("episode"), required: true, about: "The episode"),
      Column("seq", .integer, required: true, about: "1 for the primary procedure"),
      Column(
        "code", .text(5), about: "PROCEDURE (OPCS), without its dot; blank if it was set aside"),
      Column("performed_on", .date, about: "PROCEDURE DATE"),
    ],
    constraints: [
      Constraint(
        "procedure_seq", .unique(["episode", "seq"]), reason: Reasons.constraintBroken)
    ])
}

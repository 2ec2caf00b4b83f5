import Diagnostics

extension Table {
  package static let run = Table(
    "run", .control,
    about: """
      One run of a migration project into this store.
      """,
    columns: [
      Column("name", .text(40), required: true, about: "`2026-11-22-a`: the day and a letter"),
      Column("project", .text(100), required: true, about: "The name of the project"),
      Column("kind", .text(20), required: true, about: "`dry_run`, `run` or `replay`"),
      Column("started_at", .instant, required: true, about: "When it began"),
      Column("ended_at", .instant, about: "When it ended"),
      Column(
        "state", .text(20), required: true,
        about: "`running`, `ended`, `stopped` at a limit, `failed` or `rolled_back`"),
      Column("exports", .text(1000), required: true, about: "The folder of the exports"),
      Column("manifest", .text(1000), about: "The manifest, where it lies elsewhere"),
      Column(
        "only", .text(1000), about: "The mappings that it loads, with blanks between; blank: all"),
      Column(
        "findings", .json,
        about: "What the rules over records found; blank until they are carried out"),
      Column(
        "decisions", .text(64),
        about: "The hash of the last line of the list of decisions when it began"),
      Column(
        "verdict", .text(20),
        about: "`complete`, `accepted`, `stopped`, `no_go`, `failed` or `unbalanced`"),
      Column("ruleset", .text(64), required: true, about: "SHA-256 over the files of the project"),
      Column("summary", .json, about: "What `--json` printed at its end"),
    ],
    constraints: [
      Constraint("run_name", .unique(["name"]), reason: Reasons.constraintBroken)
    ])
}

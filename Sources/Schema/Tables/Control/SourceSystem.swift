import Diagnostics

extension Table {
  package static let sourceSystem = Table(
    "source_system", .control,
    about: """
      A legacy system and one of its key spaces; its id is the `origin` of root rows.
      """,
    columns: [
      Column(
        "name", .text(100), required: true,
        about: "The name of the system, as `migration.yaml` has it"),
      Column("key_space", .text(100), required: true, about: "The table whose keys these are"),
    ],
    constraints: [
      Constraint(
        "source_system_key_space", .unique(["name", "key_space"]), reason: Reasons.constraintBroken)
    ])
}

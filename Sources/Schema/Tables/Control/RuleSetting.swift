import Diagnostics

extension Table {
  package static let ruleSetting = Table(
    "rule_setting", .control,
    about: """
      A field that a rule over records has set, and what stood there: the next run of the project \
      takes it back before it asks its rules again.
      """,
    columns: [
      Column("run", .ref("run"), required: true, about: "The run whose rule set it"),
      Column("rule", .text(200), required: true, about: "The rule, as `rules.yaml` names it"),
      Column("table_name", .text(63), required: true, about: "The row's table"),
      Column("row", .integer, required: true, about: "The row's id"),
      Column("field", .text(63), required: true, about: "The column that it set"),
      Column(
        "earlier", .json, required: true,
        about: "What the mapping had written there: a list of one cell"),
    ],
    constraints: [
      Constraint(
        "rule_setting_once", .unique(["table_name", "row", "field"]),
        reason: Reasons.constraintBroken)
    ])
}

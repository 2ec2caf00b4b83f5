import Diagnostics

extension Table {
  package static let storeProperty = Table(
    "store_property", .control,
    about: """
      One property of the store itself: its schema version, its kind.
      """,
    columns: [
      Column("name", .text(40), required: true, about: "`schema_version`, `kind`, `constraints`"),
      Column("value", .text(200), required: true, about: "Its value"),
    ],
    constraints: [
      Constraint("store_property_name", .unique(["name"]), reason: Reasons.constraintBroken)
    ])
}

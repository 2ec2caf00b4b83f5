import Schema

/// What decides which answers a field may have.
struct FieldMarks: Hashable {
  let isRequired: Bool
  let mustLand: Bool
  /// Whether one value can be earlier or smaller than another.
  let hasOrder: Bool

  init(_ column: Column) {
    isRequired = column.isRequired
    mustLand = column.mustLand
    hasOrder = column.type.hasOrder
  }

  /// Those that fields of the record have.
  static let all = Set(Tables.record.flatMap(\.columns).map(FieldMarks.init))

  /// The name of their definition in a schema.
  var name: String {
    let words = [isRequired ? "mandatory" : nil, mustLand ? "must-land" : nil]
    return (["field"] + words.compactMap(\.self) + (hasOrder ? ["in-order"] : []))
      .joined(separator: "-")
  }
}

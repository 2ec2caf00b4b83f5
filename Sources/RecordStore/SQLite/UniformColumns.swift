/// The columns of a table that hold one value, mostly a blank, in all rows seen so far.
struct UniformColumns {
  private enum Column {
    /// No row was seen.
    case unknown
    case uniform(SQLValue)
    case varied
  }

  private var columns: [Column]

  init(count: Int) { columns = Array(repeating: .unknown, count: count) }

  /// The value of a column in all rows; `nil` where they differ, or none was seen.
  subscript(_ column: Int) -> SQLValue? {
    if case .uniform(let value) = columns[column] { value } else { nil }
  }

  /// Adds some rows.
  ///
  /// - Returns: Whether another column is uniform now, or one no longer is.
  mutating func add(_ rows: BulkRows) -> Bool {
    guard rows.rowCount > 0 else { return false }
    var hasChanged = false
    for column in columns.indices {
      switch columns[column] {
      case .varied: continue
      case .uniform(let value):
        guard !rows.holds(value, 0, column) || !rows.isUniform(column) else { continue }
        columns[column] = .varied
      case .unknown:
        columns[column] = rows.isUniform(column) ? .uniform(rows.value(0, column)) : .varied
      }
      hasChanged = true
    }
    return hasChanged
  }
}

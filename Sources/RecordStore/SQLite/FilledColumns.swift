/// The columns of a table of which some row, of those seen so far, has a value.
struct FilledColumns {
  private var isFilled: [Bool]

  init(count: Int) { isFilled = Array(repeating: false, count: count) }

  func contains(_ column: Int) -> Bool { isFilled[column] }

  /// Adds those of some rows.
  ///
  /// - Returns: Whether there is one more now.
  mutating func add(_ rows: BulkRows) -> Bool {
    var hasGrown = false
    for column in isFilled.indices where !isFilled[column] {
      guard (0..<rows.rowCount).contains(where: { !rows.isBlank($0, column) }) else { continue }
      isFilled[column] = true
      hasGrown = true
    }
    return hasGrown
  }
}

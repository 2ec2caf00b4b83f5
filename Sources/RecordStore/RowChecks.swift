package import Schema

/// The checks of a table, asked of rows in memory before they are written.
///
/// The same checks as the table has in a store, by the same names. A store that is loaded whole is
/// not asked for them: to do so row by row costs many times what it costs here.
package struct RowChecks: Sendable {
  private enum Test: Sendable {
    case length(cell: Int, most: Int)
    case oneOf(cell: Int, CodeSet)
    case boolean(cell: Int)
    case paired(cell: Int, other: Int)
    case ordered(first: MomentCell, last: MomentCell)
  }

  private let tests: [(name: String, test: Test)]

  /// `codes` gives the codes of a national list by its name; `nil` leaves a column unchecked.
  package init(_ table: Table, codes: (String) -> [String]?) {
    let stored = table.stored.map(\.name)
    func cell(_ column: String) -> Int {
      guard let cell = stored.firstIndex(of: column) else {
        preconditionFailure("\(table.name) has no column \(column)")
      }
      return cell
    }
    tests = RowCheck.all(of: table, codes: codes).map { check in
      let test: Test =
        switch check.kind {
        case .length(let column, let most): .length(cell: cell(column), most: most)
        case .oneOf(let column, let codes): .oneOf(cell: cell(column), CodeSet(codes))
        case .boolean(let column): .boolean(cell: cell(column))
        case .paired(let column, let other): .paired(cell: cell(column), other: cell(other))
        case .ordered(let first, let last):
          .ordered(
            first: MomentCell(first, of: table, beside: last),
            last: MomentCell(last, of: table, beside: first))
        }
      return (check.name, test)
    }
  }

  package var names: [String] { tests.map(\.name) }

  /// The rows that break a check, with its name, in the order of the rows; a row can break several.
  package func broken(in rows: BulkRows) -> [(row: Int, check: String)] {
    var found: [(row: Int, check: String)] = []
    for (name, test) in tests {
      Self.find(rows, thatBreak: test) { found.append(($0, name)) }
    }
    // The order of the checks stays within a row.
    return found.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element)
  }

  /// Tells `note` of each row that breaks a test.
  ///
  /// What is tested is settled before the rows are looked at, for they are many.
  @inline(__always)
  private static func find(
    _ rows: BulkRows, thatBreak test: Test, _ note: (Int) -> Void
  ) {
    switch test {
    case .length(let cell, let most):
      // As many characters as bytes at most.
      each(rows, note) { row in
        !rows.isBlank(row, cell) && rows.length(row, cell) > most
          && rows.characters(row, cell) > most
      }
    case .oneOf(let cell, let codes):
      each(rows, note) { row in
        !rows.isBlank(row, cell)
          && (rows.length(row, cell) > CodeSet.longest || !codes.contains(rows.packed(row, cell)))
      }
    case .boolean(let cell):
      each(rows, note) { row in
        !rows.isBlank(row, cell) && !(0...1 ~= rows.integer(row, cell))
      }
    case .paired(let cell, let other):
      each(rows, note) { row in rows.isBlank(row, cell) != rows.isBlank(row, other) }
    case .ordered(let first, let last):
      each(rows, note) { row in
        !rows.isBlank(row, first.cell) && !rows.isBlank(row, last.cell)
          && first.earliest(rows, row) > last.latest(rows, row)
      }
    }
  }

  /// Tells `note` of each row that is broken.
  @inline(__always)
  private static func each(
    _ rows: BulkRows, _ note: (Int) -> Void, where isBroken: (Int) -> Bool
  ) {
    for row in 0..<rows.rowCount where isBroken(row) { note(row) }
  }
}

/// The cells of a column of time, as ``Moment`` has them in a statement.
private struct MomentCell: Sendable {
  let cell: Int
  private let precision: Int?
  private let isMonths: Bool
  private let isConverted: Bool

  init(_ column: String, of table: Table, beside other: String) {
    guard let type = table.column(named: column)?.type,
      let cell = table.stored.firstIndex(where: { $0.name == column })
    else { preconditionFailure("\(table.name) has no column \(column)") }
    self.cell = cell
    precision = table.stored.firstIndex { $0.name == column + "_precision" }
    isMonths = type == .partialDate
    isConverted = type != .instant && table.column(named: other)?.type == .instant
  }

  func earliest(_ rows: BulkRows, _ row: Int) -> Int64 {
    let value = rows.integer(row, cell)
    return isConverted ? value &* Moment.day &- Moment.summer : value
  }

  func latest(_ rows: BulkRows, _ row: Int) -> Int64 {
    var value = rows.integer(row, cell)
    if let precision, !rows.isBlank(row, precision) {
      value &+= span(rows.packed(row, precision))
    }
    return isConverted ? value &* Moment.day &+ Moment.day &- 1 : value
  }

  private func span(_ precision: CodeSet.Packed) -> Int64 {
    switch UInt8(truncatingIfNeeded: precision.low) {
    case UInt8(ascii: "Y") where isMonths: Moment.year
    case UInt8(ascii: "M") where isMonths: Moment.month
    case UInt8(ascii: "d") where !isMonths: Moment.longestDay
    default: 0
    }
  }
}

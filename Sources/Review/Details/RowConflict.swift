import RecordStore
import Schema
import Transform

/// Which rows of a table are in the way of one that breaks a constraint or a rule over records.
struct RowConflict {
  let table: Table
  /// The columns in which both have the same.
  private var equal: [String] = []
  /// The times that overlap.
  private var times: (start: String, end: String)?
  /// What holds of both; a value of `nil` is a blank.
  private var only: (column: String, value: String?)?
  /// The column that refers to the row that is in the way.
  private var reference: String?

  /// - Returns: `nil` where the row is wrong in itself.
  init?(_ constraint: Constraint, in table: Table) {
    self.table = table
    switch constraint.kind {
    case .unique(let columns, let condition):
      equal = columns
      switch condition {
      case .isBlank(let column): only = (column, nil)
      case .equals(let column, let value): only = (column, value)
      case nil: break
      }
    case .noOverlap(let per, let start, let end):
      equal = [per]
      times = (start, end)
    case .inside(let parent, _, _, _, _): reference = parent
    case .ordered: return nil
    }
  }

  /// - Returns: `nil` where no single row is in the way.
  init?(_ rule: RecordRule.Kind) {
    guard let table = rule.table else { return nil }
    self.table = table
    switch rule {
    case .noTwo(_, let fields, let condition, _):
      let own = fields.map { $0.replacing("\(table.name).", with: "") }
      // What another table has in common is not in the row itself.
      guard own.allSatisfy({ table.column(named: $0) != nil }) else { return nil }
      equal = own
      only = condition.map { ($0.field, $0.value) }
    case .noOverlap(_, let start, let end, let per):
      equal = [per]
      times = (start, end)
    case .atMost(_, _, let per, let condition):
      equal = [per]
      only = condition.map { ($0.field, $0.value) }
    case .inOrder(_, _, let column), .noOpen(_, _, let column): reference = column
    default: return nil
    }
  }

  /// The table of the row that is in the way, where the row itself refers to it.
  var parent: String? {
    reference.flatMap { name in table.references.first { $0.column == name }?.table }
  }

  /// The id of that row; `nil` where it is kept out itself.
  func referred(by row: TrialRow) -> Int64? {
    guard let reference, case .integer(let id) = row.cell(reference) else { return nil }
    return id
  }

  /// Asks a store for the rows that are in the way; `nil` where the row lacks what is compared.
  func query(for row: TrialRow) -> SQL? {
    guard !equal.isEmpty else { return nil }
    var query: SQL = "SELECT id FROM \(identifier: table.name) WHERE id <> \(row.id)"
    if table.isRoot { query += " AND closed_by IS NULL" }
    for column in equal {
      guard let value = row.cell(column).sqlValue else { return nil }
      query += " AND \(identifier: column) = \(value)"
    }
    if let only {
      query +=
        only.value.map { " AND \(identifier: only.column) = \($0)" }
        ?? " AND \(identifier: only.column) IS NULL"
    }
    if let times {
      guard let start = row.cell(times.start).sqlValue else { return nil }
      query += """
         AND \(identifier: times.start) IS NOT NULL
        AND (\(identifier: times.end) IS NULL OR \(identifier: times.end) > \(start))
        """
      if let end = row.cell(times.end).sqlValue {
        query += " AND \(identifier: times.start) < \(end)"
      }
    }
    return query + " ORDER BY id LIMIT 1"
  }

  /// Whether two rows that are both kept out are in each other's way.
  ///
  /// What one of them lacks is the row that both belong to, which is kept out with them.
  func isBetween(_ row: TrialRow, _ other: TrialRow) -> Bool {
    guard row.table.name == table.name, other.table.name == table.name, !equal.isEmpty else {
      return false
    }
    let areEqual = equal.allSatisfy { column in
      let (mine, others) = (row.cell(column), other.cell(column))
      return mine == others || mine == .blank || others == .blank
    }
    guard areEqual, let times else { return areEqual }
    return Self.begins(row, before: other, times) && Self.begins(other, before: row, times)
  }

  private static func begins(
    _ row: TrialRow, before other: TrialRow, _ times: (start: String, end: String)
  ) -> Bool {
    guard case .integer(let start) = row.cell(times.start) else { return false }
    guard case .integer(let end) = other.cell(times.end) else { return true }
    return start < end
  }
}

extension TrialRow {
  fileprivate func cell(_ column: String) -> StoredCell {
    table.firstCell(of: column).map { cells[$0] } ?? .blank
  }
}

extension StoredCell {
  /// As a query asks for it; `nil` for a blank, which is equal to nothing.
  fileprivate var sqlValue: SQLValue? {
    switch self {
    case .blank: nil
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    }
  }
}

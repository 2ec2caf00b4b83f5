// What a rule has to say of the old system's own reports.

extension RecordRule {
  /// A column of a report: a source with `use: reconciliation`.
  package struct ReportColumn: Sendable, Hashable {
    package let source: String
    /// Its place in the layout, from 0.
    package let place: Int
  }

  /// Rows of a table: all, or those that are open at the moment of the extract.
  package struct Rows: Sendable, Hashable {
    package let table: String
    package let isOpen: Bool
  }

  /// What of a row stands in a report.
  package enum ReportedKey: Sendable, Hashable {
    /// The row's own key in the old system.
    case own
    /// The key of the row that a field refers to.
    case parent(field: String, table: String)
    /// The text in a field.
    case value(field: String)
  }

  /// What every line of a report must have among the rows of a table.
  package enum ReportedRow: Sendable, Hashable {
    /// The row with the line's key.
    case row(Rows)
    /// A row that refers by a field to the row with the line's key.
    case child(Rows, field: String, of: String)
  }
}

package import RecordStore
import Schema
package import Transform

/// The lines of one of the old system's own reports, in a table that lasts as long as the connection.
///
///     id | load_file | record | first_line | value0 | value1 | …
///
/// `id` is blank, and the next three say where a line stands; the values are the columns of its layout,
/// without spaces at their ends, and blank where the layout says so.
package struct ReportTable {
  package struct Line: Sendable {
    let record: Int
    let firstLine: Int
    /// In the layout's order.
    let values: [String?]

    package init(record: Int, firstLine: Int, values: [String?]) {
      self.record = record
      self.firstLine = firstLine
      self.values = values
    }
  }

  private let connection: any Connection
  private let table: Table

  /// The table of a source.
  static func name(of source: String) -> String { "report_\(source)" }

  /// The column that has the values of a column of the layout, by its place there.
  static func column(_ place: Int) -> String { "value\(place)" }

  /// Makes the table, empty, in the transaction that is open.
  package init(
    of source: String, columns: Int, _ connection: any Connection
  ) throws(StoreError) {
    self.connection = connection
    let places = ["load_file", "record", "first_line"].map { Column($0, .integer, about: "") }
    let values = (0..<columns).map { Column(Self.column($0), .text(.max), about: "") }
    table = Table(
      Self.name(of: source), .control, about: "A report of the old system",
      columns: places + values)
    let stored = table.stored.map { "\($0.name) \($0.form == .text ? "TEXT" : "INTEGER")" }
    try connection.execute(
      """
      CREATE TEMPORARY TABLE \(identifier: table.name) (\(raw: stored.joined(separator: ", ")))
      """)
  }

  /// Adds lines of a file, and what is told of those that cannot be split, in the transaction that is
  /// open.
  package func add(
    _ lines: [Line], broken: [RecordNote], of file: Int64, _ ledger: Ledger
  ) throws(StoreError) {
    let rows = lines.map { line in
      [.null, .integer(file), line.record.sqlValue, line.firstLine.sqlValue]
        + line.values.map(\.sqlValue)
    }
    if !rows.isEmpty {
      let bulk = try connection.bulk(table)
      try BulkRows.with(rows, columnCount: table.stored.count) { (rows) throws(StoreError) in
        try bulk.insert(rows)
      }
    }
    try ledger.write(broken, of: file)
  }
}

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
  private let table: Table
  private let bulk: any BulkInsert

  /// The table of a source.
  static func name(of source: String) -> String { "report_\(source)" }

  /// The column that has the values of a column of the layout, by its place there.
  static func column(_ place: Int) -> String { "value\(place)" }

  /// Makes the table, empty, in the transaction that is open.
  package init(
    of source: String, columns: Int, _ connection: any Connection
  ) throws(StoreError) {
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
    bulk = try connection.bulk(table)
  }

  /// For lines that are to be added.
  package func makeBatch() -> RowBatch { RowBatch(tables: [table]) }

  /// What a row has before its values, and behind its id: where the line stands.
  package static func place(file: Int64, record: Int, firstLine: Int) -> [Int64] {
    [file, Int64(record), Int64(firstLine)]
  }

  /// Adds lines of a file, and what is told of those that cannot be split, in the transaction that is
  /// open.
  package func add(
    _ rows: borrowing RowBatch, broken: [RecordNote], of file: Int64, _ ledger: Ledger
  ) throws(StoreError) {
    try bulk.insert(rows.view(0))
    try ledger.write(broken, of: file)
  }
}

import RecordStore
import Schema
import Transform

/// What is loaded, compared with a report of the old system's own by the old system's keys.
///
/// Only rows that came from the old system are compared: none that were born in the EPR, and none
/// of another system.
struct ReportComparison {
  let facts: RunFacts

  /// The rows that the report does not have.
  func missing(
    _ rows: RecordRule.Rows, its key: RecordRule.ReportedKey, in column: RecordRule.ReportColumn,
    _ connection: any Connection
  ) throws(StoreError) -> [Int64] {
    var from: SQL = "\(SQL.openRows(of: rows.table)) AS root"
    let value: SQL
    switch key {
    case .own: value = "root.legacy_key"
    case .value(let field): value = "root.\(identifier: field)"
    case .parent(let field, let table):
      from +=
        " LEFT JOIN \(identifier: table) AS owner ON owner.id = root.\(identifier: field)"
      value = "owner.legacy_key"
    }
    let values = cell(of: column)
    return try connection.ids(
      """
      SELECT root.id FROM \(from) WHERE \(isMeant(rows))
        AND (\(value) IS NULL OR \(value) NOT IN (
          SELECT \(values) FROM \(lines(of: column)) WHERE \(values) IS NOT NULL))
      ORDER BY root.id
      """)
  }

  /// The lines of the report without a row; a line without a key has none.
  func unmatched(
    _ column: RecordRule.ReportColumn, _ row: RecordRule.ReportedRow, _ connection: any Connection
  ) throws(StoreError) -> [ReportLine] {
    let value: SQL = "line.\(cell(of: column))"
    let isFound: SQL
    switch row {
    case .row(let rows):
      // Found by the index of the keys: a report has few lines beside the rows of a table.
      isFound = """
        EXISTS (SELECT 1 FROM \(SQL.openRows(of: rows.table)) AS root
          WHERE root.legacy_key = \(value) AND \(isMeant(rows)))
        """
    case .child(let rows, let field, let table):
      isFound = """
        \(value) IN (SELECT owner.legacy_key FROM \(SQL.openRows(of: rows.table)) AS root
          JOIN \(SQL.openRows(of: table)) AS owner ON owner.id = root.\(identifier: field)
          WHERE \(isMeant(rows)) AND \(isOwn("owner")) AND owner.legacy_key IS NOT NULL)
        """
    }
    return try connection.all(
      """
      SELECT line.load_file, line.record, line.first_line FROM \(lines(of: column)) AS line
      WHERE \(value) IS NULL OR NOT \(isFound) ORDER BY line.load_file, line.record
      """
    ) { (row) throws(StoreError) in
      ReportLine(
        file: row.integer(0) ?? 0, record: Int(row.integer(1) ?? 0),
        firstLine: Int(row.integer(2) ?? 0))
    }
  }

  private func lines(of column: RecordRule.ReportColumn) -> SQL {
    "\(identifier: ReportTable.name(of: column.source))"
  }

  private func cell(of column: RecordRule.ReportColumn) -> SQL {
    "\(identifier: ReportTable.column(column.place))"
  }

  private func isMeant(_ rows: RecordRule.Rows) -> SQL {
    guard let table = Tables.table(named: rows.table) else {
      preconditionFailure("the check lets no rule over '\(rows.table)' pass")
    }
    let isOwn = table.isRoot ? isOwn("root") : "1 = 1"
    guard rows.isOpen, let open = table.open else { return isOwn }
    return isOwn + " AND " + open.sql(in: table, as: "root", facts)
  }

  private func isOwn(_ alias: String) -> SQL {
    "\(identifier: alias).origin IN (SELECT id FROM source_system WHERE name = \(facts.sourceSystem))"
  }
}

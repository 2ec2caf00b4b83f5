import Schema

/// Many rows into one table of SQLite with one statement.
///
/// Columns that no row has filled so far are named as blanks in the statement, and are then asked for
/// once instead of once a row: of what a mapping loads, a fifth of the cells are in such columns.
final class SQLiteBulkInsert: BulkInsert {
  private let connection: SQLiteConnection
  private let table: Table
  private let batch: SQLiteBatch
  private var statement: SQLiteStatement
  private var filled: FilledColumns

  init(_ table: Table, on connection: SQLiteConnection) throws(StoreError) {
    self.connection = connection
    self.table = table
    let database = connection.database
    let known = database.batches["batch_\(table.name)"]
    batch = known ?? SQLiteBatch(table)
    if known == nil { try batch.register(with: database) }
    filled = FilledColumns(count: table.stored.count)
    statement = try Self.prepare(table, filled, database)
  }

  private static func prepare(
    _ table: Table, _ filled: FilledColumns, _ database: SQLiteDatabase
  ) throws(StoreError) -> SQLiteStatement {
    let names = table.stored.map { quoted($0.name) }
    let values = names.enumerated().map { filled.contains($0) ? $1 : "NULL" }
    return try database.prepare(
      """
      INSERT INTO \(quoted(table.name)) (\(names.joined(separator: ", ")))
      SELECT \(values.joined(separator: ", ")) FROM \(quoted("batch_\(table.name)"))
      """)
  }

  func insert(_ rows: BulkRows) throws(StoreError) {
    try connection.guarded(isTakenBack: true) { () throws(StoreError) in
      if filled.add(rows) {
        statement = try Self.prepare(table, filled, connection.database)
      }
      defer { statement.reset() }
      try batch.show(rows) { () throws(StoreError) in _ = try statement.step() }
    }
  }
}

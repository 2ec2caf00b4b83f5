import Schema

/// Many rows into one table of SQLite with one statement.
final class SQLiteBulkInsert: BulkInsert {
  private let connection: SQLiteConnection
  private let batch: SQLiteBatch
  private let statement: SQLiteStatement

  init(_ table: Table, on connection: SQLiteConnection) throws(StoreError) {
    self.connection = connection
    let database = connection.database
    let known = database.batches["batch_\(table.name)"]
    batch = known ?? SQLiteBatch(table)
    if known == nil { try batch.register(with: database) }
    let columns = table.stored.map { quoted($0.name) }.joined(separator: ", ")
    statement = try database.prepare(
      """
      INSERT INTO \(quoted(table.name)) (\(columns)) SELECT \(columns) FROM \(quoted(batch.name))
      """)
  }

  func insert(_ rows: BulkRows) throws(StoreError) {
    try connection.guarded(isTakenBack: true) { () throws(StoreError) in
      defer { statement.reset() }
      try batch.show(rows) { () throws(StoreError) in _ = try statement.step() }
    }
  }
}

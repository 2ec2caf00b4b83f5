import Schema

/// Many rows into one table of SQLite with one statement.
///
/// A column that holds one value in all rows so far, mostly none, is a parameter of the statement, and
/// not asked for in each row: of what a mapping loads, a third of the cells are in such columns.
final class SQLiteBulkInsert: BulkInsert {
  private let connection: SQLiteConnection
  private let table: Table
  private let batch: SQLiteBatch
  private var statement: SQLiteStatement
  private var uniform: UniformColumns

  init(_ table: Table, on connection: SQLiteConnection) throws(StoreError) {
    self.connection = connection
    self.table = table
    let database = connection.database
    let known = database.batches["batch_\(table.name)"]
    batch = known ?? SQLiteBatch(table)
    if known == nil { try batch.register(with: database) }
    uniform = UniformColumns(count: table.stored.count)
    statement = try Self.prepare(table, uniform, database)
  }

  private static func prepare(
    _ table: Table, _ uniform: UniformColumns, _ database: SQLiteDatabase
  ) throws(StoreError) -> SQLiteStatement {
    var parameters: [SQLValue] = []
    var values: [String] = []
    for (position, column) in table.stored.enumerated() {
      guard let value = uniform[position] else {
        values.append(quoted(column.name))
        continue
      }
      parameters.append(value)
      values.append("?\(parameters.count)")
    }
    let statement = try database.prepare(
      """
      INSERT INTO \(quoted(table.name)) (\(table.stored.map { quoted($0.name) }.joined(separator: ", ")))
      SELECT \(values.joined(separator: ", ")) FROM \(quoted("batch_\(table.name)"))
      """)
    try statement.bind(parameters)
    return statement
  }

  func insert(_ rows: BulkRows) throws(StoreError) {
    try connection.guarded(isTakenBack: true) { () throws(StoreError) in
      var next = uniform
      if next.add(rows) {
        statement = try Self.prepare(table, next, connection.database)
        uniform = next
      }
      defer { statement.rewind() }
      try batch.show(rows) { () throws(StoreError) in _ = try statement.step() }
    }
  }
}

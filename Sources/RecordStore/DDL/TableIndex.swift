/// An index that is made and taken away by its name.
package struct TableIndex: Sendable {
  /// The first of its columns.
  package let column: String
  package let create: SQL
  package let drop: SQL

  init(name: String, column: String, definition: String, on rows: String) {
    self.column = column
    create = SQL(raw: "CREATE \(definition) IF NOT EXISTS \(quoted(name)) ON \(rows)")
    drop = SQL(raw: "DROP INDEX IF EXISTS \(quoted(name))")
  }
}

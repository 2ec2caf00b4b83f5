package import Schema

/// A conversation with a store: synchronous, and owned by the one thread that opened it.
///
/// A failed statement ends the transaction it stands in, on every store: nothing but a rollback
/// (or the end of the savepoint around it) is possible after it. The exception is a bulk insert,
/// which takes its rows back and leaves the transaction as it was.
package protocol Connection: AnyObject {
  /// How this store writes the schema.
  var ddl: DDL { get }

  /// Runs a statement and passes over its rows.
  ///
  /// - Returns: How many rows it inserted, changed or deleted.
  @discardableResult
  func execute(_ sql: SQL) throws(StoreError) -> Int

  /// Runs a statement and hands out its rows in order; the body may run other statements.
  func rows(
    _ sql: SQL, _ body: (borrowing Row) throws(StoreError) -> Void
  ) throws(StoreError)

  /// Begins a transaction; on a connection that writes, it is the only writer from here on.
  func begin() throws(StoreError)

  /// Makes the transaction last; when that fails, it is rolled back and may be tried again whole if
  /// the error is transient.
  func commit() throws(StoreError)

  /// Undoes the transaction; does nothing when there is none.
  func rollback()

  /// Runs the body inside a transaction; what it did is undone when it throws.
  @discardableResult
  func savepoint<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R

  /// Prepares the fast way of writing many rows into a table.
  func bulk(_ table: Table) throws(StoreError) -> any BulkInsert

  /// From here on, rows that break a check are refused.
  func switchChecksOn() throws(StoreError)

  /// Whether tables can be proved one by one: whether it can be told then that they make the whole.
  var provesTables: Bool { get }

  /// Reads the whole store, or the rest of it: structure, mandatory columns and, when asked for, checks.
  ///
  /// - Parameters:
  ///   - withChecks: Whether the checks of each row are asked, too.
  ///   - proved: Tables whose rows and indexes were read by ``proof(of:withChecks:)``, and not written
  ///     to after it. They are not read again; whether they and the rest make the whole is asked by
  ///     ``proofOfPages()``. None where the connection does not prove tables.
  /// - Returns: What is wrong, in the store's own words, without a value; empty when nothing is.
  /// - Throws: When the store cannot be read at all.
  func proof(withChecks: Bool, but proved: Set<String>) throws(StoreError) -> [String]

  /// Reads one table and its indexes: structure, mandatory columns and, when asked for, checks.
  ///
  /// - Returns: What is wrong, in the store's own words, without a value; empty when nothing is.
  /// - Throws: When the store cannot be read at all.
  func proof(of table: String, withChecks: Bool) throws(StoreError) -> [String]

  /// Whether every page belongs to one table or index, or to none and is free: of tables that are proved
  /// one by one, nobody sees a page that belongs to two of them, or to none.
  ///
  /// For a connection that ``provesTables``, while nobody writes.
  ///
  /// - Returns: What is wrong, in words, without a value; empty when nothing is.
  /// - Throws: When the store cannot be read at all.
  func proofOfPages() throws(StoreError) -> [String]

  /// Ends a bulk load: constraints are on from here, and the store is ready for everybody.
  func finishBulk() throws(StoreError)
}

extension Connection {
  /// Runs the body in a transaction: committed when it returns, rolled back when it throws.
  @discardableResult
  package func transaction<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    try begin()
    let result: R
    do throws(StoreError) {
      result = try body()
    } catch {
      rollback()
      throw error
    }
    try commit()
    return result
  }

  /// All rows, each made by `make`.
  package func all<R>(
    _ sql: SQL, _ make: (borrowing Row) throws(StoreError) -> R
  ) throws(StoreError) -> [R] {
    var result: [R] = []
    try rows(sql) { (row) throws(StoreError) in result.append(try make(row)) }
    return result
  }

  /// All rows as they are; ``rows(_:_:)`` is cheaper where there are many.
  package func all(_ sql: SQL, columns: Int) throws(StoreError) -> [[SQLValue]] {
    try all(sql) { (row) throws(StoreError) in (0..<columns).map { row.value($0) } }
  }

  /// The first row made by `make`, or `nil` when there is none.
  package func one<R>(
    _ sql: SQL, _ make: (borrowing Row) throws(StoreError) -> R
  ) throws(StoreError) -> R? {
    try all(sql, make).first
  }

  /// The first cell of the first row; blank and no row are both `nil`.
  package func integer(_ sql: SQL) throws(StoreError) -> Int64? {
    try one(sql) { (row) throws(StoreError) in row.integer(0) } ?? nil
  }

  /// The first cell of the first row; blank and no row are both `nil`.
  package func text(_ sql: SQL) throws(StoreError) -> String? {
    try one(sql) { (row) throws(StoreError) in row.text(0) } ?? nil
  }

  /// The first cells of all rows, none of them blank.
  package func ids(_ sql: SQL) throws(StoreError) -> [Int64] {
    try all(sql) { (row) throws(StoreError) in
      guard let id = row.integer(0) else { preconditionFailure("an id is blank") }
      return id
    }
  }
}

import Schema

/// A connection to a SQLite file.
final class SQLiteConnection: Connection {
  let database: SQLiteDatabase
  let ddl = DDL(forms: .sqlite)
  private let mode: ConnectionMode
  /// Held while the connection can write.
  private let lock: WriterLock?
  /// Statements that are not in use, by their text.
  private var cache: [String: SQLiteStatement] = [:]
  /// A statement of the open transaction has failed, so only undoing is left.
  private var isBroken = false
  private var depth = 0

  init(_ database: SQLiteDatabase, mode: ConnectionMode, lock: WriterLock?) {
    self.database = database
    self.mode = mode
    self.lock = lock
  }

  @discardableResult
  func execute(_ sql: SQL) throws(StoreError) -> Int {
    let before = database.totalChanges
    try run(sql) { (statement) throws(StoreError) in while try statement.step() {} }
    return database.totalChanges - before
  }

  func rows(
    _ sql: SQL, _ body: (borrowing Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    try run(sql) { (statement) throws(StoreError) in
      while try statement.step() { try body(Row(cells: statement)) }
    }
  }

  func begin() throws(StoreError) {
    precondition(!database.isInTransaction && !isBroken, "a transaction inside a transaction")
    // Without IMMEDIATE, two writers could both read first and then neither go on.
    try database.run(lock == nil ? "BEGIN" : "BEGIN IMMEDIATE")
  }

  func commit() throws(StoreError) {
    do throws(StoreError) {
      try guarded { () throws(StoreError) in try database.run("COMMIT") }
    } catch {
      rollback()
      throw error
    }
  }

  func rollback() {
    isBroken = false
    // After a full disk SQLite has rolled back by itself. A failure to roll back leaves the
    // journal, from which the next connection does it.
    if database.isInTransaction { try? database.run("ROLLBACK") }
  }

  @discardableResult
  func savepoint<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    precondition(database.isInTransaction || isBroken, "a savepoint outside a transaction")
    let name = "level\(depth)"
    try guarded { () throws(StoreError) in try database.run("SAVEPOINT \(name)") }
    depth += 1
    defer { depth -= 1 }
    do throws(StoreError) {
      let result = try body()
      try guarded { () throws(StoreError) in try database.run("RELEASE \(name)") }
      return result
    } catch {
      if database.isInTransaction {
        try database.run("ROLLBACK TO \(name); RELEASE \(name)")
        isBroken = false
      }
      throw error
    }
  }

  func bulk(_ table: Table) throws(StoreError) -> any BulkInsert {
    try SQLiteBulkInsert(table, on: self)
  }

  func switchChecksOn() throws(StoreError) {
    try database.run("PRAGMA ignore_check_constraints = OFF")
  }

  /// The table of all pages is an option of SQLite's.
  var provesTables: Bool { SQLiteDatabase.isBuiltWith("ENABLE_DBSTAT_VTAB") }

  func proof(withChecks: Bool, but proved: Set<String>) throws(StoreError) -> [String] {
    guard !proved.isEmpty else { return try quickCheck("", withChecks: withChecks) }
    let tables = try all("SELECT name FROM sqlite_schema WHERE type = 'table'") {
      (row) throws(StoreError) in row.text(0) ?? ""
    }
    var broken: [String] = []
    // The first holds the list of free pages together, too.
    for table in ["sqlite_schema"] + tables where !proved.contains(table) {
      broken += try proof(of: table, withChecks: withChecks)
    }
    return broken
  }

  func proof(of table: String, withChecks: Bool) throws(StoreError) -> [String] {
    try quickCheck("(\(quoted(table)))", withChecks: withChecks)
  }

  private func quickCheck(_ what: String, withChecks: Bool) throws(StoreError) -> [String] {
    let ignores = try integer("PRAGMA ignore_check_constraints") == 1
    try database.run("PRAGMA ignore_check_constraints = \(withChecks ? "OFF" : "ON")")
    defer {
      // Setting it back reads and writes nothing, so it has no way to fail.
      try? database.run("PRAGMA ignore_check_constraints = \(ignores ? "ON" : "OFF")")
    }
    return try all("PRAGMA quick_check\(raw: what)") { (row) throws(StoreError) in
      row.text(0) ?? ""
    }
    .filter { $0 != "ok" }
  }

  func proofOfPages() throws(StoreError) -> [String] {
    let pages = try integer("PRAGMA page_count") ?? 0
    let free = try integer("PRAGMA freelist_count") ?? 0
    let size = try integer("PRAGMA page_size") ?? 0
    let counts = try all("SELECT count(*), count(DISTINCT pageno) FROM dbstat", columns: 2)
    // The page at 1 GiB is never used: locks lie there (SQLite file format, 1.4).
    let locked: Int64 = size > 0 && pages > (1 << 30) / size ? 1 : 0
    let used: SQLValue = .integer(pages - free - locked)
    return counts == [[used, used]] ? [] : ["pages that belong to no table, or to two"]
  }

  func finishBulk() throws(StoreError) {
    try switchChecksOn()
    try transaction { () throws(StoreError) in
      // A sample of each index is enough for choosing between them.
      try database.run("PRAGMA analysis_limit = 1000; ANALYZE")
      try setProperty(.constraints, to: "on")
    }
    // A statement that was prepared before would keep WAL from coming.
    cache.removeAll()
    try SQLiteSettings.live.apply(to: database)
  }

  /// Runs a step of the database, and ends the transaction when it fails.
  ///
  /// With `isTakenBack`, a refused row leaves the transaction as it was.
  func guarded<R>(
    isTakenBack: Bool = false, _ body: () throws(StoreError) -> R
  ) throws(StoreError) -> R {
    guard !isBroken else { throw .terminal(.transactionEnded) }
    let wasInTransaction = database.isInTransaction
    do throws(StoreError) {
      return try body()
    } catch {
      if wasInTransaction, !(isTakenBack && error.isConstraint) { isBroken = true }
      throw error
    }
  }

  private func run(
    _ sql: SQL, _ body: (SQLiteStatement) throws(StoreError) -> Void
  ) throws(StoreError) {
    try guarded { () throws(StoreError) in
      let text = sql.text { "?\($0)" }
      // Taken out while in use: a body may run the same statement again.
      let statement = try take(text)
      defer {
        statement.reset()
        if cache.count >= Self.cacheLimit { cache.removeAll() }
        cache[text] = statement
      }
      try statement.bind(sql.parameters)
      try body(statement)
    }
  }

  private func take(_ text: String) throws(StoreError) -> SQLiteStatement {
    if let statement = cache.removeValue(forKey: text) { return statement }
    return try database.prepare(text)
  }

  /// More texts than a program has, unless it puts them together at run time.
  private static let cacheLimit = 256
}

/// What a connection tells SQLite before its first statement.
enum SQLiteSettings {
  /// Each new page is written once and is durable; the memory stays small. References and checks
  /// are looked at when all rows are there.
  case bulkLoad
  case live
  case readOnly
  /// Of all that was committed before its first read, and nothing later.
  case beside

  func apply(to database: SQLiteDatabase) throws(StoreError) {
    let pragmas =
      switch self {
      case .bulkLoad:
        [
          "journal_mode = TRUNCATE", "synchronous = FULL", "foreign_keys = OFF",
          // Indexes are sorted in files, see ``Stores/keepTemporaryFiles(beside:)``.
          "ignore_check_constraints = ON", "temp_store = FILE",
        ]
      case .live:
        ["journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"]
      case .readOnly:
        // Opened for writing all the same, so that the journal of a writer that was killed can be
        // rolled back.
        ["query_only = ON"]
      case .beside: []
      }
    for pragma in pragmas + ["cache_size = -\(cacheKilobytes)"] {
      try database.run("PRAGMA \(pragma)")
    }
  }

  /// One that reads beside a load shares the memory that the load may take.
  private var cacheKilobytes: Int {
    if case .beside = self { 4096 } else { 16384 }
  }
}

import CSQLite

/// One open handle of SQLite, closed when it is let go.
///
/// It has no lock of its own: whoever owns it keeps it to one thread at a time.
final class SQLiteDatabase {
  let handle: OpaquePointer
  /// The memory that the virtual tables of the handle read, by module name; it must live as long
  /// as the handle.
  var batches: [String: SQLiteBatch] = [:]

  /// Whether SQLite was compiled with an option, without its `SQLITE_`.
  static func isBuiltWith(_ option: String) -> Bool { sqlite3_compileoption_used(option) == 1 }

  /// Opens a file that is there.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - wait: So many milliseconds it waits for another connection's lock.
  ///   - isFrozen: Whether what is read of it does not change: it is read without a lock, and without
  ///     files beside it.
  /// - Throws: When it cannot be opened.
  init(path: String, wait: Int32, isFrozen: Bool = false) throws(StoreError) {
    var handle: OpaquePointer?
    let access = isFrozen ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE
    let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let name = isFrozen ? Self.address(ofFrozen: path) : path
    let result = sqlite3_open_v2(name, &handle, flags, nil)
    guard result == SQLITE_OK, let handle else {
      let error = StoreError(handle)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, wait)
  }

  deinit { sqlite3_close_v2(handle) }

  /// For all databases of the process: SQLite knows no other way.
  static func keepTemporaryFiles(in folder: String) { trackway_set_temporary_folder(folder) }

  private static func address(ofFrozen path: String) -> String {
    let name = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    // Two slashes would begin the name of a machine.
    return "file:\(name.hasPrefix("/") ? "//" : "")\(name)?immutable=1"
  }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Rows inserted, changed and deleted since the handle was opened.
  var totalChanges: Int { Int(sqlite3_total_changes64(handle)) }

  /// Runs statements that have no parameters and give no rows.
  func run(_ text: String) throws(StoreError) {
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw StoreError(handle) }
  }

  func prepare(_ text: String) throws(StoreError) -> SQLiteStatement {
    var statement: OpaquePointer?
    let result = sqlite3_prepare_v3(
      handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard result == SQLITE_OK else { throw StoreError(handle) }
    guard let statement else { preconditionFailure("a statement without words") }
    return SQLiteStatement(statement, of: self)
  }
}

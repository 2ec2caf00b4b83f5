import CSQLite

/// A prepared statement: bound, stepped, reset, used again.
final class SQLiteStatement: RowCells {
  private let statement: OpaquePointer
  private let database: SQLiteDatabase

  init(_ statement: OpaquePointer, of database: SQLiteDatabase) {
    self.statement = statement
    self.database = database
  }

  deinit { sqlite3_finalize(statement) }

  func bind(_ parameters: [SQLValue]) throws(StoreError) {
    // SAFETY: -1 is SQLite's mark for "copy before returning"; it is never called.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in parameters.enumerated() {
      let number = Int32(index + 1)
      let result =
        switch value {
        case .null: sqlite3_bind_null(statement, number)
        case .integer(let integer): sqlite3_bind_int64(statement, number, integer)
        case .text(var text):
          text.withUTF8 {
            // SAFETY: the bytes are copied before the call returns. SQLite reads a text without an
            // address as NULL, so an empty one is given any address.
            sqlite3_bind_text64(
              statement, number,
              UnsafeRawPointer($0.baseAddress ?? UnsafePointer(bitPattern: 1))?
                .assumingMemoryBound(to: CChar.self), UInt64($0.count), copied, UInt8(SQLITE_UTF8))
          }
        case .bytes(let bytes):
          bytes.isEmpty
            ? sqlite3_bind_zeroblob(statement, number, 0)
            : bytes.withUnsafeBytes {
              // SAFETY: the bytes are copied before the call returns.
              sqlite3_bind_blob64(
                statement, number, $0.baseAddress, UInt64($0.count), copied)
            }
        }
      guard result == SQLITE_OK else { throw StoreError(database.handle) }
    }
  }

  /// Goes to the next row.
  ///
  /// - Returns: `false` when there is none.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw StoreError(database.handle)
    }
  }

  /// Makes the statement ready for the next use; a failure of the last step has been told.
  func reset() {
    rewind()
    sqlite3_clear_bindings(statement)
  }

  /// As ``reset()``, with the same parameters.
  func rewind() { sqlite3_reset(statement) }

  func value(_ column: Int) -> SQLValue {
    let index = Int32(column)
    switch sqlite3_column_type(statement, index) {
    case SQLITE_NULL:
      return .null
    case SQLITE_INTEGER:
      return .integer(sqlite3_column_int64(statement, index))
    case SQLITE_TEXT:
      var text = ""
      withBytes(column) { span in
        text = span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      }
      return .text(text)
    case SQLITE_BLOB:
      var bytes: [UInt8] = []
      withBytes(column) { span in
        bytes.reserveCapacity(span.count)
        for index in span.indices { bytes.append(span[index]) }
      }
      return .bytes(bytes)
    default:
      preconditionFailure("column \(column) is a floating-point number, which no store has")
    }
  }

  func integer(_ column: Int) -> Int64? {
    let index = Int32(column)
    switch sqlite3_column_type(statement, index) {
    case SQLITE_NULL: return nil
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, index)
    default: preconditionFailure("column \(column) is no integer")
    }
  }

  func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void) {
    let index = Int32(column)
    // SAFETY: SQLite owns the bytes until the next step or reset, which the body cannot reach. A
    // blank and an empty cell have no address and the count 0.
    let start = sqlite3_column_blob(statement, index)
    let count = Int(sqlite3_column_bytes(statement, index))
    body(UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self).span)
  }
}

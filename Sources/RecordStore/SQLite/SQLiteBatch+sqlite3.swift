import CSQLite
import Schema

/// The virtual table through which SQLite reads a batch of rows where it lies.
///
/// `INSERT INTO t (…) SELECT * FROM batch_t` then costs one call a cell and no call a row from this
/// side, and is undone as one statement when a row is refused. Binding and stepping each row took
/// half as long again.
final class SQLiteBatch {
  /// The name of the table with `batch_` before it.
  let name: String
  private let batch: UnsafeMutablePointer<trackway_batch>
  private let declaration: UnsafeMutablePointer<CChar>

  init(_ table: Table) {
    name = "batch_\(table.name)"
    let columns = table.stored.map { quoted($0.name) }.joined(separator: ", ")
    let text = "CREATE TABLE batch (\(columns))".utf8CString
    declaration = .allocate(capacity: text.count)
    for (index, character) in text.enumerated() {
      (declaration + index).initialize(to: character)
    }
    batch = .allocate(capacity: 1)
    batch.initialize(to: trackway_batch())
    batch.pointee.column_count = Int64(table.stored.count)
    batch.pointee.declaration = UnsafePointer(declaration)
  }

  deinit {
    batch.deallocate()
    declaration.deallocate()
  }

  /// Makes the table known to a database, which keeps `self` for as long as it is open.
  func register(with database: SQLiteDatabase) throws(StoreError) {
    database.batches[name] = self
    // SAFETY: the database keeps `self`, and so the batch, until its handle is closed; the module
    // is never freed.
    let result = sqlite3_create_module_v2(database.handle, name, Self.module, batch, nil)
    guard result == SQLITE_OK else { throw StoreError(database.handle) }
  }

  /// Shows the rows to the virtual table while the body runs.
  func show(_ rows: BulkRows, _ body: () throws(StoreError) -> Void) throws(StoreError) {
    precondition(
      rows.columnCount == Int(batch.pointee.column_count),
      "\(rows.columnCount) cells for the \(batch.pointee.column_count) columns of \(name)")
    // SAFETY: the rows outlive this call; with no rows left, nothing of them is read after it.
    batch.pointee.kinds = rows.kinds
    batch.pointee.values = rows.values
    batch.pointee.arena = rows.arena
    batch.pointee.row_count = Int64(rows.rowCount)
    defer { batch.pointee.row_count = 0 }
    try body()
  }

  /// The functions that SQLite calls, shared by all batches; `xCreate` is missing, so the table is
  /// there by its name alone and cannot be made or dropped.
  ///
  // SAFETY: written once before the first use, then only read.
  private nonisolated(unsafe) static let module: UnsafePointer<sqlite3_module> = {
    var module = sqlite3_module()
    module.xConnect = connect
    module.xBestIndex = { _, info in
      info?.pointee.estimatedCost = 1_000_000
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      UnsafeMutableRawPointer(table)?.deallocate()
      return SQLITE_OK
    }
    module.xOpen = open
    module.xClose = { cursor in
      UnsafeMutableRawPointer(cursor)?.deallocate()
      return SQLITE_OK
    }
    module.xFilter = { cursor, _, _, _, _ in
      SQLiteBatch.cursor(cursor).pointee.row = 0
      return SQLITE_OK
    }
    module.xNext = { cursor in
      SQLiteBatch.cursor(cursor).pointee.row += 1
      return SQLITE_OK
    }
    module.xEof = { cursor in
      let cursor = SQLiteBatch.cursor(cursor)
      return cursor.pointee.row < cursor.pointee.batch.pointee.row_count ? 0 : 1
    }
    module.xColumn = column
    module.xRowid = { cursor, id in
      id?.pointee = SQLiteBatch.cursor(cursor).pointee.row
      return SQLITE_OK
    }
    let pointer = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    pointer.initialize(to: module)
    return UnsafePointer(pointer)
  }()

  private static let connect:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, Int32,
      UnsafePointer<UnsafePointer<CChar>?>?,
      UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32 = { database, data, _, _, result, _ in
      guard let data else { return SQLITE_ERROR }
      // SAFETY: the data is what `register` gave, a batch that lives as long as the handle.
      let batch = data.assumingMemoryBound(to: trackway_batch.self)
      let declared = sqlite3_declare_vtab(database, batch.pointee.declaration)
      guard declared == SQLITE_OK else { return declared }
      let table = UnsafeMutablePointer<trackway_batch_table>.allocate(capacity: 1)
      table.initialize(to: trackway_batch_table())
      table.pointee.batch = UnsafePointer(batch)
      // SAFETY: C lays the struct out with SQLite's part first; `xDisconnect` frees it.
      result?.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }

  private static let open:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_vtab>?,
      UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 = { table, result in
      guard let table else { return SQLITE_ERROR }
      // SAFETY: the table is the one that `connect` made; `xClose` frees the cursor.
      let batch = UnsafeMutableRawPointer(table)
        .assumingMemoryBound(to: trackway_batch_table.self).pointee.batch
      let cursor = UnsafeMutablePointer<trackway_batch_cursor>.allocate(capacity: 1)
      cursor.initialize(to: trackway_batch_cursor())
      cursor.pointee.batch = batch
      result?.pointee = UnsafeMutableRawPointer(cursor)
        .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }

  private static let column:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32
    ) -> Int32 = { cursor, context, column in
      let place = SQLiteBatch.cursor(cursor)
      guard let batch = place.pointee.batch else { return SQLITE_ERROR }
      // SAFETY: row and column are inside the batch, by `xEof` and the declaration; a text lies in
      // the arena until the statement has ended, so SQLite need not copy it.
      let cell = Int(place.pointee.row &* batch.pointee.column_count) &+ Int(column)
      let value = batch.pointee.values[cell]
      switch batch.pointee.kinds[cell] {
      case 1:
        sqlite3_result_int64(context, value)
      case 2:
        let text = UnsafeRawPointer(batch.pointee.arena + Int(value >> 32))
          .assumingMemoryBound(to: CChar.self)
        sqlite3_result_text(context, text, Int32(truncatingIfNeeded: value), nil)
      case 3:
        sqlite3_result_blob(
          context, batch.pointee.arena + Int(value >> 32), Int32(truncatingIfNeeded: value), nil)
      default:
        sqlite3_result_null(context)
      }
      return SQLITE_OK
    }

  private static func cursor(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<trackway_batch_cursor> {
    // SAFETY: SQLite passes back the cursor that `open` made, never none.
    UnsafeMutableRawPointer(cursor.unsafelyUnwrapped)
      .assumingMemoryBound(to: trackway_batch_cursor.self)
  }
}

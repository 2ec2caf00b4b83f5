package import RecordStore
import Schema

/// Keeps what rows were before a run changes or deletes them, in the transaction that does so.
///
/// Rows of the run's own files need none, and a row that the run changes twice is kept as it was
/// before the first time. Belongs to the thread that writes.
package final class BeforeImages {
  private let connection: any Connection
  private let run: Int64
  private var nextID: Int64
  /// Table and id of what has been kept.
  private var kept: [String: Set<Int64>] = [:]

  package init(_ connection: any Connection, run: Int64) throws(StoreError) {
    self.connection = connection
    self.run = run
    nextID = try Ledger.next("before_image", connection)
    var kept: [String: Set<Int64>] = [:]
    try connection.rows("SELECT table_name, row FROM before_image WHERE run = \(run)") {
      (row) throws(StoreError) in
      kept[row.text(0) ?? "", default: []].insert(row.integer(1) ?? 0)
    }
    self.kept = kept
  }

  /// Keeps the rows of a table for which a condition holds.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - condition: What stands behind `WHERE`; it leaves out what the run has loaded itself.
  ///   - file: The file whose record changes them; `nil` where none does.
  /// - Throws: When the store fails.
  func keep(_ table: Table, where condition: SQL, for file: Int64?) throws(StoreError) {
    let columns = table.stored.dropFirst().reduce("\"id\"" as SQL) {
      $0 + ", \(identifier: $1.name)"
    }
    let query = "SELECT " + columns + " FROM \(identifier: table.name) WHERE " + condition
    for cells in try connection.all(query, columns: table.stored.count) {
      guard let id = cells[0].integer else { preconditionFailure("an id is blank") }
      try keep(id, of: table, RowImage(cells), for: file)
    }
  }

  /// Keeps that a row was not there.
  func keepAbsence(of id: Int64, in table: Table) throws(StoreError) {
    try keep(id, of: table, nil, for: nil)
  }

  private func keep(
    _ id: Int64, of table: Table, _ image: RowImage?, for file: Int64?
  ) throws(StoreError) {
    guard kept[table.name, default: []].insert(id).inserted else { return }
    try connection.execute(
      """
      INSERT INTO before_image (id, run, load_file, table_name, row, image)
      VALUES (\(nextID), \(run), \(file.sqlValue), \(table.name), \(id), \((image?.text).sqlValue))
      """)
    nextID += 1
  }
}

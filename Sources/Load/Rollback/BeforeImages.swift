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
  /// Places of which all rows were kept: what stands there now is of this run.
  private var places: Set<Int64> = []

  package init(_ connection: any Connection, run: Int64) throws(StoreError) {
    self.connection = connection
    self.run = run
    nextID = try Ledger.next("before_image", connection)
    var kept: [String: Set<Int64>] = [:]
    var places: Set<Int64> = []
    try connection.rows("SELECT table_name, row, load_file FROM before_image WHERE run = \(run)") {
      (row) throws(StoreError) in
      let (name, id) = (row.text(0) ?? "", row.integer(1) ?? 0)
      kept[name, default: []].insert(id)
      if row.integer(2) != nil, Tables.table(named: name)?.part == .record {
        places.insert(id >> 8)
      }
    }
    (self.kept, self.places) = (kept, places)
  }

  /// Keeps all rows of a record that an earlier run has loaded.
  ///
  /// - Parameters:
  ///   - place: The record's place.
  ///   - tables: The tables in which it has rows.
  ///   - file: The file whose record takes its place.
  /// - Throws: When the store fails.
  func keep(
    place: Int64, in tables: Set<Table>, for file: Int64
  ) throws(StoreError) {
    for table in tables.sorted(by: { $0.name < $1.name }) {
      try keep(table, where: "id >= \(place << 8) AND id < \((place + 1) << 8)", for: file)
    }
    places.insert(place)
  }

  /// What has been kept so far, for ``rewind(to:)``.
  var mark: Mark { Mark(nextID: nextID, kept: kept, places: places) }

  struct Mark {
    fileprivate let nextID: Int64
    fileprivate let kept: [String: Set<Int64>]
    fileprivate let places: Set<Int64>
  }

  /// Forgets what was kept since, because the store has undone it.
  func rewind(to mark: Mark) {
    (nextID, kept, places) = (mark.nextID, mark.kept, mark.places)
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
      if table.part == .record, places.contains(id >> 8) { continue }
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

package import RecordStore
package import Schema

/// What a store had at the end of a run, whatever later runs have changed.
///
/// Later runs have rows of their own, known by their ids, and images of what they changed; both are
/// taken back while reading. In memory is what later runs have changed, and no more. Belongs to one
/// thread.
package final class StoreState {
  /// A record of the old system that is loaded: its key, and the row that carries it.
  package struct Root: Sendable, Hashable {
    package let key: String
    /// The row's id without its last eight bits.
    package let place: Int64
    package let content: Int64
    /// Whether a complete extract had it no more.
    package let isClosed: Bool
  }

  /// A row with its stored cells.
  package struct StateRow: Sendable, Hashable {
    package let table: Table
    package let id: Int64
    package let cells: [SQLValue]
  }

  private let connection: any Connection
  /// Rows with this id and higher ones are of later runs.
  private let firstLater: Int64
  /// Rows as they were before the first later run that has changed them, by table and id.
  private var earlier: [String: [Int64: [SQLValue]]] = [:]
  /// Places of which a later run has put all rows anew: what was there is in ``earlier``.
  private var replaced: Set<Int64> = []

  package init(atEndOf run: Int64, in connection: any Connection) throws(StoreError) {
    self.connection = connection
    let first = try connection.integer("SELECT min(id) FROM load_file WHERE run > \(run)")
    firstLater = first.map { $0 << 40 } ?? .max
    var replacedBy: [Int64: Int64] = [:]
    try connection.rows(
      """
      SELECT run, load_file, table_name, row, image FROM before_image
      WHERE run > \(run) AND image IS NOT NULL ORDER BY run, id
      """
    ) { (row) throws(StoreError) in
      let (later, name, id) = (row.integer(0) ?? 0, row.text(2) ?? "", row.integer(3) ?? 0)
      guard let table = Tables.table(named: name) else { return }
      // A row that only a later run has put into a place was not there.
      if table.part == .record, let first = replacedBy[id >> 8], first != later { return }
      if table.part == .record, row.integer(1) != nil {
        replacedBy[id >> 8] = later
        replaced.insert(id >> 8)
      }
      if earlier[name]?[id] == nil {
        earlier[name, default: [:]][id] = RowImage(row.text(4) ?? "").cells
      }
    }
  }

  // MARK: Loaded records

  /// The records of a key space, in the order of their keys, from behind one of them.
  package func roots(
    of table: Table, origin: Int64, after key: String?, atMost count: Int
  ) throws(StoreError) -> [Root] {
    var condition: SQL = "origin = \(origin) AND id < \(firstLater)"
    if let key { condition += " AND legacy_key > \(key)" }
    let page = try connection.all(
      """
      SELECT id, legacy_key, content_hash, closed_by FROM \(identifier: table.name)
      WHERE \(condition) ORDER BY legacy_key LIMIT \(count)
      """
    ) { (row) throws(StoreError) in
      (
        id: row.integer(0) ?? 0,
        root: Root(
          key: row.text(1) ?? "", place: (row.integer(0) ?? 0) >> 8,
          content: row.integer(2) ?? 0, isClosed: row.integer(3) != nil)
      )
    }
    let isLast = page.count < count
    let last = page.last?.root.key
    var roots = page.map { earlierRoot(of: table, $0.id) ?? $0.root }
    let known = Set(page.map(\.id))
    // What later runs have taken out.
    for (id, cells) in earlier[table.name] ?? [:] where !known.contains(id) {
      guard cells[table.cell("origin")].integer == origin, let root = Self.root(table, cells),
        key.map({ Self.precedes($0, root.key) }) ?? true,
        isLast || last.map({ Self.precedes(root.key, $0) }) ?? true
      else { continue }
      roots.append(root)
    }
    return roots.sorted { Self.precedes($0.key, $1.key) }
  }

  /// Keys in the order of the store: by their bytes.
  package static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  private func earlierRoot(of table: Table, _ id: Int64) -> Root? {
    earlier[table.name]?[id].flatMap { Self.root(table, $0) }
  }

  private static func root(_ table: Table, _ cells: [SQLValue]) -> Root? {
    guard let id = cells[0].integer, let key = cells[table.cell("legacy_key")].text else {
      return nil
    }
    return Root(
      key: key, place: id >> 8, content: cells[table.cell("content_hash")].integer ?? 0,
      isClosed: cells[table.cell("closed_by")].integer != nil)
  }

  /// The rows that a record became, in the order of tables and ids.
  package func rows(ofPlace place: Int64, in tables: [Table]) throws(StoreError) -> [StateRow] {
    var rows: [StateRow] = []
    for table in tables {
      var ofTable: [Int64: [SQLValue]] = [:]
      if !replaced.contains(place) {
        let columns = table.stored.dropFirst().reduce("\"id\"" as SQL) {
          $0 + ", \(identifier: $1.name)"
        }
        let found = try connection.all(
          "SELECT " + columns + " FROM \(identifier: table.name)"
            + " WHERE id >= \(place << 8) AND id < \((place + 1) << 8)",
          columns: table.stored.count)
        for cells in found { ofTable[cells[0].integer ?? 0] = cells }
      }
      for (id, cells) in earlier[table.name] ?? [:] where id >> 8 == place { ofTable[id] = cells }
      rows += ofTable.sorted { $0.key < $1.key }
        .map { StateRow(table: table, id: $0.key, cells: $0.value) }
    }
    return rows
  }

  /// The legacy key of a root row; `nil` where it has none, or was not there.
  package func key(ofRow id: Int64, in table: Table) throws(StoreError) -> String? {
    if let cells = earlier[table.name]?[id] { return cells[table.cell("legacy_key")].text }
    guard table.isRoot, id < firstLater else { return nil }
    return try connection.text("SELECT legacy_key FROM \(identifier: table.name) WHERE id = \(id)")
  }

  /// The rows of a control table that were there, with their cells.
  package func control(_ table: Table) throws(StoreError) -> [[SQLValue]] {
    let columns = table.stored.dropFirst().reduce("\"id\"" as SQL) {
      $0 + ", \(identifier: $1.name)"
    }
    var rows: [Int64: [SQLValue]] = [:]
    for cells in try connection.all(
      "SELECT " + columns + " FROM \(identifier: table.name)", columns: table.stored.count)
    {
      rows[cells[0].integer ?? 0] = cells
    }
    for (id, cells) in earlier[table.name] ?? [:] { rows[id] = cells }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension Table {
  /// The place of a stored column.
  package func cell(_ column: String) -> Int {
    guard let cell = stored.firstIndex(where: { $0.name == column }) else {
      preconditionFailure("\(name) has no column '\(column)'")
    }
    return cell
  }
}

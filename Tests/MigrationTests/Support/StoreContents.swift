import RecordStore
import Schema

/// What the rows of a store say, by the keys of the old system: the same for two stores that were
/// loaded in different ways.
struct StoreContents: Equatable {
  /// By table: legacy key of the record, number of the row in it, and cells.
  var rows: [String: Set<[SQLValue]>] = [:]
  /// The keys of records that are closed, by table.
  var closed: [String: Set<String>] = [:]

  init(_ store: any Connection) throws {
    var keys: [Int64: SQLValue] = [:]
    var closedPlaces: Set<Int64> = []
    for table in Tables.record where table.isRoot {
      let query: SQL = """
        SELECT id, legacy_key, closed_by FROM \(identifier: table.name)
        WHERE legacy_key IS NOT NULL
        """
      for row in try store.all(query, columns: 3) {
        guard let id = row[0].integer, let key = row[1].text else { continue }
        keys[id >> 8] = .text("\(table.name) \(key)")
        if row[2] != .null {
          closedPlaces.insert(id >> 8)
          closed[table.name, default: []].insert(key)
        }
      }
    }
    for table in Tables.record {
      let columns = table.stored.map(\.name)
      let references = Set(table.references.map(\.column) + ["row_id"])
      let query: SQL = "SELECT * FROM \(identifier: table.name) WHERE id >= \(Int64(1) << 40)"
      for cells in try store.all(query, columns: columns.count) {
        guard let id = cells[0].integer, !closedPlaces.contains(id >> 8) else { continue }
        var row = [keys[id >> 8] ?? .integer(id >> 8), .integer(id & 0xFF)]
        for (column, cell) in zip(columns, cells).dropFirst()
        where !["origin", "legacy_key", "content_hash", "closed_by"].contains(column) {
          if references.contains(column), let other = cell.integer, other >= 1 << 40 {
            row.append(keys[other >> 8] ?? cell)
          } else {
            row.append(cell)
          }
        }
        rows[table.name, default: []].insert(row)
      }
    }
  }
}

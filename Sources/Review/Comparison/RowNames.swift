import Load
import Migration
import RecordStore
import Schema
import Transform

/// What rows are called that references lead to: ids differ from store to store, keys do not.
struct RowNames {
  private let run: ComparedRun
  private var known: [Name: String] = [:]

  private struct Name: Hashable {
    let table: String
    let id: Int64
  }

  init(_ run: ComparedRun) { self.run = run }

  /// A legacy key, the code by which a crosswalk names the row, or for want of these the id.
  mutating func name(of id: Int64, in table: String) throws(StoreError) -> String {
    let name = Name(table: table, id: id)
    if let known = known[name] { return known }
    let found = try find(id, in: table)
    known[name] = found
    return found
  }

  private func find(_ id: Int64, in table: String) throws(StoreError) -> String {
    guard let declared = Tables.table(named: table) else { return String(id) }
    if id >> 40 > 0 { return try run.state.key(ofRow: id, in: declared) ?? String(id) }
    let crosswalk = run.checked?.project.crosswalks.first { $0.table == table }
    guard let crosswalk else { return String(id) }
    return try run.connection.text(
      "SELECT \(identifier: crosswalk.field) FROM \(identifier: table) WHERE id = \(id)")
      ?? String(id)
  }
}

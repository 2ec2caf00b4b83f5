package import RecordStore
import Schema

/// What staff have done with what a run has loaded or changed: from the first of it on, one fixes
/// forward.
package struct StaffWork: Sendable, Hashable {
  /// Rows of one table.
  package struct Rows: Sendable, Hashable {
    package let table: String
    /// Records of the run of which staff have changed a row.
    package let changed: Int
    /// Rows of the EPR's own that refer to rows of the run.
    package let added: Int
  }

  /// In the schema's order; empty as long as the run can be rolled back.
  package let rows: [Rows]

  /// How many rows and records it is in all.
  package var count: Int { rows.reduce(0) { $0 + $1.changed + $1.added } }

  /// Each table with its count: `patient 2, appointment 1`.
  package var words: String {
    rows.map { "\($0.table) \($0.changed + $0.added)" }.joined(separator: ", ")
  }

  /// Looks through the store: a pass over each table.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - files: The numbers of those of its files that are meant.
  ///   - connection: Of the store.
  /// - Throws: When the store fails.
  package init(
    sinceRun run: Int64, files: Set<Int64>, in connection: any Connection
  ) throws(StoreError) {
    var changed: Set<Int64> = []
    try connection.rows("SELECT table_name, row FROM before_image WHERE run = \(run)") {
      (row) throws(StoreError) in
      guard Tables.table(named: row.text(0) ?? "")?.part == .record else { return }
      changed.insert((row.integer(1) ?? 0) >> 8)
    }
    var rows: [Rows] = []
    for table in Tables.record {
      let touched = try connection.ids(
        "SELECT id FROM \(identifier: table.name) WHERE row_version <> 1")
      let places = Set(touched.map { $0 >> 8 }).filter {
        files.contains($0 >> 32) || changed.contains($0)
      }
      let added = try Self.added(to: table, files, connection)
      guard places.count + added > 0 else { continue }
      rows.append(Rows(table: table.name, changed: places.count, added: added))
    }
    self.rows = rows
  }

  /// How many rows of the EPR's own refer to rows of the files.
  private static func added(
    to table: Table, _ files: Set<Int64>, _ connection: any Connection
  ) throws(StoreError) -> Int {
    guard !table.references.isEmpty else { return 0 }
    let columns = table.references.dropFirst().reduce(
      "\(identifier: table.references[0].column)" as SQL
    ) { $0 + ", \(identifier: $1.column)" }
    var count = 0
    try connection.rows(
      "SELECT " + columns + " FROM \(identifier: table.name) WHERE id < \(Int64(1) << 40)"
    ) { (row) throws(StoreError) in
      let refers = table.references.indices.contains { column in
        files.contains((row.integer(column) ?? 0) >> 40)
      }
      if refers { count += 1 }
    }
    return count
  }
}

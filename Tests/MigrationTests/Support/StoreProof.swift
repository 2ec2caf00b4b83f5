import RecordStore
import Schema
import Testing

/// What must be true of every store after every run.
enum StoreProof {
  static func expectSound(
    _ store: any Connection, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let integrity = try store.text("PRAGMA integrity_check")
    let orphans = try store.all("PRAGMA foreign_key_check", columns: 1)
    #expect(integrity == "ok", sourceLocation: sourceLocation)
    #expect(orphans == [], sourceLocation: sourceLocation)
  }

  /// The references that the store itself declares, each as `table.column → table`.
  static func declaredReferences(of store: any Connection) throws -> [String] {
    try Tables.all.flatMap { table in
      let query: SQL = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(\(table.name))"
      return try store.all(query) { (row) throws(StoreError) in
        "\(table.name).\(row.text(0) ?? "") → \(row.text(1) ?? "")"
      }
    }.sorted()
  }

  /// How many rows each table of the EPR has.
  static func rowCounts(_ store: any Connection) throws -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for table in Tables.record {
      counts[table.name] = try store.integer("SELECT count(*) FROM \(identifier: table.name)")
    }
    return counts
  }
}

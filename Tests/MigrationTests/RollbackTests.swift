import Diagnostics
import Foundation
import Migration
import RecordStore
import Schema
import TestSupport
import Testing

/// A rollback leaves the store as it was before the run.
@Suite struct RollbackTests {
  private static func rollBack(
    in folder: String, run: String? = nil, files: Set<String> = [], mappings: Set<String> = []
  ) throws -> RollbackRun.Summary {
    try RollbackRun(
      store: "sqlite:\(folder)/trial.db", run: run, files: files, mappings: mappings
    ).carryOut()
  }

  /// All rows of all tables, but for the runs themselves.
  private static func contents(of store: any Connection) throws -> [String: [[SQLValue]]] {
    var contents: [String: [[SQLValue]]] = [:]
    for table in Tables.all where table.name != "run" {
      contents[table.name] = try store.all(
        "SELECT * FROM \(identifier: table.name) ORDER BY id", columns: table.stored.count)
    }
    return contents
  }

  @Test func `the first run leaves an empty store, which is loaded as a new one`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 60, seed: 21, into: exports)
    let project = try Trial.project()
    let first = try Trial.run(project, from: exports, in: folder.path)
    let loaded = try StoreProof.rowCounts(Trial.store(in: folder.path))

    let summary = try Self.rollBack(in: folder.path, run: first.run)
    #expect(summary.run == first.run && summary.removed > first.loaded)
    let left = try StoreProof.rowCounts(Trial.store(in: folder.path))
    #expect(left.values.allSatisfy { $0 == 0 })

    let second = try Trial.run(project, from: exports, in: folder.path)
    #expect(second.run != first.run && second.loaded == first.loaded && second.balanced)
    #expect(try StoreProof.rowCounts(Trial.store(in: folder.path)) == loaded)
    try StoreProof.expectSound(Trial.store(in: folder.path))
  }

  @Test(arguments: Trial.systems)
  func `a second run with other files leaves the store as the first had left it`(
    _ system: Trial.System
  ) throws {
    let folder = try TemporaryFolder()
    for seed in 1...2 {
      try Trial.generate(
        system, records: system.records, defects: system.defects, seed: UInt64(seed),
        into: folder.path(of: "exports\(seed)"))
    }
    let manifest = try folder.text(of: "exports2/manifest.csv")
    try folder.write("exports2/manifest.csv", manifest.replacing(",full", with: ",changes"))
    let project = try Trial.project(system.folder)
    _ = try Trial.run(project, from: folder.path(of: "exports1"), in: folder.path)
    let before = try Self.contents(of: Trial.store(in: folder.path))

    // Other people, of some systems under the same keys: records change, are new, or break rules.
    let second = try Trial.run(project, from: folder.path(of: "exports2"), in: folder.path)
    #expect(second.loaded > 0 && second.balanced)
    let summary = try Self.rollBack(in: folder.path)
    #expect(summary.run == second.run && summary.removed + summary.restored > 0)

    let after = try Self.contents(of: Trial.store(in: folder.path))
    for (table, rows) in before {
      #expect(after[table] == rows, "\(table)")
    }
    try StoreProof.expectSound(Trial.store(in: folder.path))
  }

  @Test func `a file on which no other depends can leave by itself`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 60, seed: 22, into: exports)
    let first = try Trial.run(Trial.project(), from: exports, in: folder.path)

    let refused = #expect(throws: MigrationError.self) {
      try Self.rollBack(in: folder.path, files: ["PMI_001.csv"])
    }
    #expect(refused?.diagnostic.message.contains("refer") == true)
    let summary = try Self.rollBack(in: folder.path, mappings: ["patient_flag"])
    #expect(summary.removed > 0)
    let store = try Trial.store(in: folder.path)
    #expect(try store.integer("SELECT count(*) FROM patient_flag") == 0)
    let patients = first.files.first { $0.mapping == "patient" }?.loaded
    #expect(try store.integer("SELECT count(*) FROM patient") == patients.map(Int64.init))
    try StoreProof.expectSound(store)
  }

  @Test func `what staff have worked with stays`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 60, seed: 23, into: exports)
    _ = try Trial.run(Trial.project(), from: exports, in: folder.path)
    do {
      let staff = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.live)
      try staff.execute(
        """
        UPDATE patient SET row_version = 2, marital_status = 'M'
        WHERE id = (SELECT min(id) FROM patient)
        """)
    }
    let refused = #expect(throws: MigrationError.self) { try Self.rollBack(in: folder.path) }
    #expect(refused?.diagnostic.code == .pointOfNoReturn)
    #expect(refused?.diagnostic.message.contains("1 records") == true)
  }
}

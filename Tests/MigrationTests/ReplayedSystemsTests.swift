import Foundation
import Migration
import RecordStore
import TestSupport
import Testing

/// Replays of every shipped system's rejected and waiting records.
@Suite struct ReplayedSystemsTests {
  @Test(.timeLimit(.minutes(10)), arguments: Trial.systems)
  func `as long as nobody has decided anything a replay finds everything as it was`(
    system: Trial.System
  ) throws {
    let folder = try TemporaryFolder()
    let seed = UInt64.random(in: 1...100_000)
    print("Seed \(seed)")
    try Trial.generate(
      system, records: system.records, defects: system.defects, seed: seed,
      into: folder.path(of: "exports"))
    let project = try Trial.project(system.folder)
    let first = try Trial.run(
      project, from: folder.path(of: "exports"), in: folder.path(of: ""))
    #expect(first.rejected > 0)
    let before = try Self.isolated(folder)
    let contents = try StoreContents(Trial.store(in: folder.path(of: "")))

    var options = MigrationRun.Options(
      kind: .replay, exports: folder.path(of: "exports"),
      store: "sqlite:\(folder.path(of: "trial.db"))",
      work: try WorkFolder(folder.path(of: "trial.work")))
    options.recordsPerTransaction = 7
    let replay = try MigrationRun(project, options: options, report: { _ in }).run()

    #expect(replay.balanced)
    #expect(replay.toFix == first.toFix)
    #expect((replay.rejected, replay.held) == (first.rejected, first.held))
    #expect(replay.loaded == 0 && replay.duplicate == 0)
    #expect(try StoreContents(Trial.store(in: folder.path(of: ""))) == contents)
    let after = try Self.isolated(folder)
    for (id, row) in before where after[id] != row {
      let differences = zip(row, after[id] ?? []).enumerated().filter { $1.0 != $1.1 }
      Issue.record("\(id): \(differences)")
    }
    #expect(after.count == before.count)
  }

  /// What is told of each isolated record, by its reject id.
  private static func isolated(
    _ folder: borrowing TemporaryFolder
  ) throws -> [String: [SQLValue]] {
    let rows = try Trial.store(in: folder.path(of: "")).all(
      """
      SELECT reject_id, load_file, record, first_line, last_line, byte_start, byte_length, mapping,
        legacy_key, outcome, root_reject, missing_table, missing_key, first_run, status,
        (SELECT group_concat(slug, ' ') FROM (SELECT slug FROM isolated_fault
          WHERE isolated_record = isolated_record.id ORDER BY slug))
      FROM isolated_record
      """, columns: 16)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0].text ?? "", Array($0.dropFirst())) })
  }
}

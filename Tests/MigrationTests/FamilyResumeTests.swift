import Diagnostics
import Foundation
import Migration
import RecordStore
import TestSupport
import Testing

/// Merge chains and loops, and spells that leave with all that is theirs: wherever the run ends, it
/// goes on to the same store.
@Suite struct FamilyResumeTests {
  private static func options(
    _ folder: borrowing TemporaryFolder, _ name: String
  ) throws -> MigrationRun.Options {
    var options = MigrationRun.Options(
      kind: .run, exports: folder.path(of: "exports"), store: "sqlite:\(folder.path)/\(name).db",
      work: try WorkFolder("\(folder.path)/\(name).work"))
    options.recordsPerTransaction = 1
    return options
  }

  private static func contents(
    _ folder: borrowing TemporaryFolder, _ name: String
  ) throws -> StoreContents {
    try StoreContents(Stores.open("sqlite:\(folder.path)/\(name).db").connect(.readOnly))
  }

  private static func findings(
    _ summary: RunSummary, _ folder: borrowing TemporaryFolder, _ name: String
  ) throws -> [Finding] {
    try Finding.stored(
      summary.run, in: Stores.open("sqlite:\(folder.path)/\(name).db").connect(.readOnly))
  }

  @Test func `only the links of a loop are isolated, and a spell leaves with all that is its`()
    throws
  {
    let folder = try TemporaryFolder()
    let project = try Trial.project(FamilyProject.write(into: folder))
    let whole = try MigrationRun(project, options: Self.options(folder, "whole")) { _ in }.run()
    #expect(whole.balanced)
    let found = try Self.findings(whole, folder, "whole")
    #expect(
      found.filter { $0.reason == "MERGE_LOOP" }.map(\.description) == [
        "merges10.csv:3 rejected MERGE_LOOP", "merges11.csv:1 rejected MERGE_LOOP",
        "merges11.csv:2 rejected MERGE_LOOP",
      ])
    let store = try Stores.open("sqlite:\(folder.path)/whole.db").connect(.readOnly)
    #expect(
      try store.all("SELECT legacy_key FROM patient_merge ORDER BY id", columns: 1)
        == ["M1", "M2", "M6"].map { [.text($0)] })
    // Those whose episodes overlap, lie outside or have a number twice, and whose ward stays do.
    #expect(
      try store.all(
        "SELECT legacy_key FROM spell ORDER BY id", columns: 1)
        == [1, 2, 4, 6, 8, 10, 11, 12].map { [.text("S\($0)")] })
    for table in ["episode", "ward_stay"] {
      let parents = try store.all(
        """
        SELECT DISTINCT spell.legacy_key FROM \(identifier: table) AS child
        JOIN spell ON spell.id = child.spell ORDER BY spell.id
        """, columns: 1)
      #expect(parents == [1, 2, 4, 6, 8, 10, 11, 12].map { [.text("S\($0)")] }, "\(table)")
    }
    try StoreProof.expectSound(store)
  }

  @Test func `ended at any batch, it goes on to the same store`() throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(FamilyProject.write(into: folder))
    let whole = try MigrationRun(project, options: Self.options(folder, "whole")) { _ in }.run()
    let contents = try Self.contents(folder, "whole")
    let findings = try Self.findings(whole, folder, "whole")
    var number = 0
    while true {
      number += 1
      let name = "ended\(number)"
      var options = try Self.options(folder, name)
      options.interruption = Interruption(atQuestion: number)
      let ended = try MigrationRun(project, options: options) { _ in }.run()
      guard ended.verdict == .failed else { break }
      #expect(ended.message?.contains("MIG8009") == true, "question \(number)")

      // Ended a second time on its way, where it gets as far.
      for again in [Interruption(atQuestion: number + 1), nil] {
        var resumed = try MigrationRun.Options.resuming(
          in: "sqlite:\(folder.path)/\(name).db", project, exports: nil, manifest: nil,
          work: options.work, logger: nil)
        resumed.recordsPerTransaction = 1
        resumed.interruption = again
        let summary = try MigrationRun(project, options: resumed) { _ in }.run()
        guard summary.verdict != .failed else { continue }
        #expect(summary.files == whole.files && summary.balanced, "question \(number)")
        #expect(summary.toFix == whole.toFix, "question \(number)")
        #expect(try Self.findings(summary, folder, name) == findings, "question \(number)")
        break
      }
      #expect(try Self.contents(folder, name) == contents, "question \(number)")
    }
    #expect(number > 20)
  }

  @Test func `a record leaves the store only with its original, though its file is gone by then`()
    throws
  {
    let folder = try TemporaryFolder()
    let project = try Trial.project(FamilyProject.write(into: folder))
    let whole = try MigrationRun(project, options: Self.options(folder, "whole")) { _ in }.run()
    let exports = folder.path(of: "exports")
    try folder.copy(exports, to: "copy")
    let options = try Self.options(folder, "gone")
    let failed = try MigrationRun(project, options: options) { progress in
      guard progress.stage == "proving: offenders" else { return }
      try? FileManager.default.removeItem(atPath: exports)
    }.run()
    #expect(failed.verdict == .failed && failed.message?.contains("MIG1111") == true)
    #expect(failed.message?.contains("Put the exports back") == true)

    try folder.copy(folder.path(of: "copy"), to: "exports")
    let resuming = try MigrationRun.Options.resuming(
      in: "sqlite:\(folder.path)/gone.db", project, exports: nil, manifest: nil,
      work: options.work, logger: nil)
    let resumed = try MigrationRun(project, options: resuming) { _ in }.run()
    #expect(resumed.balanced && resumed.toFix == whole.toFix)
    #expect(try Self.contents(folder, "gone") == Self.contents(folder, "whole"))
    func originals(_ name: String) throws -> [[SQLValue]] {
      try Stores.open("sqlite:\(folder.path)/\(name).db").connect(.readOnly).all(
        "SELECT reject_id, original, first_line FROM isolated_record ORDER BY reject_id",
        columns: 3)
    }
    #expect(try originals("gone") == originals("whole"))
  }

  @Test(arguments: ["decisions.jsonl", "decisions.head"])
  func `a list of decisions that cannot be read is not taken for an empty one`(
    _ file: String
  ) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(FamilyProject.write(into: folder))
    try folder.write("trial.work/\(file)/no", "a folder in its place")
    let error = #expect(throws: MigrationError.self) {
      try MigrationRun(project, options: Self.options(folder, "trial")) { _ in }.run()
    }
    #expect(error?.diagnostic.place?.file == file)
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "trial.db")))
  }
}

import Diagnostics
import Foundation
import Migration
import RecordStore
import TestSupport
import Testing
import Transform

/// A run that ends early goes on, and its store is then what it would have been.
@Suite struct ResumeTests {
  /// Ends a run after some batches, as Ctrl-C does.
  private static func run(
    _ project: CheckedProject, from exports: String, in folder: String, endingAfter reports: Int
  ) throws -> RunSummary {
    let interruption = Interruption()
    var options = MigrationRun.Options(
      kind: .run, exports: exports, store: "sqlite:\(folder)/trial.db",
      work: try WorkFolder("\(folder)/trial.work"))
    options.interruption = interruption
    options.recordsPerTransaction = 1
    // Reports come at times, not at batches: where it ends differs, what comes of it must not.
    var count = 0
    return try MigrationRun(
      project, options: options,
      report: { _ in
        count += 1
        if count >= reports { interruption.raise() }
      }
    ).run()
  }

  private static func resume(
    _ project: CheckedProject, in folder: String
  ) throws -> RunSummary {
    let options = try MigrationRun.Options.resuming(
      in: "sqlite:\(folder)/trial.db", project, exports: nil, manifest: nil,
      work: WorkFolder("\(folder)/trial.work"), logger: nil)
    return try MigrationRun(project, options: options, report: { _ in }).run()
  }

  @Test(arguments: Trial.systems, [1, 2, 3])
  func `an interrupted run goes on to the same counts and causes`(
    _ system: Trial.System, after reports: Int
  ) throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(
      system, records: system.records, defects: system.defects, seed: 3, into: exports)
    let project = try Trial.project(system.folder)
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "whole"), withIntermediateDirectories: true)
    let whole = try Trial.run(project, from: exports, in: folder.path(of: "whole"))

    let ended = try Self.run(project, from: exports, in: folder.path, endingAfter: reports)
    #expect(ended.verdict == .failed && ended.message?.contains("MIG8009") == true)
    #expect(ended.message?.contains("migrate resume") == true)
    let resumed = try Self.resume(project, in: folder.path)

    #expect(resumed.run == ended.run && resumed.verdict == whole.verdict && resumed.balanced)
    #expect(resumed.files == whole.files && resumed.rules == whole.rules)
    #expect(resumed.toFix == whole.toFix && resumed.liveRejected == whole.liveRejected)
    let (store, other) = (
      try Trial.store(in: folder.path), try Trial.store(in: folder.path(of: "whole"))
    )
    #expect(
      try Finding.stored(resumed.run, in: store) == Finding.stored(whole.run, in: other))
    #expect(try StoreProof.rowCounts(store) == StoreProof.rowCounts(other))
    try StoreProof.expectSound(store)
  }

  @Test func `nothing else is loaded into a store whose run has not ended`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 50, seed: 4, into: exports)
    let project = try Trial.project()
    _ = try Self.run(project, from: exports, in: folder.path, endingAfter: 1)

    let error = #expect(throws: MigrationError.self) {
      try Trial.run(project, from: exports, in: folder.path)
    }
    #expect(error?.diagnostic.code == .storeUnfinished)
    #expect(error?.diagnostic.remedy.contains("migrate resume --into sqlite:") == true)
  }

  @Test func `a second run is told that the first is loading, and since when`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 50, seed: 6, into: exports)
    let project = try Trial.project()
    let interruption = Interruption()
    var options = MigrationRun.Options(
      kind: .run, exports: exports, store: "sqlite:\(folder.path)/trial.db",
      work: try WorkFolder("\(folder.path)/trial.work"))
    options.interruption = interruption
    var second: MigrationError?
    let first = try MigrationRun(
      project, options: options,
      report: { progress in
        guard second == nil, progress.records > 0 else { return }
        second = #expect(throws: MigrationError.self) {
          try Trial.run(project, from: exports, in: folder.path)
        }
      }
    ).run()
    #expect(first.balanced && first.verdict != .failed)
    #expect(second?.diagnostic.code == .storeBusy)
    #expect(second?.diagnostic.message.contains(", since 2") == true)
  }

  @Test func `a run that has ended has nothing to resume`() throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project()
    _ = try Trial.run(project, from: project.project.exports, in: folder.path)

    let error = #expect(throws: MigrationError.self) {
      try Self.resume(project, in: folder.path)
    }
    #expect(error?.diagnostic.code == .nothingToResume)
  }

  @Test func `a run goes on with its own rules and its own files only`() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Repository.path("Mappings"), to: "Mappings")
    try folder.copy(Repository.path("Fixtures/national"), to: "Fixtures/national")
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 50, seed: 5, into: exports)
    let project = try Trial.project(folder.path(of: "Mappings/medway-csv"))
    _ = try Self.run(project, from: exports, in: folder.path, endingAfter: 2)

    let table = "Mappings/medway-csv/codes/person_marital_status.csv"
    let lines = try folder.text(of: table)
    try folder.write(table, lines.replacing("SEP,Separated,P,", with: "SEP,Separated,N,"))
    let changed = try Trial.project(folder.path(of: "Mappings/medway-csv"))
    let ofRules = #expect(throws: MigrationError.self) {
      try Self.resume(changed, in: folder.path)
    }
    #expect(ofRules?.diagnostic.code == .notResumable)

    try FileManager.default.removeItem(atPath: "\(exports)/manifest.csv")
    let patients = try String(contentsOfFile: "\(exports)/PMI_001.csv", encoding: .isoLatin1)
    // One blank line more: the same records, and another file.
    try (patients + "\r\n")
      .write(toFile: "\(exports)/PMI_001.csv", atomically: true, encoding: .isoLatin1)
    let ofFiles = try Self.resume(project, in: folder.path)
    #expect(ofFiles.verdict == .failed && ofFiles.message?.contains("MIG1105") == true)
  }
}

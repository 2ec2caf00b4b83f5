import Foundation
import Migration
import Review
import Testing

/// What a run leaves for the reports of runs to come.
@Suite struct OpenCausesTests {
  private static func folder() -> String {
    FileManager.default.temporaryDirectory.appending(path: "open-\(UUID())").path
  }

  /// Leaves a summary and a list of causes, as a run does.
  private static func leave(
    _ run: String, _ ids: [String], project: String = "medway-csv", verdict: String = "accepted",
    in work: WorkFolder
  ) throws {
    try FileManager.default.createDirectory(
      atPath: work.folder(ofRun: run), withIntermediateDirectories: true)
    var summary = try SampleRun.summary(verdict: verdict)
    summary.run = run
    summary.project = project
    try JSONEncoder().encode(summary).write(
      to: URL(filePath: "\(work.folder(ofRun: run))/summary.json"))
    try FirstScreenTests.causes(run, ids).write(into: work)
  }

  @Test func `the list is read as it was written, and is of its owner alone`() throws {
    let folder = Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let work = try WorkFolder(folder)
    try Self.leave("2026-11-20-a", ["a", "b"], in: work)
    let data = try #require(work.read(OpenCauses.fileName, ofRun: "2026-11-20-a"))
    #expect(
      OpenCauses(run: "2026-11-20-a", reading: data)
        == FirstScreenTests.causes("2026-11-20-a", ["a", "b"]))
    let path = "\(work.folder(ofRun: "2026-11-20-a"))/\(OpenCauses.fileName)"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `only runs before this one, of the same project and to their end, are compared`()
    throws
  {
    let folder = Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let work = try WorkFolder(folder)
    try Self.leave("2026-11-18-a", ["a"], in: work)
    try Self.leave("2026-11-19-a", ["a", "b"], project: "other", in: work)
    try Self.leave("2026-11-20-a", ["a", "b", "c"], verdict: "failed", in: work)
    try Self.leave("2026-11-23-a", ["a", "b", "c", "d"], in: work)
    let summary = try SampleRun.summary()
    let history = RunHistory(
      before: summary, current: OpenCauses(run: summary.run, causes: []), in: work)
    // The run 2026-11-22-a is not in the folder; the one of the 23rd is not before it.
    #expect(history.earlier.map(\.run).contains("2026-11-18-a"))
    #expect(!history.earlier.map(\.run).contains("2026-11-19-a"))
    #expect(!history.earlier.map(\.run).contains("2026-11-20-a"))
    #expect(!history.earlier.map(\.run).contains("2026-11-23-a"))
  }

  @Test func `a missing record is one cause without its key`() {
    let causes = OpenCauses(run: "r", SampleRun.records)
    #expect(causes.causes.count == 7)
    #expect(causes.count(of: "PARENT_MISSING") == 1)
    #expect(!causes.text.contains("M0777777"))
  }
}

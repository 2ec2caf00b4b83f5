import Foundation
import TestSupport
import Testing

/// One file that comes through a pipe.
@Suite struct StandardInputTests {
  /// Runs the project with its file piped in.
  static func pipe(_ options: String, in folder: String) async throws -> CommandResult {
    let migrate = BuildFolder.path + "/migrate"
    let line =
      "cat people.csv | '\(migrate)' run project --into sqlite:trial.db --from - --json --quiet"
    return try await Command("/bin/sh", ["-c", "\(line) \(options)"], in: folder).run()
  }

  @Test func `a file from a pipe is loaded, and is not proved`() async throws {
    let project = try PipedProject()
    let result = try await Self.pipe("", in: project.folder.path)
    let summary = try PrintedSummary(result.output)
    #expect(result.status == 2, "\(result)")
    #expect(summary.balanced)
    #expect(summary.files.map(\.read) == [3] && summary.loaded == 2 && summary.rejected == 1)
    #expect(summary.files.map(\.proved) == [false])
    let kept = try FileManager.default.subpathsOfDirectory(
      atPath: project.folder.path(of: "trial.db.work/standard-input"))
    #expect(kept.contains { $0.hasSuffix("/people.csv") })
  }

  @Test func `a manifest proves it under its own name`() async throws {
    let project = try PipedProject(files: "PMI_*.csv")
    let hash = try Digest.sha256(of: project.people)
    try project.folder.write(
      "manifest.csv",
      "file,record_type,rows,sha256,as_at,extent\nPMI_7.csv,pmi,3,\(hash),2026-11-22,full\n")
    let result = try await Self.pipe("--manifest manifest.csv", in: project.folder.path)
    #expect(result.status == 2, "\(result)")
    let summary = try PrintedSummary(result.output)
    #expect(summary.files.map(\.proved) == [true])
    #expect(summary.files.map(\.file) == ["PMI_7.csv"])
  }

  @Test func `a project of several files wants a folder`() async throws {
    let sample = try SampleProject()
    let result = try await Command.migrate(
      "run", sample.path, "--into", sample.store, "--from", "-", "--quiet"
    ).run()
    #expect(result.status == 5)
    #expect(result.errors.contains("error[MIG1116]"), "\(result)")
    #expect(!sample.hasStore)
  }
}

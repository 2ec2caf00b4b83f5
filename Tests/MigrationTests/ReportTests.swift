import Diagnostics
import Migration
import RecordStore
import TestSupport
import Testing

/// The old system's own reports: declared, read and compared, never loaded.
@Suite struct ReportTests {
  private static func run(
    _ project: ReportProject, in folder: borrowing TemporaryFolder
  ) throws -> RunSummary {
    let path = try project.write(into: folder)
    return try Trial.run(
      Trial.project(path), from: folder.path(of: "exports"), in: folder.path)
  }

  @Test func `a report is counted as read and loads nothing`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(ReportProject(), in: folder)
    #expect(summary.verdict == .complete)
    #expect(summary.balanced && summary.declared == summary.read)
    #expect(summary.read == 8 && summary.loaded == 6 && summary.compared == 2)
    let file = try #require(summary.files.first { $0.file == "ward_list.csv" })
    #expect(file.proved && file.read == 2 && file.compared == 2 && file.loaded == 0)
    let store = try Trial.store(in: folder.path)
    #expect(try StoreProof.rowCounts(store).values.reduce(0, +) == 6)
    try StoreProof.expectSound(store)
  }

  @Test func `a report with fewer lines than declared fails before anything is loaded`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(ReportProject(declared: 3), in: folder)
    #expect(summary.verdict == .failed && summary.loaded == 0)
    #expect(summary.message?.contains("ward_list.csv") == true)
  }

  @Test func `a line of a report that cannot be split is listed, and its file not proved`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(ReportProject(wardList: ["P1,7A", "P2,7B,9"]), in: folder)
    #expect(summary.balanced && summary.read == 8 && summary.compared == 2)
    #expect(summary.files.first { $0.file == "ward_list.csv" }?.proved == false)
    #expect(
      try Finding.stored(summary.run, in: Trial.store(in: folder.path)).map(\.description) == [
        "ward_list.csv:3 listed \(Reasons.tooManyFields.slug)"
      ])
  }
}

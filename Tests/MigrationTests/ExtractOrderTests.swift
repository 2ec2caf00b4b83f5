import Diagnostics
import Foundation
import Migration
import TestSupport
import Testing

/// Extracts that are not what they claim to be, come twice, or come in the wrong order.
@Suite struct ExtractOrderTests {
  private static let appointments = "Outpatients_001.csv"

  /// The place of a column in the header of a file.
  private static func column(_ name: String, of file: String, in copy: ExportCopy) throws -> Int {
    let header = try #require(copy.lines[file]?.first)
    return try #require(header.split(separator: ",").map(String.init).firstIndex(of: name))
  }

  /// The cells of a line; a comma within quotes parts none.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test func `one specialty that claims to be all closes nothing, and stops the run`() throws {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 51)
    _ = try Extracts.run(copy, as: "whole", in: folder)
    let before = try Extracts.contents(folder)

    let place = try Self.column("MAIN_SPECIALTY_CODE", of: Self.appointments, in: copy)
    let lines = try #require(copy.lines[Self.appointments])
    let kept = lines.dropFirst().filter { Self.cells($0)[place] == "GS" }
    #expect(kept.count > 10 && lines.count - kept.count > 600)
    copy.lines[Self.appointments] = [lines[0]] + kept
    let partial = try Extracts.run(copy, as: "partial", in: folder)

    #expect(partial.verdict == .stopped && partial.closed == 0)
    #expect(partial.message?.contains("at most 500 may be closed") == true)
    // Nobody can talk it into closing them by going on.
    let options = try MigrationRun.Options.resuming(
      in: "sqlite:\(folder.path(of: "store"))/trial.db", Trial.project(), exports: nil,
      manifest: nil, work: WorkFolder(folder.path(of: "store/trial.work")), logger: nil)
    let resumed = try MigrationRun(Trial.project(), options: options) { _ in }.run()
    #expect(resumed.verdict == .stopped && resumed.closed == 0)
    #expect(try Extracts.contents(folder) == before)
  }

  @Test func `a file that was sent twice under two names is loaded once`() throws {
    let folder = try TemporaryFolder()
    let copy = try Extracts.make(folder, seed: 52)
    let once = try Extracts.run(copy, as: "once", in: folder)
    let exports = folder.path(of: "twice")
    try copy.write(into: exports)
    try FileManager.default.copyItem(
      atPath: "\(exports)/Alerts_001.csv", toPath: "\(exports)/Alerts_002.csv")
    let manifest = try String(contentsOfFile: "\(exports)/manifest.csv", encoding: .utf8)
    let line = try #require(manifest.split(separator: "\n").first { $0.hasPrefix("Alerts_001") })
    try (manifest + line.replacing("Alerts_001", with: "Alerts_002") + "\n")
      .write(toFile: "\(exports)/manifest.csv", atomically: true, encoding: .utf8)

    let work = try WorkFolder(folder.path(of: "store-twice.work"))
    let twice = try MigrationRun(
      Trial.project(),
      options: MigrationRun.Options(
        kind: .run, exports: exports, store: "sqlite:\(folder.path(of: "twice.db"))", work: work)
    ) { _ in }.run()
    let again = try #require(twice.files.first { $0.file == "Alerts_002.csv" })
    #expect(twice.balanced && again.loaded == 0 && again.duplicate == again.read)
    #expect(twice.loaded == once.loaded && twice.rejected == once.rejected)

    // And into the store that has it already, in a run of its own.
    let later = try Extracts.run(copy, as: "later", in: folder)
    #expect(later.balanced && later.loaded == 0 && later.closed == 0)
  }

  @Test func `an extract that is older than what is loaded is refused before anything is written`()
    throws
  {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 53)
    let older = copy
    _ = try Extracts.run(copy, as: "first", in: folder)
    copy.asAt = "2030-01-02T03:00:00"
    copy.lines["Alerts_001.csv"]?.removeLast()
    let newer = try Extracts.run(copy, as: "newer", in: folder)
    #expect(newer.closed == 1)
    let before = try Extracts.contents(folder)

    for extent in ["full", "changes"] {
      let error = #expect(throws: MigrationError.self) {
        try Extracts.run(older, as: "older \(extent)", extent: extent, in: folder)
      }
      #expect(error?.diagnostic.code == .olderExtract)
      #expect(error?.diagnostic.message.contains("2030-01-02T03:00:00Z") == true)
      #expect(error?.diagnostic.remedy.contains("migrate rollback") == true)
    }
    #expect(try Extracts.contents(folder) == before)
    // One that is as old may come again, and so may the older one once the newer has left.
    #expect(try Extracts.run(copy, as: "newer again", in: folder).loaded == 0)
    for _ in 0..<2 {
      _ = try RollbackRun(
        store: "sqlite:\(folder.path(of: "store"))/trial.db", run: nil, files: [], mappings: []
      ).carryOut()
    }
    #expect(try Extracts.run(older, as: "older at last", in: folder).loaded == 0)
  }
}

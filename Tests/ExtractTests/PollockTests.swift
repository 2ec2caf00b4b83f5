import Foundation
import Testing
import pollock_benchmark

/// The files of the Pollock benchmark; `Benchmarks/pollock/run` prints the whole table.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"] != nil,
    "TRACKWAY_CORPORA names no folder of test data"))
struct PollockTests {
  /// The part of a corpus that lies packed, unpacked for one test.
  private static func unpacked(_ folder: borrowing TemporaryFolder) throws -> PollockFiles {
    let corpus = CorporaTests.path("pollock")
    for name in try FileManager.default.contentsOfDirectory(atPath: corpus)
    where name.hasSuffix(".tar.xz") {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["tar", "--extract", "--file", "\(corpus)/\(name)", "-C", folder.path]
      try process.run()
      process.waitUntilExit()
    }
    return PollockFiles(folder: folder.path + "/polluted_files")
  }

  private static func score(_ reading: PollockReading, _ clean: [[String]]) -> Double {
    let header = reading.header.isEmpty ? [] : [reading.header]
    return PollockScore(clean: clean, loaded: header + reading.whole).total
  }

  @Test func `a clean file scores ten against itself`() throws {
    let files = PollockFiles(folder: CorporaTests.path("pollock/survey_sample"))
    for name in try files.names() {
      let clean = try files.clean(name)
      #expect(PollockScore(clean: clean, loaded: clean).total == 10)
    }
  }

  @Test func `polluted files are read as the bars ask, and none is damaged without a word`() throws
  {
    let folder = try TemporaryFolder()
    let files = try Self.unpacked(folder)
    let weights = try PollockFiles.weights(CorporaTests.path("pollock/pollock_weights.json"))
    var points = 0.0
    var weighted = 0.0
    var weight = 0.0
    let names = try files.names()
    for name in names {
      let clean = try files.clean(name)
      let reading = try files.reading(of: name)
      let score = Self.score(reading, clean)
      points += score
      weighted += score * (weights[name] ?? 0)
      weight += weights[name] ?? 0
      let header = reading.header.isEmpty ? [] : [reading.header]
      let agrees = PollockFiles.agree(clean, header + reading.kept)
      #expect(agrees || !reading.diagnostics.isEmpty, "\(name)")
    }
    #expect(points / Double(names.count) >= 9.98)
    #expect(weighted / weight >= 9.90)
  }

  @Test func `files of the survey are read as the bar asks`() throws {
    let files = PollockFiles(folder: CorporaTests.path("pollock/survey_sample"))
    let names = try files.names()
    let points = try names.map { name in
      Self.score(try files.reading(of: name), try files.clean(name))
    }.reduce(0, +)
    #expect(points / Double(names.count) >= 9.5)
  }
}

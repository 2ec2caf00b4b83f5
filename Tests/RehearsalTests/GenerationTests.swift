import Extract
import Foundation
import Rehearsal
import TestSupport
import Testing

@Suite struct GenerationTests {
  @Test func `the same seed writes the same bytes, another seed other people`() throws {
    let folder = try TemporaryFolder()
    let project = try Exports.medway()
    for (name, seed) in [("one", 5), ("again", 5), ("other", 6)] {
      _ = try Rehearsal.generate(
        project, records: 4_000, defects: 60, seed: UInt64(seed),
        into: URL(filePath: folder.path(of: name)))
    }

    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "one")) {
      let one = try folder.bytes(of: "one/\(file)")
      #expect(try folder.bytes(of: "again/\(file)") == one, "\(file)")
      #expect(try folder.bytes(of: "other/\(file)") != one, "\(file)")
    }
  }

  @Test(arguments: [(200, 0), (4_000, 7), (4_001, 60), (9_000, 200)])
  func `there are exactly as many records and defects as were asked for`(
    records: Int, defects: Int
  ) throws {
    let folder = try TemporaryFolder()
    let exports = try Exports(
      Exports.medway(), records: records, defects: defects, seed: 11, in: folder.path)

    #expect(exports.report.records == records)
    #expect(exports.records.count == records)
    #expect(exports.report.defects.values.reduce(0, +) == defects)
    #expect(exports.answers.count == exports.report.answers)
  }

  @Test func `the manifest has every file with its count and hash`() throws {
    let folder = try TemporaryFolder()
    let exports = try Exports(
      Exports.medway(), records: 3_000, defects: 20, seed: 3, in: folder.path)
    let lines = try folder.text(of: "manifest.csv").split(separator: "\n")

    #expect(lines.first == "file,record_type,rows,sha256,as_at,extent")
    #expect(lines.count == exports.report.files.count + 1)
    for (line, file) in zip(lines.dropFirst(), exports.report.files) {
      let hash = SHA256.hexDigest(of: try folder.bytes(of: file.file))
      let rows = exports.of(file.source).count
      #expect(
        line == "\(file.file),\(file.source),\(rows),\(hash),2026-11-22T02:00:00,full")
    }
  }

  @Test func `more defects than the records can carry are refused`() throws {
    let folder = try TemporaryFolder()
    let project = try Exports.medway()
    #expect(throws: RehearsalError.self) {
      try Rehearsal.generate(
        project, records: 100, defects: 50, seed: 1, into: URL(filePath: folder.path))
    }
  }

  @Test(arguments: systems)
  func `few defects are as many records to fix`(_ system: String) throws {
    let folder = try TemporaryFolder()
    _ = try Rehearsal.generate(
      Exports.project(system), records: 5_000, defects: 7, seed: 21,
      into: URL(filePath: folder.path))
    let answers = try folder.text(of: "answers.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(Exports.Answer.self, from: Data($0.utf8))
    }
    let causes = answers.filter { $0.outcome == "rejected" || $0.reason == "PARENT_MISSING" }

    #expect(causes.count == 7)
    // The others that are kept out wait for one of them.
    let others = answers.filter { $0.outcome == "held" && $0.reason != "PARENT_MISSING" }
    #expect(others.allSatisfy { $0.reason == "PARENT_WAITING" })
  }

  @Test(arguments: systems)
  func `the manifest declares as many records as were asked for`(_ system: String) throws {
    let folder = try TemporaryFolder()
    let report = try Rehearsal.generate(
      Exports.project(system), records: 4_321, defects: 3, seed: 8,
      into: URL(filePath: folder.path))
    let lines = try folder.text(of: "manifest.csv").split(separator: "\n").dropFirst()
    let declared = lines.compactMap { Int($0.split(separator: ",")[2]) }

    #expect(declared.count == lines.count)
    #expect(declared.reduce(0, +) == 4_321)
    #expect(report.records == 4_321)
  }

  @Test func `what rules repair stands in any export, and is not among the defects`() throws {
    var project = try Exports.medway()
    project.plan.dirt = [("nhs_check_digit", 0.01)]
    let folder = try TemporaryFolder()
    let exports = try Exports(project, records: 5_000, defects: 0, seed: 4, in: folder.path)

    #expect((5...15).contains(exports.answers.count))
    #expect(exports.answers.allSatisfy { $0.reason == "NHS_CHECK_DIGIT" })
    #expect(exports.report.defects.values.reduce(0, +) == 0)
    #expect(exports.report.records == 5_000)
  }

  private static let systems = ["medway-csv", "cerner-pipe", "sus-fixed", "cds-xml", "mainframe"]
}

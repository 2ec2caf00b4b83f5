import Foundation
import Rehearsal
import TestSupport
import Testing

/// The old system's own lists agree with the exports but for what the answers name.
@Suite struct OldReportTests {
  private struct Answer: Decodable {
    let report: String
    let key: String
    let disagreement: String
    let column: String?
    let exported: String?
    let reported: String?
  }

  private struct Outcome: Decodable {
    let file: String
    let line: Int
    let outcome: String
    let column: String?

    /// Whether the record cannot be on a list: it is not loaded, or its place is spoilt.
    var isOff: Bool { !["repaired", "listed"].contains(outcome) || column == "CURRENT_LOC_CD" }
  }

  private static let folder = Repository.path("Fixtures/cerner-pipe")

  private static func answers(of report: String) throws -> [Answer] {
    try String(contentsOfFile: "\(folder)/report-answers.jsonl", encoding: .utf8)
      .split(separator: "\n")
      .map { try JSONDecoder().decode(Answer.self, from: Data($0.utf8)) }
      .filter { $0.report == report }
  }

  /// The rows of some files by the column that is the report's first.
  private static func rows(
    _ files: [String], by key: String, _ delimiter: Character, without left: Set<Int> = []
  ) throws -> [String: [[String: String]]] {
    var rows: [String: [[String: String]]] = [:]
    for file in files {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") else { continue }
      let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      let lines = text.split(separator: "\n").map {
        $0.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init)
      }
      let names = lines.first?.map { $0.replacing("#", with: "") } ?? []
      for (place, cells) in lines.enumerated().dropFirst()
      where cells.count == names.count && !left.contains(place + 1) {
        let row = Dictionary(uniqueKeysWithValues: zip(names, cells))
        rows[row[key] ?? "", default: []].append(row)
      }
    }
    return rows
  }

  @Test(
    arguments: [
      ("REPORT_PTL.csv", ["RTTPE_001.csv"], "PERIOD_KEY"),
      ("REPORT_WARD_LIST.csv", ["IPWDS_001.csv"], "ENCNTR_ID"),
      ("REPORT_CLINICS.csv", ["OPATT_BULK_001.csv", "OPATT_DAILY_001.csv"], "SCH_APPT_ID"),
    ])
  func `a list differs from the exports where its answers say so, and nowhere else`(
    _ report: String, _ files: [String], _ key: String
  ) throws {
    let exported = try Self.rows(files, by: key, "|")
    let listed = try Self.rows([report], by: key, ",")
    let answers = try Self.answers(of: report)

    #expect(Set(answers.map(\.disagreement)) == ["different", "missing", "extra"])
    for answer in answers {
      switch answer.disagreement {
      case "missing":
        #expect(listed[answer.key] == nil && exported[answer.key] != nil, "\(answer.key)")
      case "extra":
        #expect(listed[answer.key] != nil && exported[answer.key] == nil, "\(answer.key)")
      default:
        let column = try #require(answer.column)
        #expect(listed[answer.key]?.contains { $0[column] == answer.reported } == true)
        #expect(exported[answer.key]?.contains { $0[column] == answer.exported } == true)
        #expect(answer.exported != answer.reported)
      }
    }
    let named = Set(answers.map(\.key))
    // The daily file writes its times otherwise, so there only the keys are compared.
    let isOneForm = files.count == 1
    for (key, rows) in listed where !named.contains(key) {
      let candidates = try #require(exported[key], "\(report): \(key)")
      let agrees = rows.allSatisfy { row in
        candidates.contains { found in !isOneForm || row.allSatisfy { found[$0.key] == $0.value } }
      }
      #expect(agrees, "\(report): \(key)")
    }
  }

  @Test func `the folders of each library are counted, and wrong where the answers say so`() throws
  {
    let off = try String(contentsOfFile: "\(Self.folder)/answers.jsonl", encoding: .utf8)
      .split(separator: "\n")
      .map { try JSONDecoder().decode(Outcome.self, from: Data($0.utf8)) }
      .filter { $0.file == "CNVOL_001.csv" && $0.isOff }
    let exported = try Self.rows(
      ["CNVOL_001.csv"], by: "CURRENT_LOC_CD", "|", without: Set(off.map(\.line)))
    let listed = try Self.rows(["REPORT_FOLDERS.csv"], by: "CURRENT_LOC_CD", ",")
    let answers = try Self.answers(of: "REPORT_FOLDERS.csv")

    #expect(!answers.isEmpty && answers.count < listed.count)
    for (library, rows) in listed {
      let count = String(exported[library]?.count ?? 0)
      let answer = answers.first { $0.key == library }
      #expect(rows.first?["RECORDS"] == answer?.reported ?? count, "\(library)")
      if let answer { #expect(answer.exported == count, "\(library)") }
    }
  }

  @Test func `times of the daily file are an hour ahead in summer and right in winter`() throws {
    let folder = try TemporaryFolder()
    var project = try Exports.project("cerner-pipe")
    for name in ["ahead", "right"] {
      _ = try Rehearsal.generate(
        project, records: 6_000, defects: 0, seed: 31, into: URL(filePath: folder.path(of: name)))
      for index in project.plan.files.indices { project.plan.files[index].isHourAhead = false }
    }
    let (ahead, right) = (
      try Self.times(folder.text(of: "ahead/OPATT_DAILY_001.csv")),
      try Self.times(folder.text(of: "right/OPATT_DAILY_001.csv"))
    )

    #expect(ahead.count == right.count && ahead.count > 20)
    for (ahead, right) in zip(ahead, right) {
      let isSummer = ["Apr", "May", "Jun", "Jul", "Aug", "Sep"].contains(ahead.month)
      let isWinter = ["Nov", "Dec", "Jan", "Feb"].contains(ahead.month)
      if isSummer { #expect(ahead.hour == right.hour + 1) }
      if isWinter { #expect(ahead.hour == right.hour) }
    }
  }

  private static func times(_ text: String) -> [(month: String, hour: Int)] {
    text.split(separator: "\r\n").dropFirst().compactMap { line in
      // 12-Jun-2019 17:50:00
      let cell = line.split(separator: "|", omittingEmptySubsequences: false)[6]
      let parts = cell.split { $0 == "-" || $0 == " " || $0 == ":" }
      guard parts.count == 6, let hour = Int(parts[3]) else { return nil }
      return (String(parts[1]), hour)
    }
  }
}

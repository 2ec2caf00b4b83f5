import Foundation
import Migration
import RecordStore
import Review
import TestSupport
import Testing

/// Faults that two records make together name the other one.
@Suite struct OtherRecordTests {
  /// A sample that a run has loaded, and the others of its rejected records.
  private struct Sample {
    let records: [Review.IsolatedRecord]
    let others: [String: [OtherRecord]]
    /// By file.
    let lines: [String: [Substring]]

    init(_ name: String, in folder: borrowing TemporaryFolder) throws {
      let project = try LoadedSystem.project(Repository.path("Mappings/\(name)"))
      let exports = Repository.path("Fixtures/\(name)")
      try LoadedSystem.run(project, from: exports, in: folder.path)
      let connection = try Stores.open("sqlite:\(folder.path(of: "trial.db"))").connect(.readOnly)
      let run = try RunReference.find(nil, in: connection)
      records = try IsolatedRecords.read(of: run, from: connection)
      var details = try DetailsReader(connection, run: run, project, exports: exports)
      others = try details.others(of: records, among: records)
      var lines: [String: [Substring]] = [:]
      for file in Set(others.values.joined().compactMap(\.file)) {
        lines[file] = String(
          decoding: try Data(contentsOf: URL(filePath: "\(exports)/\(file)")), as: UTF8.self
        ).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      }
      self.lines = lines
    }

    func rejected(_ slug: String) -> [Review.IsolatedRecord] {
      records.filter { $0.outcome == .rejected && $0.faults.map(\.slug) == [slug] }
    }
  }

  private static let reasons: [String: [String]] = [
    "medway-csv": [
      "SPELL_OPEN_TWICE", "EPISODE_NUMBER_TWICE", "EPISODE_OVERLAP", "EPISODE_OUTSIDE_SPELL",
      "NHS_VERIFIED_TWICE", "KEY_CONFLICT",
    ],
    "cerner-pipe": ["BED_TWICE", "WARD_STAY_OVERLAP", "MERGED_TWICE"],
  ]

  @Test(arguments: ["medway-csv", "cerner-pipe"])
  func `whatever is in the way of a record has its type, key, file and line`(
    system: String
  ) throws {
    let folder = try TemporaryFolder()
    let sample = try Sample(system, in: folder)
    for slug in Self.reasons[system] ?? [] {
      let found = sample.rejected(slug)
      #expect(!found.isEmpty, "\(slug)")
      for record in found {
        let other = try #require(sample.others[record.id]?.first, "\(slug) \(record.placeInWords)")
        let file = try #require(other.file)
        let line = try #require(other.line, "\(slug) \(record.placeInWords)")
        let key = try #require(other.key)
        // It is that very line of the export, and not the record's own.
        #expect(sample.lines[file]?[line - 1].contains(key) == true, "\(slug) \(other.words)")
        #expect(file != record.file || line != record.lines.lowerBound)
      }
    }
    #expect(sample.others.keys.allSatisfy { id in sample.records.contains { $0.id == id } })
  }

  @Test func `the worklist names it, and may be handed back when it is not known any more`() throws
  {
    let folder = try TemporaryFolder()
    let sample = try Sample("medway-csv", in: folder)
    let project = try LoadedSystem.project(Repository.path("Mappings/medway-csv"))
    var sources = WorklistSources(project, exports: Repository.path("Fixtures/medway-csv"))
    let record = try #require(sample.rejected("SPELL_OPEN_TWICE").first)
    let other = try #require(sample.others[record.id]?.first)
    let worklist = Worklist(run: "2026-11-22-a", [record], others: sample.others, &sources)
    let row = try #require(worklist.rows.first)
    #expect(row.text(of: .other) == other.words)
    #expect(other.words.hasPrefix("spell \(other.key ?? "?"), Spells_001.csv, record "))
    #expect(worklist.sheets[0].columns.contains(.fact(.other)))

    let paths = try WorklistExport.write(worklist, as: [.jsonl], to: folder.path(of: "out"))
    let text = try folder.text(of: "out/worklist.jsonl")
      .replacing("\"reason\":\"\"", with: "\"reason\":\"an old one\"")
    try folder.write("out/worklist.jsonl", text)
    let without = Worklist(run: "2026-11-22-a", [record], &sources)
    let result = WorklistImport(
      try FilledWorklist.read(paths[0]), against: without, sources,
      inForce: DecisionsInForce(try DecisionLog(in: WorkFolder(folder.path(of: "work")))),
      by: "A. Clerk", validate: sources.valueCheck(asAt: WorklistProject.asAt))
    #expect(result.refused == [] && result.accepted.count == 1)
  }

  @Test func `a card and the terminal name it, masked like keys`() throws {
    let other = OtherRecord(
      type: "ward_stay", key: "W100", file: "STAYS.csv", record: 1_204, line: 1_205)
    var show = try RejectShow("b1", in: SampleRun.records, reveal: false)
    show.others = [other]
    #expect(
      show.text.contains(
        "The other record: ward stay A999, STAYS.csv, record 1,204 (line 1,205)\n"))
    show.reveal = true
    #expect(show.text.contains("The other record: ward stay W100, STAYS.csv"))
    let folder = try TemporaryFolder()
    var report = try HospitalProject.report(folder)
    #expect(
      report.html.contains("<li>The other record: patient A99, people.csv, record 1 (line 1)</li>"))
    report.reveal = true
    #expect(
      report.html.contains("<li>The other record: patient P01, people.csv, record 1 (line 1)</li>"))
  }
}

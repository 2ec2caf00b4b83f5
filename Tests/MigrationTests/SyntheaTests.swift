import Diagnostics
import Foundation
import Migration
import RecordStore
import Schema
import TestSupport
import Testing

/// A system of which the program knows nothing but its mapping project, on data of the corpora.
@Suite struct SyntheaTests {
  static let corpus = "synthea-27"
  static let files = [
    "providers", "patients", "encounters", "conditions", "procedures", "allergies",
  ]
  static var isThere: Bool { Corpora.has(corpus) }
  static let why: Comment = "TRACKWAY_CORPORA names no folder with synthea-27"

  /// The rows that the export makes, counted by another program.
  static let rows: [String: Int64] = [
    "practitioner": 166, "patient": 17, "patient_identifier": 34, "patient_name": 21,
    "patient_address": 17,
    // Encounters: 272 wellness, 94 ambulatory and 32 outpatient; 11 emergency and 1 urgent care;
    // 9 inpatient, 6 of them with a reason.
    "appointment": 398, "ed_attendance": 12, "spell": 9, "episode": 9, "diagnosis": 6,
    // 145 of 296 conditions are about neither work nor schooling; 12 of 122 procedures.
    "patient_flag": 157, "allergy": 27,
  ]

  /// The lines of a file behind its header; its values have no line ends and no quotes.
  static func lines(of file: String) throws -> [[Substring]] {
    let text = try String(contentsOfFile: Corpora.path("\(corpus)/\(file).csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  static func load(into folder: String) throws -> RunSummary {
    try Trial.run(
      Trial.project(Repository.path("Mappings/\(corpus)")), from: Corpora.path(corpus),
      in: folder)
  }

  @Test func `the project has no fault and no warning`() {
    let (project, faults) = CheckedProject.read(Repository.path("Mappings/\(Self.corpus)"))
    #expect(project != nil)
    #expect(faults.map(\.message) == [])
  }

  @Test(.enabled(if: isThere, why))
  func `every line is read, the books balance and nothing is left to do`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.load(into: folder.path)

    #expect(summary.verdict == .complete)
    #expect(summary.balanced)
    #expect(summary.held == 0 && summary.rejected == 0 && summary.repaired == 0)
    #expect(summary.limits.filter { !$0.holds } == [])
    for name in Self.files {
      let file = try #require(summary.files.first { $0.file == "\(name).csv" && !$0.derived })
      let lines = try Self.lines(of: name)
      #expect(file.read == lines.count, "\(name)")
      #expect(file.read == file.loaded + file.skipped, "\(name)")
    }
    #expect(summary.read == 1_047 && summary.loaded == 765)
    #expect(summary.files.filter(\.derived).map(\.loaded) == [12, 9, 9])

    let store = try Trial.store(in: folder.path)
    try StoreProof.expectSound(store)
    let counts = try StoreProof.rowCounts(store).filter { $0.value > 0 }
    #expect(counts == Self.rows)
    let setAside = try store.integer("SELECT count(*) FROM legacy_value")
    #expect(setAside == 0)
    // The certificate of a death is dated a week after it.
    let listed = try Finding.stored(summary.run, in: store).filter { $0.outcome == "listed" }
    #expect(listed.map(\.reason) == ["ACTIVITY_AFTER_DEATH"])
  }

  /// Each encounter is in one table, which its class decides, at the moment that its line has.
  @Test(.enabled(if: isThere, why))
  func `every encounter is where it belongs, at its time in UTC`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.load(into: folder.path)
    let store = try Trial.store(in: folder.path)

    let tables = [
      "wellness": "appointment", "ambulatory": "appointment", "outpatient": "appointment",
      "emergency": "ed_attendance", "urgentcare": "ed_attendance", "inpatient": "spell",
    ]
    let expected = try Self.lines(of: "encounters").map { cells in
      let start = try Date(String(cells[1]), strategy: .iso8601).timeIntervalSince1970
      let stop = try Date(String(cells[2]), strategy: .iso8601).timeIntervalSince1970
      let table = try #require(tables[String(cells[7])])
      return "\(cells[0]) \(cells[3]) \(table) \(Int64(start)) \(Int64(stop))"
    }
    let moments: [SQL] = [
      """
      SELECT item.legacy_key, patient.legacy_key, 'appointment', item.starts_at, item.left_at
      FROM appointment AS item JOIN patient ON patient.id = item.patient
      """,
      """
      SELECT item.legacy_key, patient.legacy_key, 'ed_attendance', item.arrived_at,
        item.departed_at
      FROM ed_attendance AS item JOIN patient ON patient.id = item.patient
      """,
      """
      SELECT item.legacy_key, patient.legacy_key, 'spell', item.admitted_at, item.discharged_at
      FROM spell AS item JOIN patient ON patient.id = item.patient
      """,
    ]
    let found = try moments.flatMap { query in
      try store.all(query) { (row) throws(StoreError) in
        let words = (0..<3).map { row.text($0) ?? "" }
        let seconds = (3..<5).map { String((row.integer($0) ?? 0) / 1_000_000) }
        return (words + seconds).joined(separator: " ")
      }
    }
    #expect(found.sorted() == expected.sorted())
  }

  @Test(.enabled(if: isThere, why))
  func `every allergy is with its patient, with the words of its line`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.load(into: folder.path)
    let store = try Trial.store(in: folder.path)

    let kinds = ["environment": "substance", "food": "food", "medication": "drug"]
    let expected = try Self.lines(of: "allergies").map { cells in
      let severities = [cells[11], cells[14]]
      let worst = ["SEVERE", "MODERATE", "MILD"].first { word in severities.contains { $0 == word }
      }
      // The one substance that has a code of RxNorm.
      let code = cells[5] == "RxNorm" ? "387458008" : cells[4]
      let reaction = cells[9...].filter { !$0.isEmpty }.joined(separator: " ")
      return [
        String(cells[2]), kinds[String(cells[8])] ?? "", String(code), String(cells[6]), reaction,
        worst?.lowercased() ?? "",
      ]
    }
    let found = try store.all(
      """
      SELECT patient.legacy_key, item.kind, item.substance_code, item.substance, item.reaction,
        item.severity
      FROM allergy AS item JOIN patient ON patient.id = item.patient
      """
    ) { (row) throws(StoreError) in (0..<6).map { row.text($0) ?? "" } }
    #expect(
      found.sorted { $0.description < $1.description }
        == expected.sorted { $0.description < $1.description })
  }

  @Test(.enabled(if: isThere, why)) func `a second load of the same files changes nothing`() throws
  {
    let folder = try TemporaryFolder()
    let first = try Self.load(into: folder.path)
    let second = try Self.load(into: folder.path)

    #expect(second.balanced)
    #expect(second.loaded == 0 && second.duplicate == first.loaded)
    let counts = try StoreProof.rowCounts(Trial.store(in: folder.path)).filter { $0.value > 0 }
    #expect(counts == Self.rows)
  }
}

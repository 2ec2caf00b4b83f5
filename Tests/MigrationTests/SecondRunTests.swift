import Foundation
import Migration
import RecordStore
import TestSupport
import Testing

/// What loads again does nothing, and what changes is what was meant to.
@Suite struct SecondRunTests {
  @Test func `a second run finds only duplicates and isolates the same records`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 100, seed: 11, into: exports)
    let project = try Trial.project()

    let first = try Trial.run(project, from: exports, in: folder.path)
    let before = try Books(of: first, in: Trial.store(in: folder.path))
    let second = try Trial.run(project, from: exports, in: folder.path)
    let after = try Books(of: second, in: Trial.store(in: folder.path))

    #expect(second.duplicate == first.loaded + first.duplicate)
    #expect(second.loaded == 0 && second.updated == 0 && second.repaired == 0)
    #expect(second.rejected == first.rejected && second.held == first.held)
    #expect(second.skipped == first.skipped && second.toFix == first.toFix)
    #expect(first.held > 0 && first.rejected > 0 && first.skipped > 0)
    #expect(first.balanced && second.balanced)
    #expect(after.isolated == before.isolated)
    #expect(after.keptOut == before.keptOut)
    #expect(after.rows == before.rows)
    #expect(after.kept == before.kept)
    // Records of the first run that are put on a list again are named by their own lines.
    #expect(after.listed.isSubset(of: before.listed) && !after.listed.isEmpty)
    try StoreProof.expectSound(Trial.store(in: folder.path))
  }

  @Test func `one changed line of a code table updates the patients with that code`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    try Trial.generate(records: 3500, defects: 100, seed: 12, into: exports)
    try folder.copy(Repository.path("Mappings"), to: "Mappings")
    try folder.copy(Repository.path("Fixtures/national"), to: "Fixtures/national")
    let mappings = folder.path(of: "Mappings/medway-csv")
    let first = try Trial.run(Trial.project(mappings), from: exports, in: folder.path)
    // No other source code of the table comes to P.
    let separated = try Self.patients(maritalStatus: "P", in: folder.path)
    let undisclosed = try Self.patients(maritalStatus: "N", in: folder.path)
    let before = try Books(of: first, in: Trial.store(in: folder.path))

    let table = "Mappings/medway-csv/codes/person_marital_status.csv"
    let lines = try folder.text(of: table)
    try folder.write(table, lines.replacing("SEP,Separated,P,", with: "SEP,Separated,N,"))
    let second = try Trial.run(Trial.project(mappings), from: exports, in: folder.path)
    let after = try Books(of: second, in: Trial.store(in: folder.path))

    #expect(separated > 0)
    #expect(second.updated == Int(separated))
    #expect(second.loaded == Int(separated))
    #expect(second.duplicate == first.loaded + first.duplicate - Int(separated))
    #expect(try Self.patients(maritalStatus: "P", in: folder.path) == 0)
    #expect(
      try Self.patients(maritalStatus: "N", in: folder.path) == undisclosed + separated)
    #expect(after.isolated == before.isolated)
    #expect(after.keptOut == before.keptOut)
    #expect(after.rows == before.rows)
    #expect(after.kept == before.kept)
    #expect(second.balanced)
    try StoreProof.expectSound(Trial.store(in: folder.path))
  }

  private static func patients(maritalStatus code: String, in folder: String) throws -> Int64 {
    try Trial.store(in: folder).integer(
      "SELECT count(*) FROM patient WHERE marital_status = \(code)") ?? 0
  }
}

/// What two runs are compared by.
private struct Books {
  /// Reject id, outcome, file, line and what it waits for.
  let isolated: [[SQLValue]]
  let rows: [String: Int64]
  /// Patients and their spells by the keys of the old system, without the marital status.
  let kept: [[SQLValue]]
  let listed: Set<Finding>
  /// What did not load, with its reasons.
  let keptOut: [Finding]

  init(of summary: RunSummary, in store: any Connection) throws {
    isolated = try store.all(
      """
      SELECT record.reject_id, record.outcome, file.name, record.first_line, record.byte_start,
        record.root_reject, record.missing_table, record.missing_key, record.first_run,
        record.original
      FROM isolated_record AS record JOIN load_file AS file ON file.id = record.load_file
      JOIN run ON run.id = record.run WHERE run.name = \(summary.run) ORDER BY record.reject_id
      """, columns: 10)
    rows = try StoreProof.rowCounts(store)
    kept = try store.all(
      """
      SELECT patient.legacy_key, patient.nhs_number, patient.nhs_number_status,
        patient.birth_date, patient.ethnic_category, patient.deceased, name.surname, spell.number
      FROM patient LEFT JOIN patient_name AS name ON name.patient = patient.id
      LEFT JOIN spell ON spell.patient = patient.id
      ORDER BY patient.legacy_key, name.surname, spell.number
      """, columns: 8)
    let found = try Finding.stored(summary.run, in: store)
    listed = Set(found.filter { $0.outcome == "listed" })
    keptOut = found.filter { ["rejected", "held", "skipped"].contains($0.outcome) }
  }
}

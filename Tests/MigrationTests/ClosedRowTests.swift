import Migration
import RecordStore
import TestSupport
import Testing

/// What a complete extract no longer has is in nobody's way, and no rule, list or count is about it.
@Suite struct ClosedRowTests {
  private static func run(
    _ project: ReportProject, in folder: borrowing TemporaryFolder
  ) throws -> RunSummary {
    let path = try project.write(into: folder)
    return try Trial.run(
      Trial.project(path), from: folder.path(of: "exports"), in: folder.path)
  }

  @Test func `a closed spell keeps no other one out, and comes back only where there is room`()
    throws
  {
    let folder = try TemporaryFolder()
    var project = ReportProject()
    _ = try Self.run(project, in: folder)
    let gone = project.stays.remove(at: 0)
    #expect(try Self.run(project, in: folder).closed == 1)

    // One patient is in one bed at a time.
    project.stays.append("S4,P1,18/03/2024 09:30,")
    let other = try Self.run(project, in: folder)
    #expect(other.loaded == 1 && other.rejected == 0 && other.balanced)
    project.stays.append(gone)
    let back = try Self.run(project, in: folder)
    #expect(back.loaded == 0 && back.rejected == 1 && back.balanced)
    let contents = try StoreContents(Trial.store(in: folder.path))
    #expect(contents.closed == ["spell": ["S1"]])
    try StoreProof.expectSound(Trial.store(in: folder.path))
  }

  /// A rule, and how many cases it has before and after a record is gone.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    var stay: String?
    var merges: [String] = []
    var people: [String] = []
    /// The record that the second extract lacks.
    var gone = "S1"
    let cases: (before: Int, after: Int)

    var testDescription: String { rule }
  }

  private static let nhs = "9990000107"

  static let cases = [
    Case(rule: "check: spell where discharged_at is blank", cases: (2, 1)),
    Case(
      rule: "at most: 1 spell per patient", stay: "S9,P3,01/02/2024 09:30,02/02/2024 09:30",
      gone: "S9", cases: (1, 0)),
    Case(
      rule: "no overlap: spell.admitted_at to spell.discharged_at per patient",
      stay: "S9,P3,12/03/2024 09:30,13/03/2024 09:30", gone: "S9", cases: (1, 0)),
    Case(
      rule: "no gap: spell.admitted_at to spell.discharged_at per patient",
      stay: "S9,P3,01/02/2024 09:30,02/02/2024 09:30", gone: "S9", cases: (1, 0)),
    Case(
      rule: "no two: spell share patient", stay: "S9,P3,01/02/2024 09:30,02/02/2024 09:30",
      gone: "S9", cases: (2, 0)),
    Case(
      rule: "no open: spell.discharged_at once patient.nhs_number_status", cases: (2, 1)),
    Case(
      rule: """
        every: spell that has discharged_at has an episode where last_episode is "1"
        """, gone: "S3", cases: (1, 0)),
    Case(
      rule: "no loop: patient_merge from loser to survivor", merges: ["P1,P2", "P2,P1"],
      gone: "P2,P1", cases: (2, 0)),
    Case(
      rule: "no two: patient share nhs_number, unless one is merged into the other",
      merges: ["P1,P2"], people: ["P1,\(nhs)", "P2,\(nhs)", "P3,"], gone: "P1,P2", cases: (0, 2)),
    Case(rule: "every: patient on source ward_list has an open spell", cases: (0, 1)),
    Case(
      rule: "every: open spell has its ID on source ward_list",
      stay: "S9,P3,18/03/2024 09:30,", gone: "S9", cases: (1, 0)),
  ]

  @Test(arguments: cases) func `no rule is about a closed row`(_ test: Case) throws {
    let folder = try TemporaryFolder()
    var project = ReportProject()
    if !test.people.isEmpty { project.people = test.people }
    project.merges = test.merges
    if let stay = test.stay { project.stays.append(stay) }
    project.rules = """
      rules:
        - rule: asked
          \(test.rule)
          otherwise: list SITE_LISTED
      """
    let before = try Self.run(project, in: folder)
    #expect(before.rules.map(\.cases) == [test.cases.before])
    project.stays.removeAll { $0.hasPrefix(test.gone + ",") }
    project.merges.removeAll { $0 == test.gone }
    let after = try Self.run(project, in: folder)
    #expect(after.closed == 1)
    #expect(after.rules.map(\.cases) == [test.cases.after])
  }

  @Test func `counts are of the rows that are not closed`() throws {
    let folder = try TemporaryFolder()
    var project = ReportProject()
    project.rules = """
      rules:
        - rule: monthly_count
          count: spell by month of admitted_at
          equals: control.csv
          otherwise: no go
      """
    try folder.write("project/control.csv", "value,count\n2024-03,2\n")
    #expect(try Self.run(project, in: folder).rules.map(\.cases) == [1])
    project.stays.removeFirst()
    #expect(try Self.run(project, in: folder).rules.map(\.cases) == [0])
  }

  @Test func `who was in a bed by a closed spell only is not live`() throws {
    let folder = try TemporaryFolder()
    var project = ReportProject()
    // Rejected for its first moment; it has ended, so that it is not live itself.
    project.stays.append("S8,P1,31/02/2024 09:30,15/03/2024 09:30")
    let first = try Self.run(project, in: folder)
    #expect(first.rejected == 1 && first.liveRejected == 1)
    project.stays.removeFirst()
    // What could not be read may be the one that is missing: nothing is closed beside it.
    #expect(try Self.run(project, in: folder).rejected == 1)
    do {
      let store = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.live)
      try store.execute("UPDATE spell SET closed_by = 1 WHERE legacy_key = 'S1'")
    }
    let after = try Self.run(project, in: folder)
    #expect(after.rejected == 1 && after.liveRejected == 0)
  }
}

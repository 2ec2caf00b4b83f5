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
    #expect(file.proved == true && file.read == 2 && file.compared == 2 && file.loaded == 0)
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

  // MARK: Rules

  private static let rules = """
    rules:
      - rule: open_spell_on_ward_list
        every: open spell has its ID on source ward_list
        otherwise: load as end not recorded, outside the bed board, list OPEN_SPELL_NOT_ON_WARD_LIST
      - rule: ward_list_has_spell
        every: patient on source ward_list has an open spell
        otherwise: no go, list INPATIENT_WITHOUT_SPELL
    """

  @Test func `where list and spells agree, nothing is told`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(ReportProject(rules: Self.rules), in: folder)
    #expect(summary.verdict == .complete)
    #expect(summary.rules.map(\.cases) == [0, 0])
    #expect(summary.limits.map(\.holds) == [true])
    let store = try Trial.store(in: folder.path)
    #expect(try Finding.stored(summary.run, in: store).isEmpty)
    #expect(try store.integer("SELECT count(*) FROM spell WHERE end_not_recorded = 1") == 0)
  }

  @Test func `an open spell that is not on the ward list has lost its end, and is no bed`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      ReportProject(wardList: ["P1,7A"], rules: Self.rules), in: folder)
    #expect(summary.verdict == .complete && summary.balanced)
    #expect(summary.rules.map(\.cases) == [1, 0])
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays.csv:3 listed OPEN_SPELL_NOT_ON_WARD_LIST"
      ])
    #expect(
      try store.text("SELECT legacy_key FROM spell WHERE end_not_recorded = 1") == "S2")
    try StoreProof.expectSound(store)
  }

  @Test(arguments: ["P3,7A", "P9,7A", "-,7A"])
  func `a patient in a bed without an open spell is no go`(line: String) throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      ReportProject(wardList: ["P1,7A", "P2,7B", line], rules: Self.rules), in: folder)
    #expect(summary.verdict == .noGo && summary.verdict?.exitCode == 3)
    #expect(summary.rules.map(\.cases) == [0, 1])
    #expect(summary.limits.first?.holds == false)
    #expect(
      try Finding.stored(summary.run, in: Trial.store(in: folder.path)).map(\.description) == [
        "ward_list.csv:4 listed INPATIENT_WITHOUT_SPELL"
      ])
  }

  @Test func `a report is also compared by a row's own key, under another name`() throws {
    let folder = try TemporaryFolder()
    let rules = """
      rules:
        - rule: open_spells_are_listed
          every: open spell has its SPELL on source ward_list as WARD
          otherwise: keep, list NOT_ON_OLD_LIST
        - rule: listed_spells_are_open
          every: spell on source ward_list as WARD is open
          otherwise: list OLD_LIST_WITHOUT_RECORD
        - rule: listed_spells_are_loaded
          every: spell on source ward_list as WARD is loaded
          otherwise: list SITE_UNKNOWN_SPELL
      """
    let summary = try Self.run(
      ReportProject(wardList: ["P1,S1", "P3,S3", "P4,S4"], rules: rules), in: folder)
    #expect(summary.verdict == .complete)
    #expect(
      try Finding.stored(summary.run, in: Trial.store(in: folder.path)).map(\.description) == [
        "stays.csv:3 listed NOT_ON_OLD_LIST",
        "ward_list.csv:3 listed OLD_LIST_WITHOUT_RECORD",
        "ward_list.csv:4 listed OLD_LIST_WITHOUT_RECORD",
        "ward_list.csv:4 listed SITE_UNKNOWN_SPELL",
      ])
  }

  // MARK: Merges

  @Test(arguments: [
    ([], ["people.csv:2 listed NHS_SHARED", "people.csv:3 listed NHS_SHARED"]),
    (["P1,P2"], []),
    // By way of a third number, which has no NHS number of its own.
    (["P1,P3", "P3,P2"], []),
    (["P1,P3"], ["people.csv:2 listed NHS_SHARED", "people.csv:3 listed NHS_SHARED"]),
    // In a circle nobody is merged into anybody in the end, and nothing runs for ever.
    (["P1,P3", "P3,P1"], ["people.csv:2 listed NHS_SHARED", "people.csv:3 listed NHS_SHARED"]),
  ])
  func `two with one NHS number are told unless a merge makes them one`(
    merges: [String], found: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let project = ReportProject(
      people: ["P1,9990001235", "P2,9990001235", "P3,"], merges: merges,
      rules: """
        rules:
          - rule: beds
            every: open spell has its ID on source ward_list
            otherwise: keep, list NOT_ON_OLD_LIST
          - rule: nhs_shared
            no two: patient share nhs_number, unless one is merged into the other
            otherwise: keep both and the number on both, nhs_number_status 05, list NHS_SHARED
        """)
    let summary = try Self.run(project, in: folder)
    let store = try Trial.store(in: folder.path)
    #expect(try Finding.stored(summary.run, in: store).map(\.description) == found)
    #expect(
      try store.integer("SELECT count(*) FROM patient WHERE nhs_number_status = '05'")
        == Int64(found.count))
  }
}

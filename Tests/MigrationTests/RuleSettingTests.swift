import Migration
import RecordStore
import Schema
import TestSupport
import Testing

/// What a rule sets holds as long as the rule finds the row.
@Suite struct RuleSettingTests {
  private static let shared = """
    rules:
      - rule: nhs_shared
        no two: patient share nhs_number
        otherwise: keep both, nhs_number_status "05", list NHS_SHARED
    """

  private static func run(
    _ project: ReportProject, in folder: borrowing TemporaryFolder, store: String = "trial"
  ) throws -> RunSummary {
    let path = try project.write(into: folder)
    return try MigrationRun(
      Trial.project(path),
      options: MigrationRun.Options(
        kind: .run, exports: folder.path(of: "exports"), store: "sqlite:\(folder.path)/\(store).db",
        work: WorkFolder("\(folder.path)/\(store).work"))
    ) { _ in }.run()
  }

  private static func statuses(
    _ folder: borrowing TemporaryFolder
  ) throws -> [String: String] {
    let rows = try Trial.store(in: folder.path).all(
      "SELECT legacy_key, nhs_number_status FROM patient", columns: 2)
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0[0].text ?? "", $0[1].text ?? "") })
  }

  /// All rows of all tables, but for the runs themselves.
  private static func contents(
    _ folder: borrowing TemporaryFolder
  ) throws -> [String: [[SQLValue]]] {
    let store = try Trial.store(in: folder.path)
    var contents: [String: [[SQLValue]]] = [:]
    for table in Tables.all where table.name != "run" {
      contents[table.name] = try store.all(
        "SELECT * FROM \(identifier: table.name) ORDER BY id", columns: table.stored.count)
    }
    return contents
  }

  private static var sharing: ReportProject {
    ReportProject(
      people: ["P1,9990000107", "P2,9990000107", "P3,9990000115"], rules: shared)
  }

  @Test(arguments: ["P2,9990000123", nil])
  func `a delta that takes the cause away takes the setting back`(_ second: String?) throws {
    let folder = try TemporaryFolder()
    var project = Self.sharing
    // Who has no spell can leave without leaving one behind.
    project.stays = ["S1,P1,11/03/2024 09:30,"]
    _ = try Self.run(project, in: folder)
    #expect(try Self.statuses(folder) == ["P1": "05", "P2": "05", "P3": "03"])
    let before = try Self.contents(folder)

    project.people = ["P1,9990000107", second, "P3,9990000115"].compactMap(\.self)
    let delta = try Self.run(project, in: folder)
    #expect(delta.rules.map(\.cases) == [0] && delta.closed == (second == nil ? 1 : 0))
    #expect(try Self.statuses(folder)["P1"] == "03")
    _ = try Self.run(project, in: folder, store: "whole")
    let (found, whole) = (
      try StoreContents(Trial.store(in: folder.path)),
      try StoreContents(Stores.open("sqlite:\(folder.path)/whole.db").connect(.readOnly))
    )
    #expect(found.rows == whole.rows)

    _ = try RollbackRun(
      store: "sqlite:\(folder.path)/trial.db", run: delta.run, files: [], mappings: []
    ).carryOut()
    let after = try Self.contents(folder)
    for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
  }

  @Test func `what is set stays set from run to run, and what stood there is not forgotten`() throws
  {
    let folder = try TemporaryFolder()
    var project = Self.sharing
    for _ in 0..<3 {
      #expect(try Self.run(project, in: folder).rules.map(\.cases) == [2])
      #expect(try Self.statuses(folder) == ["P1": "05", "P2": "05", "P3": "03"])
    }
    project.people[1] = "P2,9990000115"
    #expect(try Self.run(project, in: folder).rules.map(\.cases) == [2])
    #expect(try Self.statuses(folder) == ["P1": "03", "P2": "05", "P3": "05"])
    project.rules = nil
    _ = try Self.run(project, in: folder)
    #expect(try Self.statuses(folder) == ["P1": "03", "P2": "03", "P3": "03"])
    let left = try Trial.store(in: folder.path).integer("SELECT count(*) FROM rule_setting")
    #expect(left == 0)
  }

  @Test func `a rule sets nothing where staff have worked, and takes nothing back there`() throws {
    let folder = try TemporaryFolder()
    var project = Self.sharing
    _ = try Self.run(project, in: folder)
    do {
      let staff = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.live)
      let changed = try staff.execute(
        """
        UPDATE patient SET row_version = 2, nhs_number_status = '01'
        WHERE legacy_key IN ('P1', 'P3')
        """)
      #expect(changed == 2)
    }
    #expect(try Self.run(project, in: folder).rules.map(\.cases) == [2])
    #expect(try Self.statuses(folder) == ["P1": "01", "P2": "05", "P3": "01"])
    project.people[1] = "P2,9990000115"
    #expect(try Self.run(project, in: folder).rules.map(\.cases) == [2])
    #expect(try Self.statuses(folder) == ["P1": "01", "P2": "05", "P3": "01"])
  }

  @Test func `a spell that its ward list has again is on the ward again`() throws {
    let folder = try TemporaryFolder()
    var project = ReportProject()
    project.wardList = ["P2,7B"]
    project.rules = """
      rules:
        - rule: on_ward_list
          every: open spell has its ID on source ward_list
          otherwise: load as end not recorded, outside the bed board, list OPEN_SPELL_NOT_ON_WARD_LIST
      """
    func marked() throws -> [[SQLValue]] {
      try Trial.store(in: folder.path).all(
        "SELECT legacy_key FROM spell WHERE end_not_recorded = 1", columns: 1)
    }
    // It is asked of the spells as they were mapped, so the same case is found again.
    for _ in 0..<2 {
      #expect(try Self.run(project, in: folder).rules.map(\.cases) == [1])
      #expect(try marked() == [[.text("S1")]])
    }
    project.wardList.append("P1,7A")
    #expect(try Self.run(project, in: folder).rules.map(\.cases) == [0])
    #expect(try marked() == [])
  }
}

import Diagnostics
import Migration
import RecordStore
import TestSupport
import Testing

/// From the first work of staff with what a run has loaded, one corrects forward.
@Suite struct PointOfNoReturnTests {
  private static func load(_ folder: borrowing TemporaryFolder) throws -> String {
    let path = try ReportProject().write(into: folder)
    _ = try Trial.run(
      Trial.project(path), from: folder.path(of: "exports"), in: folder.path)
    return "sqlite:\(folder.path)/trial.db"
  }

  private static func words(_ work: PointOfNoReturn.Work) -> String {
    "\(work.table): \(work.changed) changed, \(work.added) added"
  }

  @Test func `it is passed with a row that staff have changed, and its table is named`() throws {
    let folder = try TemporaryFolder()
    let store = try Self.load(folder)
    let before = try #require(try PointOfNoReturn.ofLastRun(in: store))
    #expect(!before.isPassed && before.work == [])
    do {
      let staff = try Stores.open(store).connect(.live)
      try staff.execute("UPDATE spell SET row_version = 2 WHERE legacy_key IN ('S1', 'S2')")
    }
    let after = try #require(try PointOfNoReturn.ofLastRun(in: store))
    #expect(after.run == before.run && after.isPassed)
    #expect(after.work.map(Self.words) == ["spell: 2 changed, 0 added"])
  }

  @Test func `it is passed with a row that staff have added to a migrated patient`() throws {
    let folder = try TemporaryFolder()
    let store = try Self.load(folder)
    do {
      let staff = try Stores.open(store).connect(.live)
      try staff.execute(
        """
        INSERT INTO spell (id, row_version, patient, admitted_at, admitted_at_precision,
          end_not_recorded)
        SELECT 256, 1, id, 0, 'm', 0 FROM patient WHERE legacy_key = 'P3'
        """)
    }
    let point = try #require(try PointOfNoReturn.ofLastRun(in: store))
    #expect(point.work.map(Self.words) == ["spell: 0 changed, 1 added"])
    let error = #expect(throws: MigrationError.self) {
      try RollbackRun(store: store, run: nil, files: [], mappings: []).carryOut()
    }
    #expect(error?.diagnostic.code == .pointOfNoReturn)
    #expect(error?.diagnostic.message.contains("1 records (spell 1)") == true)
  }

  @Test func `a run can leave that staff have not worked with, though they have with one before`()
    throws
  {
    let folder = try TemporaryFolder()
    let store = try Self.load(folder)
    do {
      let staff = try Stores.open(store).connect(.live)
      try staff.execute("UPDATE patient SET row_version = 2 WHERE legacy_key = 'P3'")
    }
    var project = ReportProject()
    project.stays.append("S4,P3,18/03/2024 09:30,")
    let path = try project.write(into: folder)
    let second = try Trial.run(
      Trial.project(path), from: folder.path(of: "exports"), in: folder.path)
    let point = try #require(try PointOfNoReturn.ofLastRun(in: store))
    #expect(point.run == second.run && !point.isPassed)
    let left = try RollbackRun(store: store, run: nil, files: [], mappings: []).carryOut()
    #expect(left.run == second.run)
  }
}

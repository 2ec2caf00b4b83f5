import Diagnostics
import Foundation
import Migration
import RecordStore
import TestSupport
import Testing

/// Extract after extract into one store.
@Suite struct DeltaTests {
  private static let alerts = "Alerts_001.csv"
  private static let patients = "PMI_001.csv"

  private static func key(of line: String) -> String {
    line.prefix { $0 != "," }.trimmingCharacters(in: ["\"", " "])
  }

  /// The keys of the alerts that are in the store.
  private static func alertKeys(_ folder: borrowing TemporaryFolder) throws -> Set<String> {
    let store = try Trial.store(in: folder.path(of: "store"))
    return try Set(
      store.all("SELECT legacy_key FROM patient_flag") { (row) throws(StoreError) in
        row.text(0) ?? ""
      })
  }

  /// What may change in a patient's line.
  private static let changes = [
    (" Lane,", " Road,"), (" Road,", " Lane,"), (",SIN,", ",DIV,"), (",DIV,", ",SIN,"),
    (",Mr,", ",Dr,"), (",Mrs,", ",Ms,"),
  ]

  @Test(arguments: 31...33 as ClosedRange<UInt64>)
  func `ten deltas end where one load of the last state ends, with the deleted closed`(
    seed: UInt64
  ) throws {
    let folder = try TemporaryFolder()
    var state = try Extracts.make(folder, seed: seed)
    var random = SplitMix(seed)
    // What comes later.
    var withheld: [(file: String, line: String)] = []
    for file in [Self.alerts, "AandeAttendances_001.csv", "Outpatients_001.csv"] {
      for _ in 0..<40 {
        let count = state.lines[file]?.count ?? 0
        let line = state.lines[file]?.remove(at: Int.random(in: 1..<count, using: &random)) ?? ""
        withheld.append((file, line))
      }
    }
    var deleted: Set<String> = []
    var updated = 0
    for round in 0..<10 {
      if round > 0 {
        let known = try Self.alertKeys(folder)
        for _ in 0..<3 {
          let places = (state.lines[Self.alerts] ?? []).indices.filter {
            known.contains(Self.key(of: state.lines[Self.alerts]?[$0] ?? ""))
          }
          let place = places[Int.random(in: places.indices, using: &random)]
          deleted.insert(Self.key(of: state.lines[Self.alerts]?.remove(at: place) ?? ""))
        }
        for _ in 0..<12 {
          let new = withheld.remove(at: Int.random(in: withheld.indices, using: &random))
          state.lines[new.file]?.append(new.line)
        }
        for index in (state.lines[Self.patients] ?? []).indices.dropFirst()
        where Int.random(in: 0..<20, using: &random) == 0 {
          let change = Self.changes[Int.random(in: Self.changes.indices, using: &random)]
          state.lines[Self.patients]?[index].replace(change.0, with: change.1, maxReplacements: 1)
        }
      }
      let summary = try Extracts.run(state, as: "exports\(round)", in: folder)
      #expect(summary.balanced && summary.closed == (round == 0 ? 0 : 3))
      updated += summary.updated
    }
    _ = try Extracts.run(state, as: "last", in: folder, into: "-whole")

    let deltas = try Extracts.contents(folder)
    let whole = try Extracts.contents(folder, of: "-whole")
    #expect(deltas.closed == ["patient_flag": deleted] && updated > 20)
    for (table, rows) in whole.rows {
      let other = deltas.rows[table] ?? []
      #expect(rows == other, "\(table): \(rows.subtracting(other).count) differ")
    }
    #expect(deltas.rows.keys == whole.rows.keys)
    try StoreProof.expectSound(Trial.store(in: folder.path(of: "store")))
  }

  @Test func `a short extract that claims to be complete closes nothing and stops the run`() throws
  {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 41)
    _ = try Extracts.run(copy, as: "whole", in: folder)
    let before = try Extracts.contents(folder)

    copy.lines["Outpatients_001.csv"]?.removeLast(700)
    let short = try Extracts.run(copy, as: "short", in: folder)
    #expect(short.verdict == .stopped && short.closed == 0)
    #expect(short.message?.contains("at most 500 may be closed") == true)
    _ = try RollbackRun(
      store: "sqlite:\(folder.path(of: "store"))/trial.db", run: nil, files: [], mappings: []
    ).carryOut()
    #expect(try Extracts.contents(folder) == before)
  }

  @Test func `a change file closes nothing, and leaves what it does not speak of to be fixed`()
    throws
  {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, defects: 25, seed: 42)
    let first = try Extracts.run(copy, as: "whole", in: folder)
    for file in ExportCopy.files {
      let lines = copy.lines[file] ?? []
      copy.lines[file] = Array(lines.prefix(4))
    }
    let changes = try Extracts.run(copy, as: "changes", extent: "changes", in: folder)
    #expect(changes.balanced && changes.closed == 0 && changes.loaded == 0)
    let store = try Trial.store(in: folder.path(of: "store"))
    let open = try store.integer(
      "SELECT count(*) FROM isolated_record WHERE status = 'open' AND outcome = 'rejected'")
    #expect(open == Int64(first.rejected))
  }

  @Test func `a record that comes back is open again, under its own number`() throws {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 43)
    _ = try Extracts.run(copy, as: "one", in: folder)
    let before = try Extracts.contents(folder)
    let gone = copy.lines[Self.alerts]?.remove(at: 5) ?? ""
    let closing = try Extracts.run(copy, as: "two", in: folder)
    #expect(closing.closed == 1)
    #expect(try Extracts.contents(folder).closed == ["patient_flag": [Self.key(of: gone)]])
    copy.lines[Self.alerts]?.append(gone)
    let back = try Extracts.run(copy, as: "three", in: folder)
    #expect(back.closed == 0 && back.updated == 1)
    #expect(try Extracts.contents(folder) == before)
  }

  @Test func `what staff have changed is never overwritten, and somebody is told`() throws {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 44)
    _ = try Extracts.run(copy, as: "one", in: folder)
    let place = try #require(
      copy.lines[Self.patients]?.firstIndex { $0.contains(" Lane,") && $0.contains(",Added") })
    let line = copy.lines[Self.patients]?[place] ?? ""
    let key = Self.key(of: String(line.drop { $0 != "," }.dropFirst()))
    do {
      let staff = try Stores.open("sqlite:\(folder.path(of: "store"))/trial.db").connect(.live)
      let changed = try staff.execute(
        """
        UPDATE patient_address SET row_version = 2, line_1 = '1 Clerk Way'
        WHERE patient = (SELECT id FROM patient WHERE legacy_key = \(key))
        """)
      #expect(changed == 1)
    }
    let before = try Extracts.contents(folder)
    let same = try Extracts.run(copy, as: "two", in: folder)
    #expect(same.loaded == 0 && same.rejected == 0)

    copy.lines[Self.patients]?[place].replace(" Lane,", with: " Road,", maxReplacements: 1)
    let changed = try Extracts.run(copy, as: "three", in: folder)
    #expect(changed.rejected == 1 && changed.held == 0 && changed.balanced)
    let store = try Trial.store(in: folder.path(of: "store"))
    #expect(
      try Finding.stored(changed.run, in: store).filter { $0.outcome == "rejected" }
        .map(\.reason) == ["STAFF_CHANGED"])
    #expect(try Extracts.contents(folder) == before)
  }

  @Test func `a delta whose changes staff have worked with is not rolled back`() throws {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 46)
    _ = try Extracts.run(copy, as: "one", in: folder)
    let place = try #require(
      copy.lines[Self.patients]?.firstIndex { $0.contains(" Lane,") && $0.contains(",Added") })
    copy.lines[Self.patients]?[place].replace(" Lane,", with: " Road,", maxReplacements: 1)
    let delta = try Extracts.run(copy, as: "two", in: folder)
    #expect(delta.updated == 1)
    let line = copy.lines[Self.patients]?[place] ?? ""
    let key = Self.key(of: String(line.drop { $0 != "," }.dropFirst()))
    let address = "sqlite:\(folder.path(of: "store"))/trial.db"
    do {
      let staff = try Stores.open(address).connect(.live)
      try staff.execute(
        "UPDATE patient SET row_version = 2, marital_status = 'M' WHERE legacy_key = \(key)")
    }
    let error = #expect(throws: MigrationError.self) {
      try RollbackRun(store: address, run: nil, files: [], mappings: []).carryOut()
    }
    #expect(error?.diagnostic.code == .pointOfNoReturn)
  }

  @Test func `one record type is loaded again, and the others stay as they are`() throws {
    let folder = try TemporaryFolder()
    var copy = try Extracts.make(folder, seed: 45)
    _ = try Extracts.run(copy, as: "one", in: folder)
    let before = try Extracts.contents(folder)
    for index in (copy.lines[Self.patients] ?? []).indices.dropFirst() {
      copy.lines[Self.patients]?[index].replace(" Lane,", with: " Road,", maxReplacements: 1)
    }
    copy.lines[Self.alerts]?.removeLast(2)
    let only = try Extracts.run(copy, as: "two", in: folder, only: ["patient"])
    #expect(only.files.map(\.mapping) == ["patient"] && only.updated > 0 && only.closed == 0)
    let after = try Extracts.contents(folder)
    for (table, rows) in before.rows where !table.hasPrefix("patient") {
      #expect(after.rows[table] == rows, "\(table)")
    }
    #expect(after.rows["patient_flag"] == before.rows["patient_flag"])
    #expect(after.rows["patient_address"] != before.rows["patient_address"])
    let error = #expect(throws: MigrationError.self) {
      try Extracts.run(copy, as: "three", in: folder, only: ["patients"])
    }
    #expect(error?.diagnostic.remedy.contains("patient_flag") == true)
  }
}

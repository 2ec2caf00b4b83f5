import Extract
import Foundation
import RecordStore
import Review
import Standards
import Testing

@Suite struct FindingsTests {
  /// A store with two runs of invented records.
  private func store(at path: String) throws -> any Store {
    let store = try Stores.create("sqlite:" + path, kind: .trial) { _ in nil }
    let connection = try store.connect(.bulkLoad)
    try connection.transaction { () throws(StoreError) in
      for run in 1...2 {
        try connection.execute(
          """
          INSERT INTO run (id, name, project, kind, started_at, started_at_precision, state,
            exports, ruleset, summary)
          VALUES (\(run), \("2026-11-2\(run)-a"), 'sample', 'run', 0, 'm', 'ended', 'exports', 'x', '{}')
          """)
        try connection.execute(
          """
          INSERT INTO load_file (id, run, source_system, mapping, derived, name, sha256, size,
            encoding, ruleset)
          VALUES (\(run), \(run), 'OLD', 'patient', 0, 'PMI.csv', 'x', 1, 'ebcdic-285', 'x')
          """)
      }
      for (id, outcome, root, table) in [
        (2, "held", "r1", nil), (1, "rejected", nil, nil), (3, "held", nil, "patient"),
      ] as [(Int, String, String?, String?)] {
        let original: [UInt8] = [0x41, 0x2C, 0x81]
        try connection.execute(
          """
          INSERT INTO isolated_record (id, reject_id, run, load_file, record, first_line,
            last_line, byte_start, byte_length, original, mapping, legacy_key, outcome, stage,
            root_reject, missing_table, missing_key, first_run, status, live, live_because, ward,
            bed, expected_on)
          VALUES (\(id), \("r\(id)"), 2, 2, \(id), \(id + 1), \(id + 1), 10, 3, \(original),
            'patient', 'K', \(outcome), 'mapping', \(root.sqlValue), \(table.sqlValue), \(table.map { _ in "M1" }.sqlValue),
            '2026-11-21-a', 'open', \(id == 1), \((id == 1 ? "spell unread:allergy" : nil).sqlValue), 5, 6,
            20000)
          """)
      }
      try connection.execute(
        """
        INSERT INTO isolated_fault (id, isolated_record, reason, slug, source_column, start,
          length, target, expected)
        VALUES (1, 1, 2001, 'FIELD_BLANK', 'PAS_ID', 2, 0, 'patient.legacy_key', 'a number')
        """)
      for (id, name) in [(5, "Oak"), (6, "Oak 3")] {
        try connection.execute(
          """
          INSERT INTO location (id, row_version, code, name, is_active)
          VALUES (\(id), 1, \(name), \(name), 1)
          """)
      }
      for id in 1...5 {
        try connection.execute(
          """
          INSERT INTO record_note (id, run, load_file, record, first_line, kind, slug, rule)
          VALUES (\(id), 2, 2, \(id), \(id + 1), \(id == 5 ? "list" : "repair"),
            \(id == 5 ? "NHS_SHARED" : "TOO_LONG"), '=rule')
          """)
      }
    }
    return store
  }

  private func withStore(_ body: (any Connection, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("findings-\(UUID().uuidString)").path
    try PrivateFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(at: folder + "/store.db")
    try body(try store.connect(.bulkLoad), folder)
  }

  @Test func `the last run is found, or the named one`() throws {
    try withStore { (connection, _) throws in
      #expect(try RunReference.find(nil, in: connection).name == "2026-11-22-a")
      #expect(try RunReference.find("2026-11-21-a", in: connection).id == 1)
      #expect(throws: ReviewError.noRun("none")) { try RunReference.find("none", in: connection) }
    }
  }

  @Test func `isolated records come with their faults, in file order`() throws {
    try withStore { (connection, _) throws in
      let run = try RunReference.find(nil, in: connection)
      let records = try IsolatedRecords.read(of: run, from: connection)
      #expect(records.map(\.id) == ["r1", "r2", "r3"])
      #expect(records.map(\.cause) == [nil, .reject("r1"), .missing(table: "patient", key: "M1")])
      #expect(records[0].faults.map(\.bytes) == [2..<2])
      #expect(records[0].original == [0x41, 0x2C, 0x81])
      #expect(records[0].bytes == 10..<13)
      #expect(RootCauses(records).all.count == 2)
      #expect(records.map(\.encoding) == [.ebcdic285, .ebcdic285, .ebcdic285])
      #expect(records.map { $0.live == nil } == [false, true, true])
      #expect(
        records[0].live
          == LiveConcern(
            tables: ["spell"], possibleTables: ["allergy"], ward: "Oak", bed: "Oak 3",
            expectedOn: CalendarDate(days: 20_000)))
    }
  }

  @Test func `notes are grouped, and the file has every one`() throws {
    try withStore { (connection, folder) throws in
      let run = try RunReference.find(nil, in: connection)
      let groups = try Notes.groups(of: run, from: connection, mostPlaces: 3)
      #expect(groups.map(\.count) == [4, 1])
      #expect(groups.map(\.places.count) == [3, 1])
      #expect(groups.map(\.kind) == [.repair, .list])

      let paths = try NotesFile.write(of: run, from: connection, to: folder + "/out")
      let files = try paths.map { path in
        try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\r\n")
          .filter { !$0.isEmpty }
      }
      #expect(paths.map { $0.hasSuffix("notes.csv") } == [true, false])
      #expect(files[1].count == 1)
      let lines = files[0]
      #expect(lines.count == 6)
      #expect(lines[1] == "repair,TOO_LONG,'=rule,patient,,PMI.csv,1,2")
    }
  }
}

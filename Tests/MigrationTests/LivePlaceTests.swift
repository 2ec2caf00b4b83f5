import Migration
import RecordStore
import TestSupport
import Testing
import Transform

/// Where the patients of live causes are, by the rows of the store and the records that wait.
@Suite struct LivePlaceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Isolated records as they are written: `because`, ward, bed, what they wait for, patient.
    let records: [(because: String?, ward: Int?, bed: Int?, waitsFor: String?, patient: Int?)]
    let because: String?
    var ward: Int64?
    var bed: Int64?
    var expectedOn: Int64?
  }

  /// 1 January 2024.
  static let asAt: Int64 = 1_704_067_200_000_000
  static let day: Int64 = 86_400_000_000

  /// Patient 1 is in bed 31 of ward 3 and is booked for the 11th and the 16th, patient 2 is at home,
  /// patient 3 was discharged and had an appointment.
  private func store(in folder: borrowing TemporaryFolder) throws -> any Connection {
    let address = "sqlite:" + folder.path(of: "store.db")
    let connection = try Stores.create(address, kind: .trial) { _ in nil }.connect(.bulkLoad)
    try connection.transaction { () throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO run (id, name, project, kind, started_at, started_at_precision, state, exports,
          ruleset)
        VALUES (1, 'r', 'p', 'run', 0, 'm', 'running', 'exports', 'x')
        """)
      try connection.execute(
        """
        INSERT INTO load_file (id, run, source_system, mapping, derived, name, sha256, size,
          encoding, ruleset)
        VALUES (1, 1, 'OLD', 'spell', 0, 'S.csv', 'x', 1, 'utf-8', 'x')
        """)
      for (id, patient, end) in [(1, 1, nil), (2, 3, Self.asAt - 1)] as [(Int, Int, Int64?)] {
        try connection.execute(
          """
          INSERT INTO spell (id, row_version, patient, admitted_at, admitted_at_precision,
            discharged_at, discharged_at_precision, ward)
          VALUES (\(id), 1, \(patient), 0, 'm', \(end.sqlValue), \(end.map { _ in "m" }.sqlValue), 3)
          """)
        try connection.execute(
          """
          INSERT INTO ward_stay (id, row_version, spell, ward, bed, started_at,
            started_at_precision, ended_at, ended_at_precision)
          VALUES (\(id), 1, \(id), 3, 31, 0, 'm', \(end.sqlValue), \(end.map { _ in "m" }.sqlValue))
          """)
      }
      for (id, patient, days) in [(1, 1, 15), (2, 1, 10), (3, 3, -4)] as [(Int, Int, Int64)] {
        try connection.execute(
          """
          INSERT INTO appointment (id, row_version, patient, starts_at, starts_at_precision, status)
          VALUES (\(id), 1, \(patient), \(Self.asAt + days * Self.day), 'm', 'booked')
          """)
      }
    }
    return connection
  }

  @Test(arguments: [
    Case(
      testDescription: "a record of a patient in a bed is live through the store",
      records: [(nil, nil, nil, nil, 1)], because: "appointment spell ward_stay",
      ward: 3, bed: 31, expectedOn: 19_733),
    Case(
      testDescription: "a record of a patient at home is not live",
      records: [(nil, nil, nil, nil, 2), (nil, nil, nil, nil, 3)], because: nil),
    Case(
      testDescription: "what waits for a record tells the bed",
      records: [("spell", 4, nil, nil, nil), ("ward_stay", 4, 41, "r0", nil)],
      because: "spell ward_stay", ward: 4, bed: 41),
    Case(
      testDescription: "the record's own ward goes before that of the store",
      records: [("spell", 4, nil, nil, 1)], because: "appointment spell ward_stay",
      ward: 4, bed: nil, expectedOn: 19_733),
    Case(
      testDescription: "of patients on different wards no ward is told",
      records: [
        (nil, nil, nil, nil, 2), ("spell", 4, nil, "r0", nil), ("spell", 5, nil, "r0", nil),
      ],
      because: "spell"),
  ])
  func `a live cause knows ward, bed and next appointment`(_ example: Case) throws {
    let folder = try TemporaryFolder()
    let connection = try store(in: folder)
    for (number, record) in example.records.enumerated() {
      try connection.execute(
        """
        INSERT INTO isolated_record (id, reject_id, run, load_file, record, first_line, last_line,
          byte_start, byte_length, mapping, outcome, stage, root_reject, live, live_because, ward,
          bed, patient, first_run, status)
        VALUES (\(number + 1), \("r\(number)"), 1, 1, \(number + 1), 1, 1, 0, 1, 'spell',
          \(record.waitsFor == nil ? "rejected" : "held"), 'mapping', \(record.waitsFor.sqlValue),
          \(record.because != nil), \(record.because.sqlValue), \(record.ward.sqlValue),
          \(record.bed.sqlValue), \(record.patient.sqlValue), 'r', 'open')
        """)
    }
    let facts = try #require(
      RunFacts(
        asAt: Self.asAt, timezone: "Europe/London", sourceSystem: "OLD", crosswalks: [],
        origins: []))
    let count = try LiveCauses(facts, run: 1).mark(connection)
    #expect(count == (example.because == nil ? 0 : 1))
    let marked = try connection.one(
      "SELECT live, live_because, ward, bed, expected_on FROM isolated_record WHERE reject_id = 'r0'"
    ) { (row) throws(StoreError) in
      (
        isLive: row.integer(0) == 1,
        because: row.text(1).map { $0.split(separator: " ").sorted().joined(separator: " ") },
        ward: row.integer(2), bed: row.integer(3), expectedOn: row.integer(4)
      )
    }
    let found = try #require(marked)
    #expect(found.isLive == (example.because != nil))
    #expect(found.because == example.because)
    #expect(found.ward == example.ward)
    #expect(found.bed == example.bed)
    #expect(found.expectedOn == example.expectedOn)
  }
}

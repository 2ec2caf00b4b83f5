import Load
package import RecordStore
import Schema
package import Transform

/// The root causes of a run that concern someone who is being cared for now: in a bed or the
/// emergency department, with a booking to come, an open wait, an active alert or allergy.
///
/// A root cause is live when its own record is, when the record's patient is, or when that is so of
/// a record that waits for it.
package struct LiveCauses {
  /// Patients of one cause who are looked up in the store once it is known that the cause is live.
  private static let mostPatients = 20

  private let facts: RunFacts
  private let run: Int64

  package init(_ facts: RunFacts, run: Int64) {
    self.facts = facts
    self.run = run
  }

  /// Marks the records of live causes with why, with where the patient is and is expected next,
  /// and counts the causes.
  package func mark(_ connection: any Connection) throws(StoreError) -> Int {
    let causes = try concerns(connection).filter(\.value.concern.isLive)
    let run = run
    try connection.transaction { () throws(StoreError) in
      for (cause, found) in causes.sorted(by: { $0.key < $1.key }) {
        let concern = found.concern
        // What the records themselves say goes before what else is known of their patients.
        let place = found.ofRecords ?? concern.place
        try connection.execute(
          """
          UPDATE isolated_record SET live = 1,
            live_because = \(concern.because.joined(separator: " ")),
            ward = \((place?.ward).sqlValue), bed = \((place?.bed).sqlValue),
            expected_on = \(concern.expectedOn.sqlValue)
          WHERE run = \(run)
            AND (reject_id = \(cause) OR missing_table || ' ' || missing_key = \(cause))
          """)
      }
    }
    return causes.count
  }

  /// Whom each cause concerns, by its name in `isolated_record`: a reject id, or table and key of
  /// what is missing.
  private func concerns(
    _ connection: any Connection
  ) throws(StoreError) -> [String: (concern: Concern, ofRecords: Concern.Whereabouts?)] {
    let query: SQL = """
      SELECT COALESCE(root_reject, missing_table || ' ' || missing_key, reject_id), live_because,
        ward, bed, expected_on, patient
      FROM isolated_record WHERE run = \(run) ORDER BY id
      """
    let records = try connection.all(query) { (row) throws(StoreError) in
      (
        cause: row.text(0) ?? "",
        concern: Concern(
          because: row.text(1)?.split(separator: " ").map(String.init) ?? [],
          whereabouts: Concern.Whereabouts(ward: row.integer(2), bed: row.integer(3)),
          expectedOn: row.integer(4), patient: row.integer(5))
      )
    }
    var concerns: [String: Concern] = [:]
    var patients: [Int64: Concern] = [:]
    var looked: [String: Int] = [:]
    for record in records { concerns[record.cause, default: Concern()].add(record.concern) }
    let places = concerns.mapValues(\.place)
    for record in records {
      guard let patient = record.concern.patient,
        concerns[record.cause]?.isLive != true
          || looked[record.cause, default: 0] < Self.mostPatients
      else { continue }
      looked[record.cause, default: 0] += 1
      if let known = patients[patient] {
        concerns[record.cause]?.add(known)
      } else {
        let found = try concern(ofPatient: patient, connection)
        patients[patient] = found
        concerns[record.cause]?.add(found)
      }
    }
    return concerns.reduce(into: [:]) { $0[$1.key] = ($1.value, places[$1.key] ?? nil) }
  }

  /// What the rows of a patient in the store say.
  private func concern(
    ofPatient patient: Int64, _ connection: any Connection
  ) throws(StoreError) -> Concern {
    var concern = Concern()
    for table in Tables.record {
      guard let live = table.live, let rows = Self.rows(of: table, patient) else { continue }
      let columns = live.columns
      let list = columns.dropFirst().reduce("\(identifier: columns[0])" as SQL) {
        $0 + ", \(identifier: $1)"
      }
      // The next one comes first; of what has begun, one row says all.
      let order: SQL = live.expected.map { " ORDER BY \(identifier: $0) NULLS LAST" } ?? ""
      let found = try connection.one(
        "SELECT " + list + " FROM " + rows + " AND " + live.sql(in: table, as: table.name, facts)
          + order + " LIMIT 1"
      ) { (row) throws(StoreError) in
        Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, row.integer($0)) })
      }
      if let found { concern.add(rowOf: table, facts) { found[$0] ?? nil } }
    }
    return concern
  }

  /// The rows of a table that are a patient's own, or those of something of the patient's; none that
  /// is closed, and `nil` for a table of neither.
  private static func rows(of table: Table, _ patient: Int64) -> SQL? {
    let isOpen: SQL = table.isRoot ? " AND closed_by IS NULL" : ""
    if table.column(named: "patient") != nil {
      return "\(identifier: table.name) WHERE patient = \(patient)" + isOpen
    }
    guard
      let parent = table.references.first(where: {
        Tables.table(named: $0.table)?.column(named: "patient") != nil
      })
    else { return nil }
    return """
      \(identifier: table.name) WHERE \(identifier: parent.column) IN (
        SELECT id FROM \(identifier: parent.table) WHERE patient = \(patient))\(isOpen)
      """
  }
}

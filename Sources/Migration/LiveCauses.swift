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
  private let facts: RunFacts
  private let run: Int64

  package init(_ facts: RunFacts, run: Int64) {
    self.facts = facts
    self.run = run
  }

  /// Marks the records of live causes, and counts the causes.
  package func mark(_ connection: any Connection) throws(StoreError) -> Int {
    let causes = try causes(connection)
    let run = run
    try connection.transaction { () throws(StoreError) in
      for cause in causes.sorted() {
        try connection.execute(
          """
          UPDATE isolated_record SET live = 1 WHERE run = \(run)
            AND (reject_id = \(cause) OR missing_table || ' ' || missing_key = \(cause))
          """)
      }
    }
    return causes.count
  }

  /// The causes as `isolated_record` names them: a reject id, or table and key of what is missing.
  private func causes(_ connection: any Connection) throws(StoreError) -> Set<String> {
    var causes: Set<String> = []
    var isLivePatient: [Int64: Bool] = [:]
    let query: SQL = """
      SELECT COALESCE(root_reject, missing_table || ' ' || missing_key, reject_id), live, patient
      FROM isolated_record WHERE run = \(run)
      """
    let records = try connection.all(query) { (row) throws(StoreError) in
      (cause: row.text(0) ?? "", isLive: row.integer(1) == 1, patient: row.integer(2))
    }
    for record in records where !causes.contains(record.cause) {
      var isLive = record.isLive
      if !isLive, let patient = record.patient {
        if let known = isLivePatient[patient] {
          isLive = known
        } else {
          isLive = try self.isLive(patient, connection)
          isLivePatient[patient] = isLive
        }
      }
      if isLive { causes.insert(record.cause) }
    }
    return causes
  }

  private func isLive(
    _ patient: Int64, _ connection: any Connection
  ) throws(StoreError) -> Bool {
    for table in Tables.record {
      guard let live = table.live else { continue }
      let rows: SQL
      if table.column(named: "patient") != nil {
        rows = "\(identifier: table.name) WHERE patient = \(patient)"
      } else if let parent = table.references.first(where: {
        Tables.table(named: $0.table)?.column(named: "patient") != nil
      }) {
        rows = """
          \(identifier: table.name) WHERE \(identifier: parent.column) IN (
            SELECT id FROM \(identifier: parent.table) WHERE patient = \(patient))
          """
      } else {
        continue
      }
      let found = try connection.integer(
        "SELECT 1 FROM " + rows + " AND " + live.sql(in: table, as: table.name, facts) + " LIMIT 1")
      if found != nil { return true }
    }
    return false
  }
}

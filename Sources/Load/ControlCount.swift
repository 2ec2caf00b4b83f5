import RecordStore
import Schema
import Transform

/// How many rows have what in a field, or how much they come to, compared with what the old system's
/// own report says.
struct ControlCount {
  let table: String
  let period: RecordRule.Period
  let field: String
  /// The field whose values are added; `nil` where the rows are counted.
  let summed: String?
  let facts: RunFacts

  /// The values whose counts differ, in order.
  func differences(
    from expected: [String: Int], _ connection: any Connection
  ) throws(StoreError) -> [RuleRunner.CountDifference] {
    let found = try counts(connection)
    return Set(found.keys).union(expected.keys).sorted().compactMap { value in
      let (here, there) = (found[value] ?? 0, expected[value] ?? 0)
      return here == there
        ? nil : RuleRunner.CountDifference(value: value, found: here, expected: there)
    }
  }

  private func counts(_ connection: any Connection) throws(StoreError) -> [String: Int] {
    let type = Tables.table(named: table)?.column(named: field)?.type
    var counts: [String: Int] = [:]
    // Of a moment the hour: enough to know its local day, and few enough to hand out.
    let bucket: SQL =
      if case .instant? = type, period != .value {
        "\(identifier: field) / 3600000000"
      } else {
        "\(identifier: field)"
      }
    let amount: SQL = summed.map { "COALESCE(sum(\(identifier: $0)), 0)" } ?? "count(*)"
    let query: SQL =
      "SELECT " + bucket + ", " + amount + " FROM \(SQL.openRows(of: table)) AS root"
      + " WHERE \(identifier: field) IS NOT NULL GROUP BY 1"
    try connection.rows(query) { (row) throws(StoreError) in
      let count = Int(row.integer(1) ?? 0)
      guard period != .value else {
        let value = row.text(0) ?? row.integer(0).map(String.init) ?? ""
        counts[value, default: 0] += count
        return
      }
      var day = row.integer(0) ?? 0
      if case .instant? = type { day = facts.localDay(of: day * 3_600_000_000) }
      counts[facts.name(ofDay: day, byMonth: period == .month), default: 0] += count
    }
    return counts
  }
}

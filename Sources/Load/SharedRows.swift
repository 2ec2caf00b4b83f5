import RecordStore
import Schema
import Transform

/// Rows of which two or more have the same values; those with a blank among them do not count.
struct SharedRows {
  let table: String
  /// A field of the table, or `TABLE.FIELD` of one that refers to it.
  let fields: [String]
  let only: RecordRule.Where?

  /// The rows in ascending order.
  var ids: SQL { query(values: SQL(raw: "")) + " ORDER BY root.id" }

  private func query(values: SQL) -> SQL {
    var joins = SQL(raw: "")
    var joined: [String] = []
    var columns: [SQL] = []
    for field in fields {
      let parts = field.split(separator: ".").map(String.init)
      guard parts.count == 2, parts[0] != table else {
        columns.append("root.\(identifier: parts.last ?? field)")
        continue
      }
      if !joined.contains(parts[0]),
        let reference = Tables.table(named: parts[0])?.references.first(where: {
          $0.table == table
        })
      {
        joined.append(parts[0])
        joins +=
          " JOIN \(identifier: parts[0]) ON \(identifier: parts[0]).\(identifier: reference.column) = root.id"
      }
      columns.append("\(identifier: parts[0]).\(identifier: parts[1])")
    }
    let list = columns.dropFirst().reduce(columns[0]) { $0 + ", " + $1 }
    var known = columns.dropFirst().reduce(columns[0] + " IS NOT NULL") {
      $0 + " AND " + $1 + " IS NOT NULL"
    }
    if let only { known += " AND " + RuleRunner.condition(only, "root") }
    // The values that more than one row has are sought first; mostly there are none, and then the
    // rows are not read again.
    var named = columns[0] + " AS value0"
    var same = columns[0] + " = same.value0"
    for (number, column) in columns.enumerated().dropFirst() {
      named += ", " + column + " AS \(identifier: "value\(number)")"
      same += " AND " + column + " = same.\(identifier: "value\(number)")"
    }
    let rows: SQL = "\(identifier: table) AS root\(joins)"
    return """
      SELECT DISTINCT root.id\(values) FROM (
        SELECT \(named) FROM \(rows) WHERE \(known)
        GROUP BY \(list) HAVING min(root.id) <> max(root.id)
      ) AS same CROSS JOIN \(rows) WHERE \(same) AND \(known)
      """
  }

  // MARK: Merges

  /// The patients who share with someone whom no merge makes one person with them.
  func unmerged(_ connection: any Connection) throws(StoreError) -> [Int64] {
    let columns = fields.indices.reduce(SQL(raw: "")) { list, number in
      list + ", same.\(identifier: "value\(number)")"
    }
    var groups: [[SQLValue]: Set<Int64>] = [:]
    try connection.rows(query(values: columns)) { (row) throws(StoreError) in
      guard let id = row.integer(0) else { return }
      groups[fields.indices.map { row.value($0 + 1) }, default: []].insert(id)
    }
    var found: Set<Int64> = []
    for group in groups.values {
      var people: Set<Int64> = []
      for id in group { people.insert(try survivor(of: id, connection)) }
      if people.count > 1 { found.formUnion(group) }
    }
    return found.sorted()
  }

  /// Who a number stands for in the end; merges that were undone do not count.
  private func survivor(
    of patient: Int64, _ connection: any Connection
  ) throws(StoreError) -> Int64 {
    var at = patient
    // Merges may go in a circle, which another rule finds.
    var seen: Set<Int64> = [patient]
    while let next = try connection.integer(
      "SELECT survivor FROM patient_merge WHERE loser = \(at) AND undone_on IS NULL"),
      seen.insert(next).inserted
    {
      at = next
    }
    return at
  }
}

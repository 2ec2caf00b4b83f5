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
  func ids(_ connection: any Connection) throws(StoreError) -> [Int64] {
    try groups(connection).joined().reduce(into: Set()) { $0.insert($1) }.sorted()
  }

  private func groups(_ connection: any Connection) throws(StoreError) -> [[Int64]] {
    var joins = SQL(raw: "")
    var joined: [String] = []
    var columns: [SQL] = []
    var forms: [StoredColumn.Form] = []
    for field in fields {
      let parts = field.split(separator: ".").map(String.init)
      let owner = parts.count == 2 && parts[0] != table ? parts[0] : nil
      let name = parts.last ?? field
      forms.append(Self.form(of: name, in: owner ?? table))
      guard let owner else {
        columns.append("root.\(identifier: name)")
        continue
      }
      if !joined.contains(owner),
        let reference = Tables.table(named: owner)?.references.first(where: { $0.table == table })
      {
        joined.append(owner)
        joins +=
          " JOIN \(SQL.openRows(of: owner)) AS \(identifier: owner)"
          + " ON \(identifier: owner).\(identifier: reference.column) = root.id"
      }
      columns.append("\(identifier: owner).\(identifier: name)")
    }
    var query: SQL = "SELECT root.id"
    for column in columns { query += ", " + column }
    query += " FROM \(SQL.openRows(of: table)) AS root\(joins) WHERE "
    query += columns.dropFirst().reduce(columns[0] + " IS NOT NULL") {
      $0 + " AND " + $1 + " IS NOT NULL"
    }
    if let only { query += " AND " + RuleRunner.condition(only, "root") }
    return try EqualRows(forms: forms).groups(of: query, connection)
  }

  private static func form(of column: String, in table: String) -> StoredColumn.Form {
    guard let stored = Tables.table(named: table)?.stored.first(where: { $0.name == column }) else {
      preconditionFailure("the check lets no rule over '\(table).\(column)' pass")
    }
    return stored.form
  }

  // MARK: Merges

  /// The patients who share with someone whom no merge makes one person with them.
  func unmerged(_ connection: any Connection) throws(StoreError) -> [Int64] {
    var found: Set<Int64> = []
    for group in try groups(connection) {
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
      """
      SELECT survivor FROM patient_merge
      WHERE loser = \(at) AND undone_on IS NULL AND closed_by IS NULL
      """),
      seen.insert(next).inserted
    {
      at = next
    }
    return at
  }
}

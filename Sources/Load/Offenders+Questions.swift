import RecordStore
import Schema

// What a table is asked for, on whichever connection is free.

extension Offenders {
  static func ask(
    _ question: Question, _ connection: any Connection
  ) throws(StoreError) -> Found {
    let table = question.table
    switch question.kind {
    case .constraint(let constraint):
      let rows = try Self.rows(that: constraint, in: table, connection)
      return Found(
        number: question.number,
        offenders: rows.map { Offender(row: $0, table: table, constraint: constraint) })
    case .references:
      return Found(number: question.number, orphans: try orphans(in: table, connection))
    case .structure:
      // The checks of every row were asked before it was written; the store would ask them again, at
      // ten times the cost.
      let broken = try connection.proof(of: table.name, withChecks: false)
      return Found(number: question.number, structure: (table.name, broken))
    }
  }

  /// The rows that break a constraint; of a unique one all but the first that share the values.
  private static func rows(
    that constraint: Constraint, in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [Int64] {
    guard case .unique(let columns, _) = constraint.kind,
      let query = connection.ddl.values(of: constraint, in: table)
    else { return try connection.offenders(of: constraint, in: table) }
    let forms = columns.compactMap { name in table.stored.first { $0.name == name }?.form }
    return try EqualRows(forms: forms).groups(of: query, connection)
      .flatMap { $0.dropFirst() }.sorted()
  }

  /// References are right by construction; this proves it.
  private static func orphans(
    in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [Orphan] {
    var orphans: [Orphan] = []
    for (column, parent) in try suspects(in: table, connection) {
      let question = connection.ddl.referenceOffenders(
        table, column: column,
        readsParent: try isNoLarger(parent, than: table, connection))
      for row in try connection.ids(question) {
        let key = try connection.integer(
          "SELECT \(identifier: column) FROM \(identifier: table.name) WHERE id = \(row)")
        orphans.append(Orphan(row: row, table: table, parent: parent, key: key ?? 0))
      }
    }
    return orphans
  }

  /// Whether a table has at most four times as many rows as another.
  private static func isNoLarger(
    _ parent: String, than table: Table, _ connection: any Connection
  ) throws(StoreError) -> Bool {
    let rows = try connection.integer("SELECT count(*) FROM \(identifier: table.name)") ?? 0
    let parents = try connection.integer("SELECT count(*) FROM \(identifier: parent)") ?? 0
    return parents <= 4 * rows
  }

  /// The references of which some may lead nowhere.
  ///
  /// Those without an index are read together, in one pass over the table: few rows are referred to
  /// there, and each of them is looked up once.
  private static func suspects(
    in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [(column: String, table: String)] {
    let others = table.references.filter { !connection.ddl.isIndexed($0.column, in: table) }
    guard let first = others.first else { return table.references }
    let columns = others.dropFirst().reduce("\(identifier: first.column)" as SQL) {
      $0 + ", \(identifier: $1.column)"
    }
    var used = [Set<Int64>](repeating: [], count: others.count)
    try connection.rows("SELECT " + columns + " FROM \(identifier: table.name)") {
      (row) throws(StoreError) in
      for position in others.indices {
        if let id = row.integer(position) { used[position].insert(id) }
      }
    }
    var suspects = connection.ddl.indexedReferences(table)
    for (position, reference) in others.enumerated() {
      for id in used[position].sorted() {
        let query: SQL = "SELECT id FROM \(identifier: reference.table) WHERE id = \(id)"
        guard try connection.integer(query) == nil else { continue }
        suspects.append(reference)
        break
      }
    }
    return suspects
  }
}

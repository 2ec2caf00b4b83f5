package import Schema

extension DDL {
  /// The id and the values of each row that a unique constraint is about; `nil` for another kind.
  package func values(of constraint: Constraint, in table: Table) -> SQL? {
    guard case .unique(let columns, let only) = constraint.kind else { return nil }
    let conditions =
      columns.map { "\(quoted($0)) IS NOT NULL" } + [only.map(expression)].compactMap(\.self)
      + isOpen(table)
    return SQL(
      raw: """
        SELECT id, \(columns.map(quoted).joined(separator: ", ")) FROM \(quoted(table.name))
        WHERE \(conditions.joined(separator: " AND "))
        """)
  }

  /// The ids of the rows whose legacy key an earlier row has; `nil` for a table without keys.
  package func keyOffenders(_ table: Table) -> SQL? {
    table.isRoot ? repeated(["origin", "legacy_key"], only: [], in: table) : nil
  }

  /// The ids of the rows whose reference leads nowhere, in ascending order.
  ///
  /// Each row that is referred to is looked up once, however many refer to it. Where most of the
  /// parent's rows are, both sides are read in the order of their ids instead, which needs less than
  /// half the time.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - column: One of its references.
  ///   - readsParent: Whether to read all of the parent's rows.
  /// - Returns: A query of one column.
  package func referenceOffenders(
    _ table: Table, column: String, readsParent: Bool = false
  ) -> SQL {
    guard let parent = table.references.first(where: { $0.column == column })?.table else {
      preconditionFailure("\(table.name).\(column) is no reference")
    }
    let name = quoted(column)
    let used = "\(name) AS id FROM \(quoted(table.name)) WHERE \(name) IS NOT NULL"
    let missing =
      readsParent
      ? "SELECT \(used) EXCEPT SELECT id FROM \(quoted(parent)) ORDER BY 1"
      : """
      SELECT used.id FROM (SELECT DISTINCT \(used)) AS used
          WHERE NOT EXISTS (
            SELECT 1 FROM \(quoted(parent)) AS parent WHERE parent.id = used.id)
      """
    return SQL(
      raw: """
        SELECT child.id FROM \(quoted(table.name)) AS child
        WHERE child.\(quoted(column)) IN (\(missing))
        ORDER BY child.id
        """)
  }

  /// All rows but the first of those that share values.
  func repeated(_ columns: [String], only: [String], in table: Table) -> SQL {
    let list = columns.map(quoted).joined(separator: ", ")
    let conditions = columns.map { "\(quoted($0)) IS NOT NULL" } + only
    return SQL(
      raw: """
        SELECT id FROM (
          SELECT id, row_number() OVER (PARTITION BY \(list) ORDER BY id) AS place
          FROM \(quoted(table.name)) WHERE \(conditions.joined(separator: " AND "))
        ) AS ranked
        WHERE place > 1 ORDER BY id
        """)
  }

  /// The rows whose first time surely lies after their last.
  func outOfOrder(_ first: String, _ last: String, in table: Table) -> SQL {
    let first = Moment(first, of: table)
    let last = Moment(last, of: table)
    return SQL(
      raw: """
        SELECT id FROM \(quoted(table.name))
        WHERE \(first.earliest(beside: last)) > \(last.latest(beside: first)) ORDER BY id
        """)
  }

  /// The rows that have a parent and a start: id, parent, and the time that the row surely takes up;
  /// those of a parent stand together.
  ///
  /// That is from the last moment that its start can be to the first moment that its end can be; a row
  /// without an end takes up all time to come.
  func spans(per: String, start: String, end: String, in table: Table) -> SQL {
    let begins = Moment(start, of: table)
    let ends = Moment(end, of: table)
    let conditions = ["\(quoted(per)) IS NOT NULL", begins.isKnown] + isOpen(table)
    return SQL(
      raw: """
        SELECT id, \(quoted(per)) AS per, \(begins.latest(beside: ends)) AS begins,
          COALESCE(\(ends.earliest(beside: begins)), \(Int64.max)) AS ends
        FROM \(quoted(table.name))
        WHERE \(conditions.joined(separator: " AND ")) ORDER BY per
        """)
  }

  /// The rows whose time surely lies outside of their parent's.
  func outside(
    parent: String, start: String, end: String, parentStart: String, parentEnd: String,
    in table: Table, among tables: [Table]
  ) -> SQL {
    guard let name = table.references.first(where: { $0.column == parent })?.table,
      let parentTable = tables.first(where: { $0.name == name })
    else { preconditionFailure("\(table.name).\(parent) refers to no table that is known") }
    let inner = [start, end].map { Moment($0, of: table, alias: "child") }
    let opens = Moment(parentStart, of: parentTable, alias: "parent")
    let closes = Moment(parentEnd, of: parentTable, alias: "parent")
    let conditions = inner.flatMap { moment in
      [
        "\(moment.latest(beside: opens)) < \(opens.earliest(beside: moment))",
        "\(moment.earliest(beside: closes)) > \(closes.latest(beside: moment))",
      ]
    }
    let isOutside = "(\(conditions.joined(separator: "\n  OR ")))"
    return SQL(
      raw: """
        SELECT child.id FROM \(quoted(table.name)) AS child
        JOIN \(quoted(name)) AS parent ON parent.id = child.\(quoted(parent))
        WHERE \(([isOutside] + isOpen(table, alias: "child")).joined(separator: " AND "))
        ORDER BY child.id
        """)
  }
}

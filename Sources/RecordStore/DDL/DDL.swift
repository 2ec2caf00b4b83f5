package import Schema

/// The schema in one store's words: tables, indexes, and the queries for what would break them.
///
/// A store that is loaded whole has its tables made first, with checks and references declared but
/// not looked at. At the end the offenders of every constraint are asked for and isolated, then
/// its index is made, so that making it cannot fail.
package struct DDL: Sendable {
  let forms: StoreForms
}

extension DDL {
  /// The table with its mandatory columns, references and checks; no index but the one of `id`.
  ///
  /// `codes` gives the codes of a national list by its name; `nil` leaves a column unchecked.
  package func createTable(_ table: Table, codes: (String) -> [String]?) -> SQL {
    let referred = Dictionary(uniqueKeysWithValues: table.references.map { ($0.column, $0.table) })
    let columns = table.stored.map { column in
      var line = "\(quoted(column.name)) \(type(column.form))"
      if column.name == "id" { return line + " PRIMARY KEY" }
      if column.isRequired { line += " NOT NULL" }
      if let parent = referred[column.name] {
        line += " REFERENCES \(quoted(parent)) (\"id\")\(forms.referenceTiming)"
      }
      return line
    }
    let checks = checks(of: table, codes: codes).map {
      "CONSTRAINT \(quoted($0.name)) CHECK (\($0.expression))"
    }
    let lines = (columns + checks).joined(separator: ",\n  ")
    return SQL(raw: "CREATE TABLE \(quoted(table.name)) (\n  \(lines)\n)\(forms.tableEnd)")
  }

  /// The indexes of which nothing is asked before they are made: of references, and of legacy keys,
  /// which are unique because the load lets none through twice.
  package func unquestionedIndexes(_ table: Table) -> [TableIndex] {
    referenceIndexes(table) + [keyIndex(table)].compactMap(\.self)
  }

  /// One index for each column by which rows are sought that refer to another table, unless a
  /// unique index of all rows begins with it and finds them as well.
  ///
  /// A column that may be blank is indexed where it is not: most such columns mostly are.
  package func referenceIndexes(_ table: Table) -> [TableIndex] {
    let leading = leadingColumns(of: table)
    return table.references.filter { column, _ in
      !leading.contains(column) && isIndexed(column, in: table)
    }.map { column, _ in
      let isRequired = table.column(named: column)?.isRequired == true
      return TableIndex(
        name: "\(table.name)_\(column)_ref", column: column, definition: "INDEX",
        on: """
          \(quoted(table.name)) (\(quoted(column)))\
          \(isRequired ? "" : " WHERE \(quoted(column)) IS NOT NULL")
          """)
    }
  }

  /// The references of a table whose column has an index that begins with it.
  package func indexedReferences(_ table: Table) -> [(column: String, table: String)] {
    table.references.filter { isIndexed($0.column, in: table) }
  }

  /// Whether an index leads from a row to those that refer to it by this column.
  package func isIndexed(_ column: String, in table: Table) -> Bool {
    guard let parent = table.references.first(where: { $0.column == column })?.table else {
      preconditionFailure("\(table.name).\(column) is no reference")
    }
    return Tables.table(named: parent)?.areReferrersSought != false
      || leadingColumns(of: table).contains(column)
  }

  /// Indexes for the references that a unique index of the table finds, as long as that one cannot
  /// be made.
  package func standIns(_ table: Table) -> [(create: SQL, drop: SQL)] {
    Set(leadingColumns(of: table)).intersection(table.references.map(\.column)).sorted().map {
      let name = quoted("\(table.name)_\($0)_stand_in")
      return (
        SQL(raw: "CREATE INDEX IF NOT EXISTS \(name) ON \(quoted(table.name)) (\(quoted($0)))"),
        SQL(raw: "DROP INDEX IF EXISTS \(name)")
      )
    }
  }

  /// The first columns of the unique indexes of all rows.
  private func leadingColumns(of table: Table) -> [String] {
    table.constraints.compactMap { constraint in
      if case .unique(let columns, nil) = constraint.kind { columns.first } else { nil }
    }
  }

  /// The index that keeps the legacy keys of a root table apart; `nil` for other tables.
  ///
  /// Rows that were born in the EPR, and those of a record that has its key elsewhere, are not in it.
  /// The key comes first, as it alone tells most rows apart: that halves the time of sorting.
  package func keyIndex(_ table: Table) -> TableIndex? {
    guard table.isRoot else { return nil }
    return TableIndex(
      name: "\(table.name)_legacy_key", column: "legacy_key", definition: "UNIQUE INDEX",
      on: "\(quoted(table.name)) (\"legacy_key\", \"origin\") WHERE \"legacy_key\" IS NOT NULL")
  }

  /// The index that enforces a constraint; `nil` where no index can.
  ///
  /// A closed row is in nobody's way: it is not in an index of some rows, and in one of all rows,
  /// by which others are found too, it has a place of its own.
  package func uniqueIndex(_ constraint: Constraint, of table: Table) -> SQL? {
    guard case .unique(let columns, let only) = constraint.kind else { return nil }
    var keys = columns.map(quoted)
    var conditions = [only.map(expression)].compactMap(\.self)
    if table.isRoot, only == nil {
      keys.append("(CASE WHEN \"closed_by\" IS NULL THEN 0 ELSE \"id\" END)")
    } else {
      conditions += isOpen(table)
    }
    let condition =
      conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    return SQL(
      raw: """
        CREATE UNIQUE INDEX IF NOT EXISTS \(quoted(constraint.name)) \
        ON \(quoted(table.name)) (\(keys.joined(separator: ", ")))\(condition)
        """)
  }

  /// The condition on a row of the table not to be closed; none where no row can be.
  func isOpen(_ table: Table, alias: String? = nil) -> [String] {
    guard table.isRoot else { return [] }
    return ["\(alias.map { "\($0)." } ?? "")\"closed_by\" IS NULL"]
  }

  /// All unique indexes of the table, the one of its legacy keys first.
  package func uniqueIndexes(_ table: Table) -> [SQL] {
    [keyIndex(table)?.create].compactMap(\.self)
      + table.constraints.compactMap { uniqueIndex($0, of: table) }
  }

  /// Takes all indexes of the table away.
  package func dropsOfIndexes(of table: Table) -> [SQL] {
    unquestionedIndexes(table).map(\.drop)
      + table.constraints.filter { uniqueIndex($0, of: table) != nil }.map {
        SQL(raw: "DROP INDEX IF EXISTS \(quoted($0.name))")
      }
  }

  func type(_ form: StoredColumn.Form) -> String {
    switch form {
    case .integer: forms.integer
    case .text: forms.text
    case .bytes: forms.bytes
    }
  }

  func expression(_ condition: Constraint.Condition) -> String {
    switch condition {
    case .isBlank(let column): "\(quoted(column)) IS NULL"
    case .equals(let column, let value): "\(quoted(column)) = \(literal(value))"
    }
  }
}

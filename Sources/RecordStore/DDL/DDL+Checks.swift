package import Schema

extension DDL {
  /// What every row of the table must satisfy by itself, by name.
  ///
  /// The form of each column's values, national codes, and ``Constraint/Kind/ordered(first:last:)``.
  /// A blank satisfies all of them.
  ///
  /// A list of codes is an `IN` in a query, which looks it up, and a search in one text in a
  /// constraint: there SQLite would build the list anew for every row.
  func checks(
    of table: Table, codes: (String) -> [String]?, inQuery: Bool = false
  ) -> [(name: String, expression: String)] {
    table.columns.flatMap { column in
      form(of: column, codes: codes, inQuery: inQuery).map {
        (name: "\(table.name)_\(column.name)_\($0.name)", expression: $0.expression)
      }
    }
      + table.constraints.compactMap { constraint in
        guard case .ordered(let first, let last) = constraint.kind else { return nil }
        return (constraint.name, isOrdered(first, last, in: table))
      }
  }

  /// The rows with these ids that break a check, with its name as the second column.
  ///
  /// - Returns: `nil` where the table has no checks.
  package func checkOffenders(
    _ table: Table, ids: ClosedRange<Int64>, codes: (String) -> [String]?
  ) -> SQL? {
    let checks = checks(of: table, codes: codes, inQuery: true)
    guard !checks.isEmpty else { return nil }
    let cases = checks.map { "WHEN NOT (\($0.expression)) THEN \(literal($0.name))" }
    return SQL(
      raw: """
        SELECT id, broken FROM (
          SELECT id, CASE \(cases.joined(separator: "\n")) END AS broken FROM \(quoted(table.name))
          WHERE id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)
        ) AS checked
        WHERE broken IS NOT NULL ORDER BY id
        """)
  }

  private func form(
    of column: Column, codes: (String) -> [String]?, inQuery: Bool
  ) -> [(name: String, expression: String)] {
    let name = quoted(column.name)
    let precision = quoted(column.name + "_precision")
    // A value and its precision are both there or both blank.
    let pair = ("pair", "(\(name) IS NULL) = (\(precision) IS NULL)")
    return switch column.type {
    case .text(let length): [("length", "length(\(name)) <= \(length)")]
    case .boolean: [("boolean", "\(name) IN (0, 1)")]
    case .partialDate: [("precision", "\(precision) IN ('D', 'M', 'Y')"), pair]
    case .instant: [("precision", "\(precision) IN ('m', 'd')"), pair]
    case .code(let list):
      codes(list).map { [("code", isOne(name, of: $0, inQuery: inQuery))] } ?? []
    case .integer, .decimal, .date, .ref, .json, .bytes: []
    }
  }

  private func isOne(_ name: String, of codes: [String], inQuery: Bool) -> String {
    guard !inQuery else { return "\(name) IN (\(codes.map(literal).joined(separator: ", ")))" }
    let all = literal("|" + codes.joined(separator: "|") + "|")
    return "\(forms.position)(\(all), '|' || \(name) || '|') > 0"
  }

  private func isOrdered(_ first: String, _ last: String, in table: Table) -> String {
    let first = Moment(first, of: table)
    let last = Moment(last, of: table)
    return "\(first.earliest(beside: last)) <= \(last.latest(beside: first))"
  }
}

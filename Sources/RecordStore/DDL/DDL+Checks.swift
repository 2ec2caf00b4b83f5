import Schema

extension DDL {
  /// The most codes that an `IN` of a constraint may list.
  ///
  /// SQLite builds a longer list anew for every row; a search in one text takes its place.
  private static let mostListed = 3

  /// What every row of the table must satisfy by itself, by name.
  func checks(
    of table: Table, codes: (String) -> [String]?
  ) -> [(name: String, expression: String)] {
    RowCheck.all(of: table, codes: codes).map { ($0.name, expression($0.kind, in: table)) }
  }

  private func expression(_ check: RowCheck.Kind, in table: Table) -> String {
    switch check {
    case .length(let column, let most): "length(\(quoted(column))) <= \(most)"
    case .boolean(let column): "\(quoted(column)) IN (0, 1)"
    case .paired(let column, let other):
      "(\(quoted(column)) IS NULL) = (\(quoted(other)) IS NULL)"
    case .oneOf(let column, let codes): isOne(quoted(column), of: codes)
    case .ordered(let first, let last): isOrdered(first, last, in: table)
    }
  }

  private func isOne(_ name: String, of codes: [String]) -> String {
    guard codes.count > Self.mostListed else {
      return "\(name) IN (\(codes.map(literal).joined(separator: ", ")))"
    }
    let all = literal("|" + codes.joined(separator: "|") + "|")
    return "\(forms.position)(\(all), '|' || \(name) || '|') > 0"
  }

  private func isOrdered(_ first: String, _ last: String, in table: Table) -> String {
    let first = Moment(first, of: table)
    let last = Moment(last, of: table)
    return "\(first.earliest(beside: last)) <= \(last.latest(beside: first))"
  }
}

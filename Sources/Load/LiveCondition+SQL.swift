package import RecordStore
package import Schema
package import Transform

extension LiveCondition.Time {
  /// The condition over a row of `table`, which the statement calls `alias`.
  package func sql(in table: Table, as alias: String, _ facts: RunFacts) -> SQL {
    func cell(_ column: String) -> SQL { "\(identifier: alias).\(identifier: column)" }
    func isAhead(_ column: String) -> SQL {
      if case .instant? = table.column(named: column)?.type {
        return cell(column) + " > \(facts.asAt)"
      }
      return cell(column) + " >= \(facts.asAtDay)"
    }
    switch self {
    case .until(let end, let unless):
      let isOpen = "(" + cell(end) + " IS NULL OR " + isAhead(end) + ")"
      guard let unless else { return isOpen }
      return isOpen + " AND COALESCE(" + cell(unless) + ", 0) = 0"
    case .ahead(let start, let unless):
      return isAhead(start) + " AND " + cell(unless) + " IS NULL"
    }
  }
}

extension LiveCondition {
  /// The same of the time that makes a row live.
  package func sql(in table: Table, as alias: String, _ facts: RunFacts) -> SQL {
    time.sql(in: table, as: alias, facts)
  }
}

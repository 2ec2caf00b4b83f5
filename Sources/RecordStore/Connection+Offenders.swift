package import Schema

/// The time that a row takes up.
package struct TimeSpan {
  package let row: Int64
  package let begins: Int64?
  package let ends: Int64?
}

extension Connection {
  /// The ids of the rows that break a constraint, in ascending order: by load file and record.
  ///
  /// Closed rows break none, and are in nobody's way.
  ///
  /// - `unique`: all but the first of those that share the values.
  /// - `ordered`: the row.
  /// - `noOverlap`: of two that overlap, the one that starts later (with equal starts, the one
  ///   with the higher id).
  /// - `inside`: the row whose time lies outside its parent's. A blank of either is no offence.
  ///
  /// The table that `inside` refers to is looked for among `tables`.
  ///
  /// - Throws: When the store fails.
  package func offenders(
    of constraint: Constraint, in table: Table, among tables: [Table] = Tables.all
  ) throws(StoreError) -> [Int64] {
    switch constraint.kind {
    case .unique(let columns, let only):
      let conditions = [only.map(ddl.expression)].compactMap(\.self) + ddl.isOpen(table)
      return try ids(ddl.repeated(columns, only: conditions, in: table))
    case .ordered(let first, let last):
      return try ids(ddl.outOfOrder(first, last, in: table))
    case .noOverlap(let per, let start, let end):
      return try rows(
        amongSpans: ddl.spans(per: per, start: start, end: end, in: table), Self.overlapping)
    case .inside(let parent, let start, let end, let parentStart, let parentEnd):
      return try ids(
        ddl.outside(
          parent: parent, start: start, end: end, parentStart: parentStart, parentEnd: parentEnd,
          in: table, among: tables))
    }
  }

  /// Picks rows by the time that they take up beside the others of the same parent.
  ///
  /// A database that goes through the rows of each parent with window functions needs five times as
  /// long: a parent mostly has one row or two.
  ///
  /// - Parameters:
  ///   - query: Gives an id, the parent, the begin and the end of a row; those of a parent stand
  ///     together.
  ///   - pick: Chooses among the spans of one parent, two or more, which come in no order.
  /// - Returns: The ids, in ascending order.
  /// - Throws: When the store fails.
  package func rows(
    amongSpans query: SQL, _ pick: (inout [TimeSpan]) -> [Int64]
  ) throws(StoreError) -> [Int64] {
    var picked: [Int64] = []
    var parent = SQLValue.null
    var spans: [TimeSpan] = []
    try rows(query) { (row) throws(StoreError) in
      guard let id = row.integer(0) else { preconditionFailure("an id is blank") }
      let owner = row.value(1)
      if owner != parent {
        if spans.count > 1 { picked += pick(&spans) }
        parent = owner
        spans.removeAll(keepingCapacity: true)
      }
      spans.append(TimeSpan(row: id, begins: row.integer(2), ends: row.integer(3)))
    }
    if spans.count > 1 { picked += pick(&spans) }
    return picked.sorted()
  }

  /// One pass in order of time, with the latest end so far in hand.
  ///
  /// Where the time that a row surely takes up is empty (a stay of no length, or both ends known to
  /// the day only) the row cannot be in the way of another, but may still lie within one: it is
  /// compared with those that began before its own end.
  private static func overlapping(_ spans: inout [TimeSpan]) -> [Int64] {
    func place(_ span: TimeSpan) -> (Int64, Int, Int64) {
      let (begins, ends) = times(of: span)
      return begins < ends ? (begins, 1, span.row) : (ends, 0, span.row)
    }
    spans.sort { place($0) < place($1) }
    var taken = Int64.min
    var found: [Int64] = []
    for span in spans {
      let (begins, ends) = times(of: span)
      if taken > begins { found.append(span.row) }
      if begins < ends { taken = max(taken, ends) }
    }
    return found
  }

  private static func times(of span: TimeSpan) -> (begins: Int64, ends: Int64) {
    guard let begins = span.begins, let ends = span.ends else {
      preconditionFailure("a span without an end of time")
    }
    return (begins, ends)
  }
}

/// When a row concerns someone who is being cared for, or expected: what must not be missing on the
/// first morning.
public enum LiveCondition: Sendable, Hashable {
  /// Until this column says when it ended: in a bed, in the department, on a waiting list. Not
  /// where the other column, a yes or no, is yes.
  case until(String, unless: String? = nil)
  /// While the moment lies ahead, unless the other column is filled: a booking.
  case ahead(String, unless: String)

  /// Whether a row is live.
  ///
  /// - Parameters:
  ///   - instant: The moment of the extract, microseconds UTC.
  ///   - day: Its local day, days since 1970-01-01.
  ///   - table: The row's table.
  ///   - value: The stored integer of a column; `nil` for a blank.
  /// - Returns: `true` also where the column that would say so is blank.
  public func holds(
    at instant: Int64, day: Int64, in table: Table, value: (String) -> Int64?
  ) -> Bool {
    func isAhead(_ column: String) -> Bool? {
      guard let value = value(column) else { return nil }
      if case .instant? = table.column(named: column)?.type { return value > instant }
      return value >= day
    }
    switch self {
    case .until(let end, let unless):
      return unless.flatMap(value) != 1 && isAhead(end) ?? true
    case .ahead(let start, let unless): return value(unless) == nil && (isAhead(start) ?? true)
    }
  }

  /// The columns that it looks at.
  public var columns: [String] {
    switch self {
    case .until(let end, let unless): [end] + (unless.map { [$0] } ?? [])
    case .ahead(let start, let unless): [start, unless]
    }
  }
}

extension Table {
  /// Until when a row is open; `nil` where nothing says it.
  ///
  /// Of a table whose rows are never live it is the column in which they end.
  public var open: LiveCondition? {
    live
      ?? ["ended_at", "ended_on", "closed_on"].first { column(named: $0) != nil }
      .map { .until($0) }
  }
}

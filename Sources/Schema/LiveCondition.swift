/// When a row concerns someone who is being cared for, or expected: what must not be missing on the
/// first morning.
public struct LiveCondition: Sendable, Hashable {
  public enum Time: Sendable, Hashable {
    /// Until this column says when it ended: in a bed, in the department, on a waiting list. Not
    /// where the other column, a yes or no, is yes.
    case until(String, unless: String? = nil)
    /// While the moment lies ahead, unless the other column is filled: a booking.
    case ahead(String, unless: String)
  }

  public let time: Time
  /// What such a row says of the patient: `in a bed`.
  public let meaning: String
  /// The columns that name the ward and the bed where the patient is.
  public let ward: String?
  public let bed: String?

  /// Of a row that is live until it ends.
  ///
  /// - Parameters:
  ///   - end: The column that says when it ended.
  ///   - other: Is yes where the row is not live though it has no end.
  ///   - meaning: What such a row says of the patient.
  ///   - ward: The column of the ward where the patient is.
  ///   - bed: The column of the bed.
  /// - Returns: The condition.
  public static func until(
    _ end: String, unless other: String? = nil, means meaning: String, ward: String? = nil,
    bed: String? = nil
  ) -> LiveCondition {
    LiveCondition(time: .until(end, unless: other), meaning: meaning, ward: ward, bed: bed)
  }

  /// Of a row that is live while its moment lies ahead.
  ///
  /// - Parameters:
  ///   - start: The column of the moment when the patient is expected.
  ///   - other: Is filled where the patient need not come.
  ///   - meaning: What such a row says of the patient.
  /// - Returns: The condition.
  public static func ahead(
    _ start: String, unless other: String, means meaning: String
  ) -> LiveCondition {
    LiveCondition(
      time: .ahead(start, unless: other), meaning: meaning, ward: nil, bed: nil)
  }

  /// The column of the moment when the patient is expected.
  public var expected: String? {
    if case .ahead(let start, _) = time { start } else { nil }
  }

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
    switch time {
    case .until(let end, let unless):
      return unless.flatMap(value) != 1 && isAhead(end) ?? true
    case .ahead(let start, let unless): return value(unless) == nil && (isAhead(start) ?? true)
    }
  }

  /// The columns that it looks at, those of ward and bed among them.
  public var columns: [String] {
    let times =
      switch time {
      case .until(let end, let unless): [end] + (unless.map { [$0] } ?? [])
      case .ahead(let start, let unless): [start, unless]
      }
    return times + [ward, bed].compactMap(\.self)
  }
}

extension Table {
  /// Until when a row is open; `nil` where nothing says it.
  ///
  /// Of a table whose rows are never live it is the column in which they end.
  public var open: LiveCondition.Time? {
    live?.time
      ?? ["ended_at", "ended_on", "closed_on"].first { column(named: $0) != nil }
      .map { .until($0) }
  }
}

import Schema

/// A column of time, as the first and the last moment at which it can have been.
///
/// A value that is known to the minute is one moment; a date alone is the whole day, a month alone
/// the whole month. Two values are out of order only when they are so wherever in their spans they
/// truly lie: what is not known makes no offender.
struct Moment {
  private let type: ColumnType
  private let value: String
  private let precision: String

  /// `alias` stands before the column's name, where the statement has several tables.
  init(_ column: String, of table: Table, alias: String? = nil) {
    guard let found = table.column(named: column) else {
      preconditionFailure("\(table.name) has no column \(column)")
    }
    let prefix = alias.map { $0 + "." } ?? ""
    type = found.type
    value = prefix + quoted(column)
    precision = prefix + quoted(column + "_precision")
  }

  /// In microseconds.
  static let day: Int64 = 86_400_000_000
  /// By how much British summer time is ahead, in microseconds.
  static let summer: Int64 = 3_600_000_000
  /// 25 hours less a microsecond: the day on which the clocks go back is that long.
  static let longestDay: Int64 = 89_999_999_999
  /// From the first to the last possible day of a year and of a month.
  static let year: Int64 = 365
  static let month: Int64 = 30

  var isBlank: String { "\(value) IS NULL" }
  var isKnown: String { "\(value) IS NOT NULL" }

  /// In the column's own unit, or in microseconds where the other of the two has those.
  func earliest(beside other: Moment? = nil) -> String {
    // The first moment of a London day is at 23:00 UTC of the day before, in summer.
    isConverted(beside: other) ? "\(value) * \(Self.day) - \(Self.summer)" : value
  }

  /// In the column's own unit, or in microseconds where the other of the two has those.
  func latest(beside other: Moment? = nil) -> String {
    let last =
      switch type {
      case .partialDate:
        "(\(value) + CASE \(precision) WHEN 'Y' THEN \(Self.year) WHEN 'M' THEN \(Self.month) ELSE 0 END)"
      case .instant:
        "(\(value) + CASE \(precision) WHEN 'd' THEN \(Self.longestDay) ELSE 0 END)"
      default:
        value
      }
    return isConverted(beside: other) ? "\(last) * \(Self.day) + \(Self.day - 1)" : last
  }

  private func isConverted(beside other: Moment?) -> Bool {
    guard let other, other.type == .instant else { return false }
    return type != .instant
  }
}

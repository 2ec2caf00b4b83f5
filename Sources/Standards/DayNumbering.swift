/// Days that a system counts instead of naming them.
package enum DayNumbering: Sendable, Hashable, CaseIterable {
  /// `$HOROLOG` of MUMPS: days since 31 December 1840, then perhaps a comma (or the space that
  /// stands between two columns) and the seconds since midnight. `47117,3600` is 01/01/1970 01:00.
  case mumps
  /// The 1900 system of spreadsheets: 1 is 1 January 1900, and a fraction is a part of the day.
  /// The system believes in a 29 February 1900, so that 60 is no day and the days before it are
  /// numbered one higher than they should be.
  case excel

  /// A day, and the time where there is one.
  package struct Reading: Sendable, Hashable {
    /// Days since 1 January 1970.
    package let days: Int64
    /// Seconds since midnight, to the nearest second.
    package let secondsOfDay: Int?
  }

  /// Reads a field from its first byte to its last.
  ///
  /// - Returns: `nil` where the field does not fit, or the day is not in the years to 9999.
  package func read(_ field: Span<UInt8>) -> Reading? {
    var position = 0
    guard let number = Self.digits(of: field, from: &position, atMost: 7) else { return nil }
    let reading =
      switch self {
      case .mumps: Self.mumps(number, field, position)
      case .excel: Self.excel(number, field, position)
      }
    guard let reading, CalendarDate.range.contains(reading.days) else { return nil }
    return reading
  }

  private static func mumps(_ number: Int, _ field: Span<UInt8>, _ end: Int) -> Reading? {
    let days = Int64(number) - 47_117
    guard end < field.count else { return Reading(days: days, secondsOfDay: nil) }
    guard field[end] == UInt8(ascii: ",") || field[end] == UInt8(ascii: " ") else { return nil }
    var position = end + 1
    guard let seconds = digits(of: field, from: &position, atMost: 5), position == field.count,
      seconds < 86_400
    else { return nil }
    return Reading(days: days, secondsOfDay: seconds)
  }

  private static func excel(_ number: Int, _ field: Span<UInt8>, _ end: Int) -> Reading? {
    guard number >= 1, number != 60 else { return nil }
    let days = Int64(number) - (number < 60 ? 25_568 : 25_569)
    guard end < field.count else { return Reading(days: days, secondsOfDay: nil) }
    guard field[end] == UInt8(ascii: "."), end + 1 < field.count else { return nil }
    // Twelve digits tell a day to less than a microsecond; what follows is the dust of binary
    // fractions.
    var (numerator, denominator) = (0, 1)
    for index in (end + 1)..<field.count {
      guard let digit = field[index].digitValue else { return nil }
      guard index <= end + 12 else { continue }
      numerator = numerator * 10 + digit
      denominator *= 10
    }
    let seconds = (numerator * 86_400 * 2 + denominator) / (denominator * 2)
    return seconds < 86_400
      ? Reading(days: days, secondsOfDay: seconds)
      : Reading(days: days + 1, secondsOfDay: 0)
  }

  private static func digits(
    of field: Span<UInt8>, from position: inout Int, atMost limit: Int
  ) -> Int? {
    let start = position
    var value = 0
    while position < field.count, let digit = field[position].digitValue {
      guard position - start < limit else { return nil }
      value = value * 10 + digit
      position += 1
    }
    return position > start ? value : nil
  }
}

extension DatePattern {
  /// What a field comes to.
  package struct Reading: Sendable, Hashable {
    /// Days since 1 January 1970; of the first day where only the month or year is known.
    package let days: Int64
    /// Always ``PartialDate/Precision/day`` from ``DatePattern/read(_:twoDigitYearsAfter:)``.
    package let precision: PartialDate.Precision
    /// Seconds since local midnight; `nil` where the pattern has no time.
    package let secondsOfDay: Int?
    /// Behind the second.
    package let microsecond: Int
    /// Whether the century was told by the pivot and not by the source.
    package let hasTwoDigitYear: Bool

    package var date: PartialDate { PartialDate(days: days, precision: precision) }
  }

  /// Reads a field that holds a whole date.
  ///
  /// - Parameters:
  ///   - field: The bytes, trimmed.
  ///   - pivot: A year of two digits is the first year after this one that ends in them: after
  ///     1949, `50` is 1950 and `49` is 2049. Without it no century is guessed, and a pattern with
  ///     `yy` reads nothing.
  /// - Returns: `nil` where the field does not fit, or names a day or time that does not exist.
  package func read(_ field: Span<UInt8>, twoDigitYearsAfter pivot: Int? = nil) -> Reading? {
    guard let parts = parts(of: field), let year = year(of: parts, after: pivot),
      let date = hasDayOfYear
        ? CalendarDate(year: year, dayOfYear: parts.dayOfYear)
        : CalendarDate(year: year, month: parts.month, day: parts.day)
    else { return nil }
    return reading(of: parts, days: date.days, precision: .day)
  }

  /// Reads a field in which the day, or the day and the month, may be `00`: not known.
  ///
  /// The parameters are those of ``read(_:twoDigitYearsAfter:)``.
  package func readPartial(_ field: Span<UInt8>, twoDigitYearsAfter pivot: Int? = nil) -> Reading? {
    // A day of the year tells all of the date, or nothing but its year: that has no form.
    guard !hasDayOfYear else { return read(field, twoDigitYearsAfter: pivot) }
    guard let parts = parts(of: field), let year = year(of: parts, after: pivot),
      parts.month > 0 || parts.day == 0
    else { return nil }
    let precision: PartialDate.Precision =
      parts.month == 0 ? .year : parts.day == 0 ? .month : .day
    guard
      let date = CalendarDate(year: year, month: max(parts.month, 1), day: max(parts.day, 1))
    else { return nil }
    return reading(of: parts, days: date.days, precision: precision)
  }

  private struct Parts {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var century = 0
    var dayOfYear = 0
    var microsecond = 0
  }

  private func reading(of parts: Parts, days: Int64, precision: PartialDate.Precision) -> Reading {
    let seconds = parts.hour * 3600 + parts.minute * 60 + parts.second
    return Reading(
      days: days, precision: precision, secondsOfDay: hasTime ? seconds : nil,
      microsecond: parts.microsecond, hasTwoDigitYear: hasTwoDigitYear)
  }

  private func year(of parts: Parts, after pivot: Int?) -> Int? {
    if hasCentury { return 1900 + parts.century * 100 + parts.year }
    guard hasTwoDigitYear else { return parts.year }
    guard let pivot else { return nil }
    let first = pivot + 1
    return first + (parts.year - first % 100 + 100) % 100
  }

  private func parts(of field: Span<UInt8>) -> Parts? {
    var parts = Parts()
    var position = 0
    for index in 0..<programCount {
      let operation = program[index]
      guard let part = Part(rawValue: operation) else {
        guard position < field.count, field[position] == operation else { return nil }
        position += 1
        continue
      }
      guard let value = Self.value(of: part, in: field, at: &position) else { return nil }
      switch part {
      case .year, .shortYear: parts.year = value
      case .month, .freeMonth, .monthName: parts.month = value
      case .day, .freeDay: parts.day = value
      case .hour, .freeHour: parts.hour = value
      case .minute: parts.minute = value
      case .second: parts.second = value
      case .century: parts.century = value
      case .dayOfYear: parts.dayOfYear = value
      case .millisecond: parts.microsecond = value * 1000
      case .microsecond: parts.microsecond = value
      case .tenthOfMicrosecond: parts.microsecond = value / 10
      }
    }
    guard position == field.count, parts.hour < 24, parts.minute < 60, parts.second < 60 else {
      return nil
    }
    return parts
  }

  @inline(__always)
  private static func value(
    of part: Part, in field: Span<UInt8>, at position: inout Int
  ) -> Int? {
    switch part {
    case .year: digits(4...4, in: field, at: &position)
    case .freeMonth, .freeDay, .freeHour: digits(1...2, in: field, at: &position)
    case .monthName: monthName(in: field, at: &position)
    case .shortYear, .month, .day, .hour, .minute, .second:
      digits(2...2, in: field, at: &position)
    case .century: digits(1...1, in: field, at: &position)
    case .dayOfYear, .millisecond: digits(3...3, in: field, at: &position)
    case .microsecond: digits(6...6, in: field, at: &position)
    case .tenthOfMicrosecond: digits(7...7, in: field, at: &position)
    }
  }

  @inline(__always)
  private static func digits(
    _ count: ClosedRange<Int>, in field: Span<UInt8>, at position: inout Int
  ) -> Int? {
    var value = 0
    var read = 0
    while read < count.upperBound, position < field.count, let digit = field[position].digitValue {
      value = value * 10 + digit
      position += 1
      read += 1
    }
    return read >= count.lowerBound ? value : nil
  }

  private static func monthName(in field: Span<UInt8>, at position: inout Int) -> Int? {
    guard position + 3 <= field.count else { return nil }
    var name: UInt32 = 0
    for offset in 0..<3 {
      name = name << 8 | UInt32(field[position + offset] | 0x20)
    }
    position += 3
    return MonthName.number(of: name)
  }
}

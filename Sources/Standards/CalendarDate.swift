/// A day of the proleptic Gregorian calendar, years 1 to 9999.
///
/// Dates travel as ``days`` since 1 January 1970; this is the form that people read. A date that
/// does not exist (31 February) cannot be made: nothing rolls over into the next month.
package struct CalendarDate: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The first and the last day that there is, as days since 1 January 1970.
  package static let range: ClosedRange<Int64> = -719_162...2_932_896

  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, ofYear: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day of a year, counted from 1.
  package init?(year: Int, dayOfYear: Int) {
    guard let first = CalendarDate(year: year, month: 1, day: 1), dayOfYear >= 1,
      dayOfYear <= (Self.isLeap(year) ? 366 : 365)
    else { return nil }
    self.init(days: first.days + Int64(dayOfYear - 1))
  }

  /// The date that many days after 1 January 1970.
  package init(days: Int64) {
    precondition(Self.range.contains(days), "day \(days) is not in the years 1 to 9999")
    // Years begin in March here, so that the leap day is the last of its year; an era is 400 years.
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970; negative before.
  package var days: Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day of its year, counted from 1.
  package var dayOfYear: Int {
    guard let first = CalendarDate(year: year, month: 1, day: 1) else {
      preconditionFailure("year \(year) has no first day")
    }
    return Int(days - first.days) + 1
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The whole years from this date to `later`: an age.
  package func years(until later: CalendarDate) -> Int {
    let hadBirthday = (later.month, later.day) >= (month, day)
    return later.year - year - (hadBirthday ? 0 : 1)
  }
}

extension CalendarDate: Comparable {
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// As ISO 8601 has it: `1950-06-01`.
  package var description: String {
    let text = [UInt8](capacity: 10) { output in
      output.append(digitsOf: year, count: 4)
      output.append(UInt8(ascii: "-"))
      output.append(digitsOf: month, count: 2)
      output.append(UInt8(ascii: "-"))
      output.append(digitsOf: day, count: 2)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension OutputSpan<UInt8> {
  /// Appends the last `count` decimal digits of a number that is not negative.
  @inline(__always)
  mutating func append(digitsOf number: Int, count: Int) {
    switch count {
    case 2: append(twoDigitsOf: number)
    case 4:
      append(twoDigitsOf: number / 100)
      append(twoDigitsOf: number)
    default:
      var divisor = 1
      for _ in 1..<count { divisor *= 10 }
      while divisor > 0 {
        append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
        divisor /= 10
      }
    }
  }

  /// Nearly every part of a date has two digits, and a division by a constant is none.
  @inline(__always)
  private mutating func append(twoDigitsOf number: Int) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}

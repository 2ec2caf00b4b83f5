import Standards

/// Times of a hospital's wall clock: minutes from midnight of 1 January 1970.
///
/// A rehearsal needs no time zone: exports print local time.
enum WallClock {
  /// No time: an end that has not come, a death that has not happened.
  static let none = Int.min
  /// What stands for "no start" and "no end" in some systems: 1 January 1800, 31 December 2100.
  static let past = minute(ofDay: -62_091)
  static let future = minute(ofDay: 47_846)
  static let minutesOfDay = 1_440

  static func day(ofMinute minute: Int) -> Int {
    minute >= 0 ? minute / minutesOfDay : (minute - minutesOfDay + 1) / minutesOfDay
  }

  static func minute(ofDay day: Int, at time: Int = 0) -> Int { day * minutesOfDay + time }

  /// The last Sunday of a month.
  private static func lastSunday(_ year: Int, _ month: Int) -> Int {
    guard let date = CalendarDate(year: year, month: month, day: 31) else {
      preconditionFailure("March and October have 31 days")
    }
    let day = Int(date.days)
    return day - ((day - 3) % 7 + 7) % 7
  }

  /// Whether summer time is in force at noon of the day.
  static func isSummer(_ minute: Int) -> Bool {
    let day = day(ofMinute: minute)
    let year = CalendarDate(days: Int64(day)).year
    return day >= lastSunday(year, 3) && day < lastSunday(year, 10)
  }

  /// Whether a clock change is less than two days away.
  static func isNearChange(_ minute: Int) -> Bool {
    guard minute != none else { return false }
    let day = day(ofMinute: minute)
    let year = CalendarDate(days: Int64(day)).year
    return abs(day - lastSunday(year, 3)) < 2 || abs(day - lastSunday(year, 10)) < 2
  }

  /// The same minute, or two o'clock if it lies in an hour that a clock change skips or repeats.
  ///
  /// Never changes the order of two times, so what touched still touches.
  static func clearOfClockChange(_ minute: Int) -> Int {
    let day = day(ofMinute: minute)
    let ofDay = minute - day * minutesOfDay
    // 1 January 1970 was a Thursday, so the remainder of a Sunday is 3.
    guard ofDay >= 60, ofDay < 120, day % 7 == 3 else { return minute }
    let date = CalendarDate(days: Int64(day))
    guard date.month == 3 || date.month == 10, date.day >= 22 else { return minute }
    return day * minutesOfDay + 120
  }
}

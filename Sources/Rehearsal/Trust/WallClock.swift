import Standards

/// Times of a hospital's wall clock: minutes from midnight of 1 January 1970.
///
/// A rehearsal needs no time zone: exports print local time.
enum WallClock {
  /// No time: an end that has not come, a death that has not happened.
  static let none = Int.min
  static let minutesOfDay = 1_440

  static func day(ofMinute minute: Int) -> Int {
    minute >= 0 ? minute / minutesOfDay : (minute - minutesOfDay + 1) / minutesOfDay
  }

  static func minute(ofDay day: Int, at time: Int = 0) -> Int { day * minutesOfDay + time }

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

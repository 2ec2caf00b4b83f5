/// Whether a number is shown as a date, and which one it is then.
enum NumberFormat {
  /// Of the formats that have a number alone; those from 27 to 36 and from 50 to 58 are dates in the
  /// languages of East Asia.
  static func isDate(_ id: Int) -> Bool {
    [14...22, 27...36, 45...47, 50...58].contains { $0.contains(id) }
  }

  /// Of a format that is written out: `dd/mm/yyyy`, `[$-809]d mmmm yyyy;@`.
  static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        isBracketed = character != "]"
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": isBracketed = true
        case "\\", "_", "*": isEscaped = true
        case "d", "m", "y", "h", "s": return true
        default: break
        }
      }
    }
    return false
  }

  /// A day that is counted as spreadsheets do: `2026-12-04`, with a time `2026-12-04 10:30:00`.
  ///
  /// - Parameters:
  ///   - serial: Days since 30/12/1899, or since 01/01/1904; before 01/03/1900 one less, for
  ///     the leap day that 1900 did not have.
  ///   - countsFrom1904: Which of both.
  /// - Returns: `nil` for what is no day of a calendar.
  static func date(ofSerial serial: Double, countsFrom1904: Bool) -> String? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = (serial * 86_400).rounded()
    let counted = Int(seconds / 86_400)
    let time = Int(seconds) - counted * 86_400
    let days =
      countsFrom1904 ? counted - 24_107 : counted < 60 ? counted - 25_568 : counted - 25_569
    let day = civil(days)
    let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    guard time > 0 else { return date }
    return "\(date) \(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
  }

  /// The day of the Gregorian calendar, from days since 01/01/1970.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    // Counted from 1 March of the year 0, in eras of 400 years; serials begin in 1899.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return (
      era * 400 + yearOfEra + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

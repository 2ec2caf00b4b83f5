extension DatePattern {
  /// Appends a date and time in this pattern.
  ///
  /// - Parameters:
  ///   - days: Days since 1 January 1970.
  ///   - secondsOfDay: Seconds since local midnight; unused where the pattern has no time.
  ///   - output: Has room for ``maximumWrittenLength`` more bytes.
  package func write(
    days: Int64, secondsOfDay: Int = 0, to output: inout OutputSpan<UInt8>
  ) {
    write(PartialDate(days: days), secondsOfDay: secondsOfDay, to: &output)
  }

  /// Appends a date of which not all may be known: what is not known is written `00`.
  ///
  /// The name of a month that is not known is written as three spaces, for it has no zero. Fractions
  /// of a second are zeros; a year before 1900 has no form with `C`.
  package func write(
    _ partial: PartialDate, secondsOfDay: Int = 0, to output: inout OutputSpan<UInt8>
  ) {
    let date = CalendarDate(days: partial.days)
    let day = partial.precision == .day ? date.day : 0
    let month = partial.precision == .year ? 0 : date.month
    for index in 0..<programCount {
      let operation = program[index]
      guard operation >= 0x80, let part = Part(rawValue: operation) else {
        output.append(operation)
        continue
      }
      switch part {
      case .year: output.append(digitsOf: date.year, count: 4)
      case .shortYear: output.append(digitsOf: date.year, count: 2)
      case .month: output.append(digitsOf: month, count: 2)
      case .freeMonth: output.append(digitsOf: month, count: month < 10 ? 1 : 2)
      case .monthName: Self.writeName(of: month, to: &output)
      case .day: output.append(digitsOf: day, count: 2)
      case .freeDay: output.append(digitsOf: day, count: day < 10 ? 1 : 2)
      case .hour: output.append(digitsOf: secondsOfDay / 3600, count: 2)
      case .freeHour:
        output.append(digitsOf: secondsOfDay / 3600, count: secondsOfDay < 36_000 ? 1 : 2)
      case .minute: output.append(digitsOf: secondsOfDay / 60 % 60, count: 2)
      case .second: output.append(digitsOf: secondsOfDay % 60, count: 2)
      case .century: output.append(digitsOf: max(0, (date.year - 1900) / 100), count: 1)
      case .dayOfYear:
        output.append(digitsOf: partial.precision == .day ? date.dayOfYear : 0, count: 3)
      case .millisecond, .microsecond, .tenthOfMicrosecond:
        output.append(digitsOf: 0, count: part.maximumLength)
      }
    }
  }

  /// The date as text, for a person or a test.
  package func string(days: Int64, secondsOfDay: Int = 0) -> String {
    let bytes = [UInt8](capacity: maximumWrittenLength) { output in
      write(days: days, secondsOfDay: secondsOfDay, to: &output)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func writeName(of month: Int, to output: inout OutputSpan<UInt8>) {
    guard month > 0 else {
      output.append(repeating: UInt8(ascii: " "), count: 3)
      return
    }
    MonthName.write(month, to: &output)
  }
}

/// A date of which perhaps only the month or the year is known.
///
/// See also: NHS Data Dictionary, PERSON BIRTH DATE: a birth may be known by its year alone.
package struct PartialDate: Sendable, Hashable {
  /// How much of a date is known.
  package enum Precision: Int64, Sendable, Hashable, CaseIterable {
    case day = 0
    case month = 1
    case year = 2

    /// The letter that the record store keeps: D, M or Y.
    package var letter: String {
      switch self {
      case .day: "D"
      case .month: "M"
      case .year: "Y"
      }
    }
  }

  /// Days since 1 January 1970, of the first day of the month or year where no more is known.
  package let days: Int64
  package let precision: Precision

  package init(days: Int64, precision: Precision = .day) {
    self.days = days
    self.precision = precision
  }

  /// Reads the packed form: days in the upper 62 bits, precision in the lower two.
  package init?(packed: Int64) {
    guard let precision = Precision(rawValue: packed & 3) else { return nil }
    self.init(days: packed >> 2, precision: precision)
  }

  package var packed: Int64 { days << 2 | precision.rawValue }
}

extension PartialDate: CustomStringConvertible {
  /// As ISO 8601 shortens it: `1950`, `1950-06` or `1950-06-01`.
  package var description: String {
    let whole = CalendarDate(days: days).description
    return switch precision {
    case .day: whole
    case .month: String(whole.prefix(7))
    case .year: String(whole.prefix(4))
    }
  }
}

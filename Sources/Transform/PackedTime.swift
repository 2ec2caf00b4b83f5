import Standards

/// How days and moments travel as one Int64, and how two of them are compared.
///
/// | kind | form |
/// | --- | --- |
/// | date | days since 1970-01-01 |
/// | partial date | days << 2, and 0 day, 1 month, 2 year in the low bits |
/// | local time | microseconds of the wall clock since 1970-01-01 00:00 << 1, and 1 for "date only" |
/// | instant | microseconds since 1970-01-01 UTC << 1, and 1 for "date only": local midnight |
enum PackedTime {
  static let microsecondsOfSecond: Int64 = 1_000_000
  static let microsecondsOfDay: Int64 = 86_400_000_000

  static func local(days: Int64, seconds: Int?, microsecond: Int = 0) -> Int64 {
    let time = Int64(seconds ?? 0) * microsecondsOfSecond + Int64(microsecond)
    return (days * microsecondsOfDay + time) << 1 | (seconds == nil ? 1 : 0)
  }

  /// The day of a value of any temporal kind but instant.
  static func days(_ value: Int64, _ kind: ValueKind) -> Int64 {
    switch kind {
    case .partialDate: value >> 2
    case .localTime: floorDivide(value >> 1, by: microsecondsOfDay)
    default: value
    }
  }

  /// Whether `value` lies before `other`, both packed instants; a moment is not before a day on
  /// which it may lie.
  static func instant(_ value: Int64, isBefore other: Int64) -> Bool {
    let slack = value & 1 == 1 ? microsecondsOfDay - 1 : 0
    return (value >> 1) + slack < other >> 1
  }

  static func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

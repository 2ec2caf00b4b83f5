import Standards

/// How a column prints dates: what `written as:` of a layout says.
///
/// Plain numbers only: it is looked at for every date.
enum DateForm {
  case pattern(DatePattern)
  /// `HHmm` or `HHmmss`, with or without colons: the time of a date that stands in another column.
  case time(hasColons: Bool, hasSeconds: Bool)
  /// `$H`: days since 31 December 1840.
  case mumpsDay
  /// `$H,`: the same with the seconds of the day behind a comma.
  case mumpsMoment

  /// - Throws: Where the words are no form of a date.
  init(_ words: String) throws(DatePatternError) {
    switch words {
    case "HHmm", "HHmmss", "HH:mm", "HH:mm:ss":
      self = .time(hasColons: words.contains(":"), hasSeconds: words.hasSuffix("ss"))
    case "$H": self = .mumpsDay
    case "$H,": self = .mumpsMoment
    default: self = .pattern(try DatePattern(words))
    }
  }

  /// Whether it prints a date with its time.
  var hasTime: Bool {
    switch self {
    case .pattern(let pattern): pattern.hasTime
    case .mumpsMoment: true
    case .time, .mumpsDay: false
    }
  }

  /// The most bytes that a date takes.
  var maximumLength: Int {
    if case .pattern(let pattern) = self { return pattern.maximumWrittenLength }
    return 16
  }
}

extension OutputSpan<UInt8> {
  mutating func append(minute: Int, as form: DateForm) {
    let day = WallClock.day(ofMinute: minute)
    let seconds = (minute - WallClock.minute(ofDay: day)) * 60
    switch form {
    case .pattern(let pattern):
      pattern.write(days: Int64(day), secondsOfDay: seconds, to: &self)
    case .time(let hasColons, let hasSeconds):
      append(number: seconds / 3600, width: 2)
      if hasColons { append(UInt8(ascii: ":")) }
      append(number: seconds / 60 % 60, width: 2)
      guard hasSeconds else { return }
      if hasColons { append(UInt8(ascii: ":")) }
      append(number: seconds % 60, width: 2)
    case .mumpsDay: append(number: day + Self.mumpsDays)
    case .mumpsMoment:
      append(number: day + Self.mumpsDays)
      append(UInt8(ascii: ","))
      append(number: seconds)
    }
  }

  /// From 31 December 1840 to 1 January 1970.
  private static var mumpsDays: Int { 47_117 }
}

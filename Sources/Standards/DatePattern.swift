/// How a source writes its dates, such as `dd/MM/yyyy HH:mm:ss`, made ready to read and write them.
///
/// | letters | mean |
/// | --- | --- |
/// | `yyyy`, `yy` | the year, with or without its century |
/// | `C` before `yy` | the century: 0 for 1900, 1 for 2000 (`CyyMMdd`) |
/// | `MM`, `M`, `MMM` | the month: two digits, one or two, `Jan` in any case |
/// | `dd`, `d` | the day: two digits, one or two |
/// | `DDD` | instead of month and day: the day of the year, 001 to 366 |
/// | `HH`, `H`, `mm`, `ss` | the time of the day, 00:00:00 to 23:59:59 |
/// | `SSS`, `SSSSSS`, `SSSSSSS` | the fraction of a second, to the microsecond |
///
/// Other letters stand in single quotes (`yyyy-MM-dd'T'HH:mm:ss`), every other character for
/// itself. A field must fit from its first byte to its last; nothing is skipped or guessed.
///
/// Shape: the pattern is parsed once into at most ``maximumLength`` operations of a byte each, held
/// in place, so that reading touches no other memory and a copy counts no reference. A byte below
/// 0x80 stands for itself, one from there on is a ``Part``.
package struct DatePattern: Sendable {
  static let maximumLength = 32

  /// What a run of letters in a pattern stands for; the raw value is its operation.
  enum Part: UInt8, CaseIterable {
    case year = 0x80
    case shortYear
    case month
    case freeMonth
    case monthName
    case day
    case freeDay
    case hour
    case freeHour
    case minute
    case second
    case century
    case dayOfYear
    case millisecond
    case microsecond
    case tenthOfMicrosecond

    var letters: String {
      switch self {
      case .year: "yyyy"
      case .shortYear: "yy"
      case .month: "MM"
      case .freeMonth: "M"
      case .monthName: "MMM"
      case .day: "dd"
      case .freeDay: "d"
      case .hour: "HH"
      case .freeHour: "H"
      case .minute: "mm"
      case .second: "ss"
      case .century: "C"
      case .dayOfYear: "DDD"
      case .millisecond: "SSS"
      case .microsecond: "SSSSSS"
      case .tenthOfMicrosecond: "SSSSSSS"
      }
    }

    /// The most bytes that it is written with.
    var maximumLength: Int {
      switch self {
      case .century: 1
      case .monthName, .dayOfYear, .millisecond: 3
      case .year: 4
      case .microsecond: 6
      case .tenthOfMicrosecond: 7
      default: 2
      }
    }
  }

  package let hasTime: Bool
  /// Whether the century is in doubt: `yy` without `C` before it.
  package let hasTwoDigitYear: Bool
  let hasCentury: Bool
  let hasDayOfYear: Bool
  let program: [32 of UInt8]
  let programCount: Int

  /// Parses a pattern.
  ///
  /// - Throws: ``DatePatternError`` where the pattern cannot be read, or is no whole date.
  package init(_ text: String) throws(DatePatternError) {
    var parser = DatePatternParser(text)
    try parser.parse()
    hasTime = parser.has(.hour)
    hasCentury = parser.parts.contains(.century)
    hasTwoDigitYear = parser.parts.contains(.shortYear) && !hasCentury
    hasDayOfYear = parser.parts.contains(.dayOfYear)
    program = parser.program
    programCount = parser.count
  }

  /// The pattern as one would write it.
  package var text: String {
    var text = ""
    var isQuoted = false
    for index in 0..<programCount {
      let part = Part(rawValue: program[index])
      let character = Character(UnicodeScalar(program[index]))
      if part == nil && character.isLetter != isQuoted || part != nil && isQuoted {
        text += "'"
        isQuoted.toggle()
      }
      text += part?.letters ?? String(character)
    }
    return isQuoted ? text + "'" : text
  }

  /// The most bytes that writing a date can take.
  package var maximumWrittenLength: Int {
    var length = 0
    for index in 0..<programCount {
      length += Part(rawValue: program[index])?.maximumLength ?? 1
    }
    return length
  }
}

extension DatePattern: Hashable {
  package static func == (left: DatePattern, right: DatePattern) -> Bool {
    left.text == right.text
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

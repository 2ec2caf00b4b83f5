/// How a source writes its dates, such as `dd/MM/yyyy HH:mm:ss`, made ready to read and write them.
///
/// | letters | mean |
/// | --- | --- |
/// | `yyyy`, `yy` | the year, with or without its century |
/// | `MM`, `M`, `MMM` | the month: two digits, one or two, `Jan` in any case |
/// | `dd`, `d` | the day: two digits, one or two |
/// | `HH`, `H`, `mm`, `ss` | the time of the day, 00:00:00 to 23:59:59 |
///
/// Other letters stand in single quotes (`yyyy-MM-dd'T'HH:mm:ss`), every other character for
/// itself. A field must fit from its first byte to its last; nothing is skipped or guessed.
///
/// Shape: the pattern is parsed once into at most ``maximumLength`` operations of a byte each, held
/// in place, so that reading touches no other memory. A byte below 0x80 stands for itself, one from
/// there on is a ``Part``.
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
      }
    }
  }

  /// The pattern as it was written.
  package let text: String
  package let hasTime: Bool
  package let hasTwoDigitYear: Bool
  let program: [32 of UInt8]
  let programCount: Int

  /// Parses a pattern.
  ///
  /// - Throws: ``DatePatternError`` where the pattern cannot be read, or is no whole date.
  package init(_ text: String) throws(DatePatternError) {
    var parser = DatePatternParser(text)
    try parser.parse()
    self.text = text
    hasTime = parser.has(.hour)
    hasTwoDigitYear = parser.parts.contains(.shortYear)
    program = parser.program
    programCount = parser.count
  }

  /// The most bytes that writing a date can take.
  package var maximumWrittenLength: Int {
    var length = 0
    for index in 0..<programCount {
      length += 1
      if let part = Part(rawValue: program[index]) {
        length += part == .year ? 3 : part == .monthName ? 2 : 1
      }
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

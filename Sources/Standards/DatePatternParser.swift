/// Turns the text of a date pattern into its operations.
struct DatePatternParser {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var parts: [DatePattern.Part] = []
  private(set) var program: [32 of UInt8] = .init(repeating: 0)
  private(set) var count = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func parse() throws(DatePatternError) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "'") {
        try parseQuoted()
      } else if byte.isLetter {
        try parseLetters()
      } else {
        position += 1
        try emitLiteral(byte)
      }
    }
    try checkComplete()
    try checkUnambiguous()
  }

  /// Whether the pattern has that part in one of its forms.
  func has(_ part: DatePattern.Part) -> Bool {
    parts.contains { $0.kind == part.kind }
  }

  private mutating func parseQuoted() throws(DatePatternError) {
    position += 1
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "'")) else {
      throw .quoteNotClosed
    }
    for byte in bytes[position..<end] {
      try emitLiteral(byte)
    }
    position = end + 1
  }

  private mutating func parseLetters() throws(DatePatternError) {
    let letter = bytes[position]
    let run = bytes[position...].prefix { $0 == letter }
    let letters = String(decoding: run, as: UTF8.self)
    guard let part = DatePattern.Part.allCases.first(where: { $0.letters == letters }) else {
      throw .unknownLetters(letters)
    }
    guard !has(part) else { throw .twice(letters) }
    parts.append(part)
    position = run.endIndex
    try emit(part.rawValue)
  }

  private mutating func emitLiteral(_ byte: UInt8) throws(DatePatternError) {
    guard byte < 0x80 else { throw .notASCII }
    try emit(byte)
  }

  private mutating func emit(_ operation: UInt8) throws(DatePatternError) {
    guard count < DatePattern.maximumLength else { throw .tooLong }
    program[count] = operation
    count += 1
  }

  private func checkComplete() throws(DatePatternError) {
    if has(.dayOfYear) {
      guard !has(.day), !has(.month) else { throw .twice(DatePattern.Part.dayOfYear.letters) }
      guard has(.year) else { throw .missing(DatePattern.Part.year.letters) }
    } else {
      for part in [DatePattern.Part.day, .month, .year] where !has(part) {
        throw .missing(part.letters)
      }
    }
    if has(.century) && !parts.contains(.shortYear) {
      throw .missing(DatePattern.Part.shortYear.letters)
    }
    if has(.millisecond) && !has(.second) {
      throw .missing(DatePattern.Part.second.letters)
    }
    if has(.second) && !has(.minute) {
      throw .missing("mm")
    }
    if has(.minute) != has(.hour) {
      throw .missing(has(.hour) ? "mm" : "HH")
    }
  }

  private func checkUnambiguous() throws(DatePatternError) {
    for index in 0..<count {
      guard let part = DatePattern.Part(rawValue: program[index]), part.isFree, index + 1 < count
      else { continue }
      let next = program[index + 1]
      let nextPart = DatePattern.Part(rawValue: next)
      guard next.isDigit || nextPart != nil && nextPart != .monthName else { continue }
      throw .ambiguous(part.letters)
    }
  }
}

extension DatePattern.Part {
  /// The part of the date, whatever its form.
  fileprivate var kind: DatePattern.Part {
    switch self {
    case .year, .shortYear: .year
    case .month, .freeMonth, .monthName: .month
    case .day, .freeDay: .day
    case .hour, .freeHour: .hour
    case .minute: .minute
    case .second: .second
    case .century: .century
    case .dayOfYear: .dayOfYear
    case .millisecond, .microsecond, .tenthOfMicrosecond: .millisecond
    }
  }

  /// Whether the part is one digit or two, as the value needs.
  fileprivate var isFree: Bool {
    self == .freeDay || self == .freeMonth || self == .freeHour
  }
}

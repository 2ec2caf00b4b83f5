/// What text steps need of a field's bytes.
extension Span<UInt8> {
  /// Without spaces at both ends.
  @inline(__always)
  var withoutSpaces: Range<Int> {
    var (start, end) = (0, count)
    while start < end, self[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, self[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }

  /// The same bytes without spaces at both ends.
  var trimmed: Span<UInt8> {
    @_lifetime(copy self)
    get { extracting(withoutSpaces) }
  }

  /// The first characters, of UTF-8.
  @_lifetime(copy self)
  func prefix(characters limit: Int) -> Span<UInt8> {
    guard count > limit else { return self }
    var characters = 0
    for index in indices where self[index].beginsCharacter {
      characters += 1
      if characters > limit { return extracting(0..<index) }
    }
    return self
  }

  func isLonger(than limit: Int) -> Bool { count > limit && characterCount > limit }

  /// Whether there is nothing but spaces.
  var isBlank: Bool {
    for index in indices where self[index] != UInt8(ascii: " ") { return false }
    return true
  }

  /// Of UTF-8: the bytes that are not continuation bytes.
  var characterCount: Int {
    var characters = 0
    for index in indices where self[index].beginsCharacter { characters += 1 }
    return characters
  }

  func firstIndex(of text: [UInt8], from start: Int) -> Int? {
    guard !text.isEmpty, count >= text.count else { return nil }
    var index = start
    while index <= count - text.count {
      if starts(with: text, at: index) { return index }
      index += 1
    }
    return nil
  }

  func starts(with text: [UInt8], at start: Int) -> Bool {
    guard start >= 0, start + text.count <= count else { return false }
    for offset in text.indices where self[start + offset] != text[offset] { return false }
    return true
  }

  func isEqual(to text: [UInt8]) -> Bool { count == text.count && starts(with: text, at: 0) }

  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (own, others) = (bytes, other.bytes)
    var index = 0
    while index + 8 <= count {
      // Any eight bytes are a word, and both texts have them.
      let word = unsafe own.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let second = unsafe others.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard word == second else { return false }
      index += 8
    }
    while index < count {
      guard self[index] == other[index] else { return false }
      index += 1
    }
    return true
  }

  var isASCII: Bool {
    for index in indices where self[index] >= 0x80 { return false }
    return true
  }

  func replace(_ old: [UInt8], with new: [UInt8], to output: inout OutputSpan<UInt8>) {
    var index = 0
    while index < count {
      if starts(with: old, at: index) {
        for byte in new { output.append(byte) }
        index += old.count
      } else {
        output.append(self[index])
        index += 1
      }
    }
  }
}

extension OutputSpan<UInt8> {
  mutating func append(_ field: Span<UInt8>, _ range: Range<Int>) {
    for index in range { append(field[index]) }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isLetter: Bool {
    (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
  }

  /// Whether it is the first byte of a character in UTF-8.
  var beginsCharacter: Bool { self & 0xC0 != 0x80 }
}

extension StepArguments {
  /// The bytes of a text that may not be empty.
  func bytes(_ place: String) throws(MappingFault) -> [UInt8] {
    let text = text(place)
    guard !text.isEmpty else {
      throw MappingFault(
        "the text between the quotes is empty", offset: offset(place),
        remedy: "Write at least one character between the quotes")
    }
    return Array(text.utf8)
  }
}

extension StepArguments {
  /// No value has more characters.
  static let mostCharacters = 65_536

  /// A number of characters, at least one.
  func count(_ place: String) throws(MappingFault) -> Int {
    let number = number(place)
    guard (1...Self.mostCharacters).contains(number) else {
      throw MappingFault(
        "\(number) is no number of characters", offset: offset(place),
        remedy: "Write a whole number from 1 to \(Self.mostCharacters)")
    }
    return number
  }
}

extension String {
  /// A text that the reader has made certain to be UTF-8.
  package init(copyingUTF8 bytes: Span<UInt8>) {
    do {
      self = String(copying: try UTF8Span(validating: bytes))
    } catch {
      self = ""
    }
  }

  /// Without spaces at both ends.
  package var trimmed: String { String(copyingUTF8: utf8.span.trimmed) }
}

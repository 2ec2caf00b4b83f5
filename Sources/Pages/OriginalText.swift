/// The original bytes of a record as pieces that a person can look at.
///
/// Every letter may be masked as `A` or `a` and every digit as `9`, so that the structure is seen
/// and nobody is named. Spaces, control characters and bytes that are no text are made visible.
package struct OriginalText: Sendable, Hashable {
  package struct Piece: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      case text
      case space
      case control
      case lineEnd
    }

    package var kind: Kind
    package var text: String
    /// Whether it lies in a range that a fault names.
    package var isMarked: Bool
  }

  package private(set) var pieces: [Piece] = []

  /// - Parameters:
  ///   - bytes: As the source has them.
  ///   - characters: The character of each byte, for a single-byte set; `nil` for bytes that are
  ///     UTF-8, or may be.
  ///   - marks: Byte ranges in `bytes` that faults name.
  ///   - withheld: Byte ranges of which nothing is shown, not even their form.
  ///   - masked: Whether letters and digits are hidden.
  package init(
    _ bytes: [UInt8], characters: [Unicode.Scalar?]? = nil, marks: [Range<Int>] = [],
    withheld: [Range<Int>] = [], masked: Bool
  ) {
    var offset = 0
    while offset < bytes.count {
      if let hidden = withheld.first(where: { $0.contains(offset) }) {
        pieces.append(Piece(kind: .control, text: "‹withheld›", isMarked: false))
        offset = min(hidden.upperBound, bytes.count)
        continue
      }
      markEmptiness(at: offset, in: marks)
      let (scalar, width) =
        characters.map { ($0[Int(bytes[offset])], 1) } ?? Self.scalar(in: bytes, at: offset)
      let isMarked = marks.contains { $0.contains(offset) }
      append(scalar, byte: bytes[offset], masked: masked, isMarked: isMarked)
      offset += width
    }
    markEmptiness(at: bytes.count, in: marks)
  }

  /// As one text, for a terminal: marked parts stand between `»` and `«`.
  package var plain: String {
    var text = ""
    var inMark = false
    for piece in pieces {
      if piece.isMarked != inMark { text += inMark ? "«" : "»" }
      inMark = piece.isMarked
      text += piece.kind == .space ? String(repeating: " ", count: piece.text.count) : piece.text
    }
    return text + (inMark ? "«" : "")
  }

  package var markup: Markup {
    var result = Markup(html: "")
    var inMark = false
    for piece in pieces {
      if piece.isMarked != inMark { result.html += inMark ? "</mark>" : "<mark>" }
      inMark = piece.isMarked
      switch piece.kind {
      case .text: result += Markup(piece.text)
      case .space: result += Markup(html: "<span class=\"space\">\(piece.text)</span>")
      case .control, .lineEnd:
        let style = piece.kind == .control ? "control" : "space"
        result.html += "<span class=\"\(style)\">\(Markup.escape(piece.text))</span>"
      }
    }
    if inMark { result.html += "</mark>" }
    return result
  }

  /// An empty cell is a fault that has a place and no bytes.
  private mutating func markEmptiness(at offset: Int, in marks: [Range<Int>]) {
    guard marks.contains(offset..<offset) else { return }
    pieces.append(Piece(kind: .text, text: "‹empty›", isMarked: true))
  }

  private mutating func append(_ scalar: Unicode.Scalar?, byte: UInt8, masked: Bool, isMarked: Bool)
  {
    let (kind, text) = Self.shown(scalar, byte: byte, masked: masked)
    if let last = pieces.indices.last, pieces[last].kind == kind, pieces[last].isMarked == isMarked,
      kind != .lineEnd
    {
      pieces[last].text += text
    } else {
      pieces.append(Piece(kind: kind, text: text, isMarked: isMarked))
    }
  }

  private static func shown(
    _ scalar: Unicode.Scalar?, byte: UInt8, masked: Bool
  ) -> (Piece.Kind, String) {
    guard let scalar else { return (.control, "‹byte \(hex(UInt32(byte)))›") }
    switch scalar {
    case " ": return (.space, "·")
    case "\n": return (.lineEnd, "‹LF›\n")
    case "\t": return (.control, "‹TAB›")
    case "\r": return (.lineEnd, "‹CR›")
    case "\u{85}": return (.lineEnd, "‹NEL›\n")
    case "\u{A0}": return (.control, "‹NBSP›")
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control where scalar.value == 0: return (.control, "‹NUL›")
    // Formats are invisible or turn the reading direction round.
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse,
      .unassigned, .surrogate:
      return (.control, "‹\(hex(scalar.value))›")
    case _ where !masked: return (.text, String(scalar))
    case .uppercaseLetter, .titlecaseLetter: return (.text, "A")
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
      .enclosingMark:
      return (.text, "a")
    case .decimalNumber, .letterNumber, .otherNumber: return (.text, "9")
    default: return (.text, String(scalar))
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// The character at a byte and its width: UTF-8 where the bytes are, else one byte of
  /// windows-1252, else none.
  private static func scalar(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar?, Int) {
    let byte = bytes[offset]
    guard byte >= 0x80 else { return (Unicode.Scalar(byte), 1) }
    let width =
      switch byte {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if width > 1, offset + width <= bytes.count,
      let text = String(validating: bytes[offset..<offset + width], as: UTF8.self)
    {
      return (text.unicodeScalars.first, width)
    }
    guard byte < 0xA0 else { return (Unicode.Scalar(byte), 1) }
    let value = windows1252[Int(byte) - 0x80]
    return (value == 0 ? nil : Unicode.Scalar(value), 1)
  }

  /// The bytes 80 to 9F of windows-1252; 0 where it has none.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

/// The form of an ICD-10 code as the data sets carry it: up to six characters without the dot.
///
/// A letter and two digits, then perhaps a fourth and fifth character, a digit or the filler `X`,
/// then perhaps the mark of a dagger (`D`) or asterisk (`A`) code. As printed, the dot follows the
/// third character, and the marks are `+`, `†` and `*`; hyphens that fill up the end are left out.
/// `I10`, `I10X`, `A17.0`, `A17.0†`, `M45.X6` have the form; whether the code exists is a question
/// for the reference data.
///
/// See also: NHS Data Dictionary, PRIMARY DIAGNOSIS (ICD).
package struct ICD10Code: Sendable, Hashable {
  package static let maximumLength = 6

  /// How the code takes part in a dagger and asterisk pair.
  package enum Mark: Sendable, Hashable {
    /// The underlying disease.
    case dagger
    /// Its manifestation.
    case asterisk
  }

  private let text: ShortText
  package let mark: Mark?

  /// Reads a code; small letters become capitals.
  ///
  /// - Returns: `nil` where the field has not the form of a code.
  package init?(_ field: Span<UInt8>) {
    var end = field.count
    while end > 3, field[end - 1] == UInt8(ascii: "-") {
      end -= 1
    }
    let hasDot = end < field.count && end == 4 && field[3] == UInt8(ascii: ".")
    let mark = Self.mark(in: field, end: &end)
    self.init(field, end: hasDot ? 3 : end, mark: mark)
  }

  private init?(_ field: Span<UInt8>, end: Int, mark: Mark?) {
    guard end >= 3, field[0].isLetter, field[1].isDigit, field[2].isDigit else { return nil }
    var text = ShortText()
    for index in 0..<3 {
      text.append(field[index].capital)
    }
    let start = end > 3 && field[3] == UInt8(ascii: ".") ? 4 : 3
    // Nothing after the dot, or more than two characters, is no code.
    guard start == 3 || end > start, end - start <= 2 else { return nil }
    for index in start..<end {
      let byte = field[index].capital
      guard byte.isDigit || byte == UInt8(ascii: "X") else { return nil }
      text.append(byte)
    }
    if let mark {
      text.append(mark == .dagger ? UInt8(ascii: "D") : UInt8(ascii: "A"))
    }
    self.text = text
    self.mark = mark
  }

  package var count: Int { text.count }

  /// Appends the code without dot, in capitals.
  package func write(to output: inout OutputSpan<UInt8>) {
    text.write(to: &output)
  }

  /// Takes a mark off the end.
  private static func mark(in field: Span<UInt8>, end: inout Int) -> Mark? {
    guard end > 3 else { return nil }
    switch field[end - 1].capital {
    case UInt8(ascii: "D"), UInt8(ascii: "+"):
      end -= 1
      return .dagger
    case UInt8(ascii: "A"), UInt8(ascii: "*"):
      end -= 1
      return .asterisk
    // The dagger is E2 80 A0 in UTF-8.
    case 0xA0 where end > 5 && field[end - 2] == 0x80 && field[end - 3] == 0xE2:
      end -= 3
      return .dagger
    default: return nil
    }
  }
}

extension ICD10Code: CustomStringConvertible {
  package var description: String { text.description }
}

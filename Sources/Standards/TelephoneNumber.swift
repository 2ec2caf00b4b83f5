/// A telephone number as it is dialled from the United Kingdom, digits only.
///
/// A UK number is ten or eleven digits from its leading 0; `+44`, `0044` and `+44 (0)` become that
/// 0. A number of another country keeps its `+` before 8 to 15 digits. Spaces, hyphens, dots and
/// brackets are left out; anything else, such as an extension or a name, is no telephone number.
///
/// See also: Ofcom, the National Telephone Numbering Plan; ITU-T E.164.
package struct TelephoneNumber: Sendable, Hashable {
  /// The plus and fifteen digits.
  package static let maximumLength = 16

  private let text: ShortText

  /// Reads a number.
  ///
  /// - Returns: `nil` where the field is no UK number nor one with a country code.
  package init?(_ field: Span<UInt8>) {
    guard let dialled = Self.dialled(field) else { return nil }
    guard dialled[0] == UInt8(ascii: "+") else {
      guard Self.isNational(dialled) else { return nil }
      text = dialled
      return
    }
    guard dialled.count > 3, dialled[1] != UInt8(ascii: "0") else { return nil }
    guard dialled[1] == UInt8(ascii: "4"), dialled[2] == UInt8(ascii: "4") else {
      guard (9...16).contains(dialled.count) else { return nil }
      text = dialled
      return
    }
    var national = ShortText()
    national.append(UInt8(ascii: "0"))
    for index in (dialled[3] == UInt8(ascii: "0") ? 4 : 3)..<dialled.count {
      national.append(dialled[index])
    }
    guard Self.isNational(national) else { return nil }
    text = national
  }

  package var count: Int { text.count }

  /// Appends the digits, with a leading 0 or `+`.
  package func write(to output: inout OutputSpan<UInt8>) {
    text.write(to: &output)
  }

  /// The digits, `00` at the front written `+`; `nil` where something else stands among them.
  private static func dialled(_ field: Span<UInt8>) -> ShortText? {
    var digits = ShortText()
    for index in field.indices {
      let byte = field[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        continue
      case UInt8(ascii: "+"):
        guard digits.count == 0 else { return nil }
        digits.append(byte)
      case UInt8(ascii: "0") where digits.count == 1 && digits[0] == byte:
        digits = ShortText()
        digits.append(UInt8(ascii: "+"))
      default:
        guard byte.isDigit, digits.count < maximumLength else { return nil }
        digits.append(byte)
      }
    }
    return digits.count > 0 ? digits : nil
  }

  private static func isNational(_ digits: ShortText) -> Bool {
    guard digits.count == 10 || digits.count == 11, digits[0] == UInt8(ascii: "0") else {
      return false
    }
    // 04 and 06 are not in use; 00 goes abroad.
    return switch digits[1] {
    case UInt8(ascii: "0"), UInt8(ascii: "4"), UInt8(ascii: "6"): false
    default: true
    }
  }
}

extension TelephoneNumber: CustomStringConvertible {
  package var description: String { text.description }
}

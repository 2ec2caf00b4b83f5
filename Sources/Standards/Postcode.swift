/// A UK postcode in its one printed form: capitals, and one space before the last three characters.
///
/// The outward part is one of A9, A99, A9A, AA9, AA99, AA9A, the inward part 9AA; `GIR 0AA` stands
/// alone. Q, V and X do not begin a postcode, I, J and Z are not second letters, and the inward
/// part has none of C, I, K, M, O, V. The form is checked, not whether the code was ever issued:
/// codes withdrawn long ago (W1M, W1V) are right in an old address.
///
/// See also: BS 7666; ``PseudoPostcode`` for the codes of people without one.
package struct Postcode: Sendable, Hashable {
  /// The longest printed form, `AA9A 9AA`.
  package static let maximumLength = 8

  private let text: ShortText

  /// What the code says instead of a place; `nil` for an ordinary postcode.
  package let pseudo: PseudoPostcode?

  /// Reads a postcode; case and spaces are as the source has them.
  ///
  /// - Returns: `nil` where the field has not the form of a postcode.
  package init?(_ field: Span<UInt8>) {
    guard let compact = Self.compact(field) else { return nil }
    let pseudo = PseudoPostcode(compact)
    guard pseudo != nil || Self.hasForm(compact) else { return nil }
    var text = ShortText()
    for index in 0..<compact.count {
      if index == compact.count - 3 {
        text.append(UInt8(ascii: " "))
      }
      text.append(compact[index])
    }
    self.text = text
    self.pseudo = pseudo
  }

  /// The number of bytes of the printed form.
  package var count: Int { text.count }

  /// Appends the printed form.
  package func write(to output: inout OutputSpan<UInt8>) {
    text.write(to: &output)
  }

  /// The field in capitals and without spaces, where that leaves five to seven letters and digits.
  private static func compact(_ field: Span<UInt8>) -> ShortText? {
    var compact = ShortText()
    for index in field.indices {
      let byte = field[index]
      guard byte != UInt8(ascii: " ") else { continue }
      guard byte.isLetter || byte.isDigit, compact.count < 7 else { return nil }
      compact.append(byte.capital)
    }
    return compact.count >= 5 ? compact : nil
  }

  private static func hasForm(_ compact: ShortText) -> Bool {
    guard !isGirobank(compact) else { return true }
    let outward = compact.count - 3
    guard compact[outward].isDigit, isInwardLetter(compact[outward + 1]),
      isInwardLetter(compact[outward + 2])
    else { return false }
    let isTwoLetterArea = compact[1].isLetter
    guard isFirstLetter(compact[0]), !isTwoLetterArea || isSecondLetter(compact[1]) else {
      return false
    }
    let district = isTwoLetterArea ? 2 : 1
    guard outward > district, compact[district].isDigit else { return false }
    // Then nothing, a second digit, or a letter: A9A, AA9A.
    return outward - district <= 2
  }

  private static func isGirobank(_ compact: ShortText) -> Bool {
    // "GIR0AA" as the first six of eight bytes, big end first.
    compact.count == 6 && compact.key == 0x4749_5230_4141_0000
  }

  private static func isFirstLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "Q"), UInt8(ascii: "V"), UInt8(ascii: "X"): false
    default: byte.isLetter
    }
  }

  private static func isSecondLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "I"), UInt8(ascii: "J"), UInt8(ascii: "Z"): false
    default: byte.isLetter
    }
  }

  private static func isInwardLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "C"), UInt8(ascii: "I"), UInt8(ascii: "K"), UInt8(ascii: "M"),
      UInt8(ascii: "O"), UInt8(ascii: "V"):
      false
    default: byte.isLetter
    }
  }
}

extension Postcode: CustomStringConvertible {
  package var description: String { text.description }
}

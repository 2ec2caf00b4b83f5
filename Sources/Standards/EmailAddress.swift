/// The form of an e-mail address, as far as it protects a letter from going nowhere.
///
/// One `@`; before it up to 64 letters, digits and the signs that mail servers use, dots only
/// between them; after it at least two labels of letters, digits and inner hyphens, the last one
/// without digits only. Quoted local parts and addresses of numbers are refused. The address is
/// not changed, for what stands before the `@` may tell capitals from small letters.
///
/// See also: RFC 5321, section 4.1.2.
package enum EmailAddress {
  package static let maximumLength = 254

  /// Whether the field has the form of an address.
  ///
  /// - Complexity: O(n), one pass over each side.
  package static func hasForm(_ field: Span<UInt8>) -> Bool {
    guard field.count <= maximumLength, let at = position(of: UInt8(ascii: "@"), in: field) else {
      return false
    }
    return hasLocalForm(field.extracting(0..<at))
      && hasDomainForm(field.extracting((at + 1)..<field.count))
  }

  private static func hasLocalForm(_ local: Span<UInt8>) -> Bool {
    guard (1...64).contains(local.count) else { return false }
    // A dot may neither begin nor end it, nor follow another dot.
    var wasDot = true
    for index in local.indices {
      let isDot = local[index] == UInt8(ascii: ".")
      guard isDot ? !wasDot : isLocal(local[index]) else { return false }
      wasDot = isDot
    }
    return !wasDot
  }

  private static func hasDomainForm(_ domain: Span<UInt8>) -> Bool {
    var labels = 0
    var start = 0
    var hasLetter = false
    for index in 0...domain.count {
      guard index < domain.count, domain[index] != UInt8(ascii: ".") else {
        guard isLabel(domain.extracting(start..<index)) else { return false }
        labels += 1
        start = index + 1
        if index < domain.count {
          hasLetter = false
        }
        continue
      }
      hasLetter = hasLetter || domain[index].isLetter
    }
    return labels >= 2 && hasLetter
  }

  private static func isLabel(_ label: Span<UInt8>) -> Bool {
    guard (1...63).contains(label.count), label[0] != UInt8(ascii: "-"),
      label[label.count - 1] != UInt8(ascii: "-")
    else { return false }
    for index in label.indices {
      let byte = label[index]
      guard byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") else { return false }
    }
    return true
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "'"),
      UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
      UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
      true
    default: byte.isLetter || byte.isDigit
    }
  }

  private static func position(of byte: UInt8, in field: Span<UInt8>) -> Int? {
    for index in field.indices where field[index] == byte {
      return index
    }
    return nil
  }
}

/// The form of a SNOMED CT identifier: 6 to 18 digits, the last of them a check digit.
///
/// Shape, from the right: a check digit by Verhoeff, a digit for the component (0 a concept, 1 a
/// description, 2 a relationship), a digit for the format (0 short, 1 with the seven digits of a
/// namespace before it), the item. Whether the component exists is a question for a release.
///
/// See also: SNOMED CT Release File Specification, SNOMED CT identifiers.
package enum SNOMEDIdentifier {
  /// What an identifier names.
  package enum Component: Int, Sendable, Hashable {
    case concept
    case description
    case relationship
  }

  /// - Returns: `nil` where the field has not the form of an identifier.
  package static func component(of field: Span<UInt8>) -> Component? {
    guard (6...18).contains(field.count), field[0] != UInt8(ascii: "0") else { return nil }
    // The digits of the dihedral group of order ten: rotations 0 to 4, reflections 5 to 9.
    var sum = 0
    for distance in 0..<field.count {
      guard let digit = field[field.count - 1 - distance].digitValue else { return nil }
      sum = product(sum, permuted(digit, times: distance % 8))
    }
    guard sum == 0, let kind = field[field.count - 2].digitValue,
      let component = Component(rawValue: kind)
    else { return nil }
    switch field[field.count - 3] {
    case UInt8(ascii: "0"): return component
    // An item, seven digits of namespace, two of partition, one to check.
    case UInt8(ascii: "1") where field.count >= 11: return component
    default: return nil
    }
  }

  /// The product of two elements of the dihedral group: reflections turn what follows around.
  private static func product(_ left: Int, _ right: Int) -> Int {
    let turned = left < 5 ? left + right % 5 : left - right % 5 + 5
    return turned % 5 + ((left < 5) == (right < 5) ? 0 : 5)
  }

  /// Verhoeff's permutation of the digits, used `count` times.
  private static func permuted(_ digit: Int, times count: Int) -> Int {
    var digit = digit
    for _ in 0..<count {
      switch digit {
      case 0: digit = 1
      case 1: digit = 5
      case 2: digit = 7
      case 3: digit = 6
      case 4: digit = 2
      case 5: digit = 8
      case 6: digit = 3
      case 7: digit = 0
      case 8: digit = 9
      default: digit = 4
      }
    }
    return digit
  }
}

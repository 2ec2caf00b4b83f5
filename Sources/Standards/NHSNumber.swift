/// The NHS number: ten digits, of which the last is a Modulus 11 check digit.
///
/// The check digit alone is not enough: the weights add up to 54, which is one less than a multiple
/// of eleven, so every number of ten equal digits passes. Those are refused by a rule of their own.
/// Numbers that begin with 999 are never issued; every invented patient has one.
///
/// See also: NHS Data Dictionary, data element NHS NUMBER.
package enum NHSNumber {
  /// What a field that should hold an NHS number comes to.
  package enum Check: Sendable, Hashable {
    /// The number, as an integer of up to ten digits.
    case valid(Int)
    /// Not ten digits, or something beside digits and separators.
    case wrongForm
    case wrongCheckDigit
    /// Ten equal digits.
    case repeatedDigit
  }

  /// Checks a field as it stands in a source.
  ///
  /// Spaces are skipped wherever they stand; a hyphen only after the third and the sixth digit,
  /// as the number is printed (3-3-4).
  package static func check(_ field: Span<UInt8>) -> Check {
    var number = 0
    var sum = 0
    var digits = 0
    var isRepeated = true
    var first = 0
    for index in field.indices {
      let byte = field[index]
      guard let digit = byte.digitValue else {
        let isPrintedHyphen = byte == UInt8(ascii: "-") && (digits == 3 || digits == 6)
        guard byte == UInt8(ascii: " ") || isPrintedHyphen else { return .wrongForm }
        continue
      }
      guard digits < 10 else { return .wrongForm }
      if digits == 0 {
        first = digit
      }
      isRepeated = isRepeated && digit == first
      number = number * 10 + digit
      // Weights 10 down to 2; the check digit itself counts once, so that the whole sum must be a
      // multiple of eleven.
      sum += digit * (digits < 9 ? 10 - digits : 1)
      digits += 1
    }
    guard digits == 10 else { return .wrongForm }
    guard !isRepeated else { return .repeatedDigit }
    return sum % 11 == 0 ? .valid(number) : .wrongCheckDigit
  }

  /// The digit that completes nine digits to a number.
  ///
  /// - Parameter firstNine: The first nine digits as an integer, leading zeros left out.
  /// - Returns: `nil` where the digit would be 10; such a number is never issued.
  package static func checkDigit(ofFirstNine firstNine: Int) -> Int? {
    precondition((0...999_999_999).contains(firstNine), "\(firstNine) has more than nine digits")
    var rest = firstNine
    var sum = 0
    for weight in 2...10 {
      sum += rest % 10 * weight
      rest /= 10
    }
    let digit = (11 - sum % 11) % 11
    return digit == 10 ? nil : digit
  }

  /// Appends a number as ten ASCII digits, leading zeros included.
  package static func write(_ number: Int, to output: inout OutputSpan<UInt8>) {
    precondition((0...9_999_999_999).contains(number), "an NHS number has ten digits")
    var divisor = 1_000_000_000
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}

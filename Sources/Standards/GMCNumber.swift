/// The reference number of a doctor with the General Medical Council: seven digits.
///
/// A consultant code is the same number with a `C` before it. `9999998`, the consultant code for a
/// consultant who is not known, and seven zeros are nobody's.
///
/// See also: NHS Data Dictionary, CONSULTANT CODE and PROFESSIONAL REGISTRATION ISSUER CODE.
package enum GMCNumber {
  /// - Returns: `nil` where the field is not seven digits, perhaps behind a `C`, or nobody's.
  package static func number(in field: Span<UInt8>) -> Int? {
    var start = 0
    if let first = field.indices.first, field[first].capital == UInt8(ascii: "C") { start = 1 }
    guard field.count - start == 7 else { return nil }
    var number = 0
    for index in start..<field.count {
      guard let digit = field[index].digitValue else { return nil }
      number = number * 10 + digit
    }
    return number == 0 || number == 9_999_998 ? nil : number
  }

  /// Appends a number as seven ASCII digits.
  package static func write(_ number: Int, to output: inout OutputSpan<UInt8>) {
    output.append(digitsOf: number, count: 7)
  }
}

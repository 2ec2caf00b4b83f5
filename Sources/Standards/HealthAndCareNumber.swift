/// The Health and Care number of Northern Ireland: ten digits of the form of an NHS number, from a
/// range of its own.
///
/// See also: NHS Data Dictionary, HEALTH AND CARE NUMBER.
package enum HealthAndCareNumber {
  /// The first nine digits lie in this range.
  package static let firstNine = 320_000_001...399_999_999

  /// - Returns: `nil` where the field is no number with its check digit, or not of the range.
  package static func number(in field: Span<UInt8>) -> Int? {
    guard case .valid(let number) = NHSNumber.check(field), firstNine.contains(number / 10) else {
      return nil
    }
    return number
  }
}

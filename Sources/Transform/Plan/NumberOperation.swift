/// Arithmetic with a number of fixed places: exact, or a rounding that the mapping asks for.
package struct NumberOperation: Sendable {
  enum Form: Sendable, Hashable {
    /// The value times the scale, and a number added to it.
    case plus(Int64, scale: Int64)
    case times(Int64)
    /// Divided, half away from zero.
    case rounded(divisor: Int64)
  }

  let form: Form
  /// What kind of number it makes.
  let gives: ValueKind

  /// - Returns: `nil` where the result has no room in 64 bits.
  func result(of value: Int64) -> Int64? {
    switch form {
    case .plus(let number, let scale):
      let (scaled, isTooLarge) = value.multipliedReportingOverflow(by: scale)
      let (sum, isSumTooLarge) = scaled.addingReportingOverflow(number)
      return isTooLarge || isSumTooLarge ? nil : sum
    case .times(let factor):
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: factor)
      return isTooLarge ? nil : product
    case .rounded(let divisor):
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
      // Twice the rest has room: a divisor is a power of ten of few places.
      guard rest.magnitude * 2 >= divisor.magnitude else { return quotient }
      return quotient + (value < 0 ? -1 : 1)
    }
  }
}

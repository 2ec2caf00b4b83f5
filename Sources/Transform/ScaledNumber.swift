/// A number with a fixed count of decimal places, held as an integer of the last place.
package struct ScaledNumber: Sendable, Hashable {
  /// 12.50 is 1250 with two places.
  package let value: Int64
  package let places: Int

  /// The most places: more than any measure has, few enough for whole parts of twelve digits.
  static let mostPlaces = 6

  init(value: Int64, places: Int) {
    self.value = value
    self.places = places
  }

  /// Reads what a mapping writes: `12`, `-3`, `28.35`.
  init?(_ text: String) {
    let places = text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
    let count = places?.count ?? 0
    guard count <= Self.mostPlaces,
      let value = Self.read(text.utf8.span, places: count)
    else { return nil }
    self.init(value: value, places: count)
  }

  /// The same number with more places; `nil` where it has no room.
  func value(places wanted: Int) -> Int64? {
    precondition(wanted >= places, "a number does not lose its places")
    let (product, isTooLarge) = value.multipliedReportingOverflow(
      by: Self.power(wanted - places))
    return isTooLarge ? nil : product
  }

  static func power(_ places: Int) -> Int64 {
    (0..<places).reduce(1) { power, _ in power * 10 }
  }

  /// Reads a field as an integer of the last place.
  ///
  /// - Returns: `nil` where it is no number, has more than eighteen digits, or more places than
  ///   `places` that are not zero: nothing is rounded here.
  static func read(_ field: Span<UInt8>, places: Int) -> Int64? {
    let range = field.withoutSpaces
    var index = range.lowerBound
    var isNegative = false
    if index < range.upperBound,
      field[index] == UInt8(ascii: "-") || field[index] == UInt8(ascii: "+")
    {
      isNegative = field[index] == UInt8(ascii: "-")
      index += 1
    }
    var (value, digits, behind): (Int64, Int, Int?) = (0, 0, nil)
    while index < range.upperBound {
      let byte = field[index]
      index += 1
      if byte == UInt8(ascii: "."), behind == nil, digits > 0 {
        behind = 0
        continue
      }
      guard byte.isDigit else { return nil }
      if let count = behind {
        behind = count + 1
        if count >= places {
          guard byte == UInt8(ascii: "0") else { return nil }
          continue
        }
      }
      digits += 1
      guard digits <= 18 else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    // A point wants a digit behind it.
    guard digits > 0, behind != 0 else { return nil }
    let (scaled, isTooLarge) = value.multipliedReportingOverflow(
      by: power(places - min(behind ?? 0, places)))
    guard !isTooLarge else { return nil }
    return isNegative ? -scaled : scaled
  }
}

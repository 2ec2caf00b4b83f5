/// What a postcode of the district ZZ99 says about a person who has no UK address.
///
/// See also: Hospital Episode Statistics data dictionary, POSTCODE; ONS postcode directory.
package enum PseudoPostcode: String, Sendable, Hashable, CaseIterable {
  /// `ZZ99 3VZ`
  case noFixedAbode = "no fixed abode"
  /// `ZZ99 3WZ`
  case notKnown = "address not known"
  /// `ZZ99 3CZ`
  case england = "England, address not known"
  /// `ZZ99 3GZ`
  case wales = "Wales, address not known"
  /// `ZZ99 1WZ`
  case scotland = "Scotland, address not known"
  /// `ZZ99 2WZ`
  case northernIreland = "Northern Ireland, address not known"
  /// Any other `ZZ99 9AZ`: the digit and letter name the country.
  case abroad = "abroad"

  /// Tells a pseudo postcode by its seven capitals and digits without the space.
  init?(_ compact: ShortText) {
    // "ZZ99" in the upper four bytes of the key.
    guard compact.count == 7, compact.key >> 32 == 0x5A5A_3939, compact[4].isDigit,
      compact[5].isLetter, compact[6] == UInt8(ascii: "Z")
    else { return nil }
    self =
      switch (compact[4], compact[5]) {
      case (UInt8(ascii: "3"), UInt8(ascii: "V")): .noFixedAbode
      case (UInt8(ascii: "3"), UInt8(ascii: "W")): .notKnown
      case (UInt8(ascii: "3"), UInt8(ascii: "C")): .england
      case (UInt8(ascii: "3"), UInt8(ascii: "G")): .wales
      case (UInt8(ascii: "1"), UInt8(ascii: "W")): .scotland
      case (UInt8(ascii: "2"), UInt8(ascii: "W")): .northernIreland
      default: .abroad
      }
  }
}

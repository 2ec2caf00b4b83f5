/// Postcodes of the right form, numbered, so that every household can have its own.
enum Postcodes {
  private static let areas = [
    "TA", "BS", "EX", "GL", "SN", "BA", "DT", "PL", "TQ", "TR", "SP", "BH", "OX", "RG", "CB", "NR",
    "YO", "HG", "LA", "CA", "DL", "WR", "HR", "SY",
  ]
  private static let letters = Array("ABDEFGHJLNPQRSTUWXYZ".utf8)
  private static let districts = 24

  static let count = areas.count * districts * 9 * letters.count * letters.count

  static func write(_ number: Int, isSpaced: Bool, to output: inout OutputSpan<UInt8>) {
    // Neighbouring numbers lie far apart; 1,000,003 is a prime that does not divide the count.
    var rest = number % count * 1_000_003 % count
    output.append(ascii: areas[rest % areas.count])
    rest /= areas.count
    output.append(number: rest % districts + 1)
    rest /= districts
    if isSpaced { output.append(UInt8(ascii: " ")) }
    output.append(number: rest % 9 + 1)
    rest /= 9
    output.append(letters[rest % letters.count])
    output.append(letters[rest / letters.count % letters.count])
  }
}

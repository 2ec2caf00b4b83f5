/// The English abbreviations of the months.
enum MonthName {
  /// Three bytes in capitals and small letters: `Jan`.
  static func write(_ month: Int, to output: inout OutputSpan<UInt8>) {
    let name = key(of: month)
    output.append(UInt8(truncatingIfNeeded: name >> 16) & ~0x20)
    output.append(UInt8(truncatingIfNeeded: name >> 8))
    output.append(UInt8(truncatingIfNeeded: name))
  }

  /// The month of three small letters, packed big end first into the lower three bytes.
  static func number(of name: UInt32) -> Int? {
    (1...12).first { key(of: $0) == name }
  }

  private static func key(of month: Int) -> UInt32 {
    switch month {
    case 1: 0x6A_616E  // jan
    case 2: 0x66_6562  // feb
    case 3: 0x6D_6172  // mar
    case 4: 0x61_7072  // apr
    case 5: 0x6D_6179  // may
    case 6: 0x6A_756E  // jun
    case 7: 0x6A_756C  // jul
    case 8: 0x61_7567  // aug
    case 9: 0x73_6570  // sep
    case 10: 0x6F_6374  // oct
    case 11: 0x6E_6F76  // nov
    default: 0x64_6563  // dec
    }
  }
}

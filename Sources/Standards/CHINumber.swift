/// The Community Health Index number of Scotland: ten digits.
///
/// Shape: the birth date as ddMMyy, two digits, one that is odd for a man and even for a woman, and
/// a check digit. The check digit is by Modulus 11, as that of an NHS number; for birth dates whose
/// numbers have run out it is by Modulus 10 (each second digit doubled, from the right) since
/// February 2026. A number is good if it passes either.
///
/// See also: Public Health Scotland, Community Health Index; the Scottish data dictionary, CHI
/// NUMBER.
package enum CHINumber {
  /// Reads a number; spaces are skipped wherever they stand.
  ///
  /// - Returns: `nil` where it is not ten digits, begins with no date, fails both check digits, or
  ///   is one digit repeated.
  package static func number(in field: Span<UInt8>) -> Int? {
    var (number, count) = (0, 0)
    for index in field.indices where field[index] != UInt8(ascii: " ") {
      guard let digit = field[index].digitValue, count < 10 else { return nil }
      number = number * 10 + digit
      count += 1
    }
    guard count == 10, beginsWithDate(number), number % 1_111_111_111 != 0 else { return nil }
    let check = number % 10
    let firstNine = number / 10
    guard
      check == NHSNumber.checkDigit(ofFirstNine: firstNine)
        || check == modulus10(ofFirstNine: firstNine)
    else { return nil }
    return number
  }

  /// A century is not told: 29 February is a date in every year that four divides.
  private static func beginsWithDate(_ number: Int) -> Bool {
    let (day, month, year) = (
      number / 100_000_000, number / 1_000_000 % 100, number / 10_000 % 100
    )
    return CalendarDate(year: 2000 + year, month: month, day: day) != nil
  }

  /// The check digit by Modulus 10.
  package static func modulus10(ofFirstNine firstNine: Int) -> Int {
    var (rest, sum, isDoubled) = (firstNine, 0, true)
    while rest > 0 {
      let digit = rest % 10 * (isDoubled ? 2 : 1)
      sum += digit > 9 ? digit - 9 : digit
      rest /= 10
      isDoubled.toggle()
    }
    return (10 - sum % 10) % 10
  }
}

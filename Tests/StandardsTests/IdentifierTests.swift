import Standards
import Testing

/// No number that could be a person's stands here: they are composed while the tests run.
struct IdentifierTests {
  @Test func `a CHI number has the check digit of either modulus`() {
    for serial in 0..<200 {
      let nine = 290_200_000 + serial
      let good = Set(
        [NHSNumber.checkDigit(ofFirstNine: nine), CHINumber.modulus10(ofFirstNine: nine)]
          .compactMap(\.self))
      for last in 0...9 {
        #expect((CHINumber.number("\(nine)\(last)") != nil) == good.contains(last))
      }
    }
  }

  @Test func `a CHI number begins with a date`() {
    let dates = (0...999_999).filter { date in
      let (day, month, year) = (date / 10_000, date / 100 % 100, date % 100)
      let lengths = [31, year.isMultiple(of: 4) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }
    let found = stride(from: 0, through: 999_999, by: 37).filter { date in
      let nine = date * 1000 + 123
      let text = String(nine + 1_000_000_000).dropFirst()
      return CHINumber.number("\(text)\(CHINumber.modulus10(ofFirstNine: nine))") != nil
    }
    let expected = Set(dates)
    #expect(found == stride(from: 0, through: 999_999, by: 37).filter(expected.contains))
    #expect(!found.isEmpty)
  }

  @Test(arguments: ["", "29020000", "290200000X", "29020000123", "+290200000"])
  func `what is not ten digits is no CHI number`(field: String) {
    #expect(CHINumber.number(field) == nil)
  }

  @Test func `ten equal digits are no CHI number`() {
    let ones = String(repeating: "1", count: 10)
    #expect(NHSNumber.checkDigit(ofFirstNine: 111_111_111) == 1)
    #expect(CHINumber.number(ones) == nil)
  }

  @Test(arguments: [
    (319_999_900..<320_000_001, false), (320_000_001..<320_000_100, true),
    (399_999_900..<400_000_000, true), (400_000_000..<400_000_100, false),
    (999_000_100..<999_000_200, false),
  ])
  func `an H&C number is of the range of Northern Ireland`(nines: Range<Int>, isOne: Bool) {
    for nine in nines {
      let check = NHSNumber.checkDigit(ofFirstNine: nine)
      for last in 0...9 {
        let number = HealthAndCareNumber.number("\(nine)\(last)")
        #expect(number == (isOne && last == check ? nine * 10 + last : nil))
      }
    }
  }

  @Test(arguments: [
    ("0000017", 17), ("C0000017", 17), ("c0000017", 17), ("0000000", nil), ("C9999998", nil),
    ("9999998", nil), ("17", nil), ("00000017", nil), ("G0000017", nil), ("C000001X", nil),
    ("", nil), ("C", nil),
  ])
  func `a GMC number has seven digits and is somebody's`(field: String, number: Int?) {
    #expect(GMCNumber.number(field) == number)
  }

  @Test(arguments: [
    ("22298006", SNOMEDIdentifier.Component.concept), ("138875005", .concept),
    ("404684003", .concept), ("900000000000207008", .concept), ("999000031000000106", .concept),
    ("22298007", nil), ("22289006", nil), ("022298006", nil), ("2229800", nil), ("12345", nil),
    ("2.2298E+7", nil), ("", nil), ("9000000000002070081", nil),
  ])
  func `a SNOMED identifier has its check digit and a known partition`(
    field: String, component: SNOMEDIdentifier.Component?
  ) {
    #expect(SNOMEDIdentifier.component(field) == component)
  }

  @Test func `one wrong digit or two digits changed about are seen`() {
    let good = Array("138875005".utf8)
    for place in good.indices {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != good[place] {
        var wrong = good
        wrong[place] = digit
        #expect(SNOMEDIdentifier.component(String(decoding: wrong, as: UTF8.self)) == nil)
      }
      guard place > 0, good[place] != good[place - 1] else { continue }
      var wrong = good
      wrong.swapAt(place, place - 1)
      #expect(SNOMEDIdentifier.component(String(decoding: wrong, as: UTF8.self)) == nil)
    }
  }

  @Test(arguments: [
    ("G30..", true), ("H33zz", true), ("XE0Uh", true), ("G30..00", true), (".G301", true),
    ("G30", false), ("G.30.", false), (".....", false), ("", false), ("G30...", false),
    ("G30…", false), ("G30..0", false), ("G30..0.", false), ("G 30.", false),
  ])
  func `a Read code has five characters, its full stops among them`(field: String, isOne: Bool) {
    #expect(ReadCode.hasForm(field) == isOne)
  }
}

import Foundation
import Standards
import Testing

struct NHSNumberTests {
  @Test(arguments: [
    ("9990000018", NHSNumber.Check.valid(9_990_000_018)),
    ("999 000 0018", .valid(9_990_000_018)),
    ("999-000-0018", .valid(9_990_000_018)),
    ("  9990000018 ", .valid(9_990_000_018)),
    ("9990000019", .wrongCheckDigit),
    ("9990000081", .wrongCheckDigit),
    ("99-90000018", .wrongForm),
    ("9990000018-", .wrongForm),
    ("999000001", .wrongForm),
    ("99900000180", .wrongForm),
    ("9.99E+09", .wrongForm),
    ("999000001O", .wrongForm),
    ("", .wrongForm),
    ("   ", .wrongForm),
  ])
  func `a field is a number, or says why not`(field: String, expected: NHSNumber.Check) {
    #expect(NHSNumber.check(field) == expected)
  }

  @Test(arguments: 0...9)
  func `ten equal digits pass the check digit and are refused all the same`(digit: Int) {
    let field = String(repeating: "\(digit)", count: 10)
    #expect(NHSNumber.check(field) == .repeatedDigit)
    #expect(NHSNumber.checkDigit(ofFirstNine: digit * 111_111_111) == digit)
  }

  @Test func `nine digits with their check digit are a number, and no other digit will do`() {
    for firstNine in 999_000_000..<999_000_500 {
      let digit = NHSNumber.checkDigit(ofFirstNine: firstNine)
      for last in 0...9 {
        let check = NHSNumber.check("\(firstNine)\(last)")
        #expect(check == (last == digit ? .valid(firstNine * 10 + last) : .wrongCheckDigit))
      }
    }
  }

  @Test func `nine digits whose check digit would be 10 have none`() {
    let without = (999_000_000..<999_000_100).filter {
      NHSNumber.checkDigit(ofFirstNine: $0) == nil
    }
    #expect(!without.isEmpty)
  }

  @Test func `a number is written with all its ten digits`() {
    #expect(written { NHSNumber.write(9_990_000_018, to: &$0) } == "9990000018")
    #expect(written { NHSNumber.write(0, to: &$0) } == String(repeating: "0", count: 10))
  }

  @Test(.enabled(if: Corpora.isThere, "TRACKWAY_CORPORA is not set"))
  func `numbers that another program calls valid are valid`() throws {
    let data = try Corpora.read("nhs-number/testdata-9-valid-nhs-numbers.csv")
    let numbers = String(decoding: data, as: UTF8.self).split { !$0.isASCII || $0.isWhitespace }
    #expect(numbers.count >= 9)
    for number in numbers {
      #expect(NHSNumber.check(String(number)) == .valid(Int(number) ?? 0))
    }
  }
}

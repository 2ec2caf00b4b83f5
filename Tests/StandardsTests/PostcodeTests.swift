import Foundation
import Standards
import Testing

struct PostcodeTests {
  @Test(arguments: [
    ("ta15da", "TA1 5DA"), ("TA1 5DA", "TA1 5DA"), (" T A15 D A ", "TA1 5DA"),
    ("M1 1AE", "M1 1AE"), ("M601NW", "M60 1NW"), ("CR26XH", "CR2 6XH"), ("DN551PT", "DN55 1PT"),
    ("W1A1HQ", "W1A 1HQ"), ("EC1A1BB", "EC1A 1BB"), ("w1m 8ab", "W1M 8AB"),
    ("gir0aa", "GIR 0AA"), ("JE2 3AB", "JE2 3AB"),
  ])
  func `a postcode has one printed form`(field: String, expected: String) throws {
    let postcode = try #require(Postcode(field))
    #expect(postcode.description == expected)
    #expect(postcode.pseudo == nil)
    #expect(written { postcode.write(to: &$0) } == expected)
  }

  @Test(arguments: [
    "", " ", "TA1", "TA15D", "TA1 5DAA", "TA111 5DA", "TA1-5DA", "12FSSD", "QA1 5DA", "TI1 5DA",
    "TA1 5DC", "TAA 5DA", "A 5DA", "T11A 5DA", "TA1A1 5DA", "GIR 0AB", "1AA 1AA", "NOT KNOWN",
    "TA1 5D\u{e9}", "ZZ99 3V", "ZZ9 3VZ",
  ])
  func `what has not the form of a postcode is none`(field: String) {
    #expect(Postcode(field) == nil)
  }

  @Test(arguments: [
    ("ZZ99 3VZ", PseudoPostcode.noFixedAbode), ("zz993wz", .notKnown), ("ZZ993CZ", .england),
    ("ZZ99 3GZ", .wales), ("ZZ99 1WZ", .scotland), ("ZZ99 2WZ", .northernIreland),
    ("ZZ99 6CZ", .abroad), ("ZZ99 9LZ", .abroad),
  ])
  func `a pseudo postcode says what it stands for`(field: String, expected: PseudoPostcode) throws {
    let postcode = try #require(Postcode(field))
    #expect(postcode.pseudo == expected)
    #expect(postcode.description.hasPrefix("ZZ99 "))
  }

  private struct Cases<Expected: Decodable>: Decodable {
    struct Case: Decodable {
      let base: String
      let expected: Expected?
    }
    let tests: [Case]
  }

  @Test(.enabled(if: Corpora.isThere, "TRACKWAY_CORPORA is not set"))
  func `another program's verdicts are ours`() throws {
    let data = try Corpora.read("uk-postcode/validation.json")
    let cases = try JSONDecoder().decode(Cases<Bool>.self, from: data).tests
    #expect(!cases.isEmpty)
    for each in cases {
      #expect((Postcode(each.base) != nil) == each.expected, "\(each.base)")
    }
  }

  @Test(.enabled(if: Corpora.isThere, "TRACKWAY_CORPORA is not set"))
  func `another program's printed forms are ours`() throws {
    let data = try Corpora.read("uk-postcode/normalisation.json")
    let cases = try JSONDecoder().decode(Cases<String>.self, from: data).tests
    #expect(!cases.isEmpty)
    for each in cases {
      #expect(Postcode(each.base)?.description == each.expected, "\(each.base)")
    }
  }
}

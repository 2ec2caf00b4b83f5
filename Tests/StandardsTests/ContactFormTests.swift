import Standards
import Testing

struct ContactFormTests {
  // The numbers are of the ranges that Ofcom keeps free for drama.
  @Test(arguments: [
    ("01632 960001", "01632960001"), ("(01632) 960-001", "01632960001"),
    ("07700 900123", "07700900123"), ("+44 7700 900123", "07700900123"),
    ("+44 (0)7700 900123", "07700900123"), ("0044 7700 900123", "07700900123"),
    ("020 7946 0001", "02079460001"), ("01632 96001", "0163296001"),
    ("+353 1 234 5678", "+35312345678"), ("00353 1 234 5678", "+35312345678"),
  ])
  func `a telephone number is its digits`(field: String, expected: String) throws {
    let number = try #require(TelephoneNumber(field))
    #expect(number.description == expected)
    #expect(written(capacity: TelephoneNumber.maximumLength) { number.write(to: &$0) } == expected)
  }

  @Test(arguments: [
    "", " ", "+", "99999", "01632", "016329600012", "7700900123", "04632960001", "0632960001",
    "01632 960001 x12", "NONE", "+44", "+44 7700", "+0 7700 900123", "00", "000000000000",
    "0+1632960001", "01632/960001", "+353 1", "+12345678901234567", "00000000000",
  ])
  func `what cannot be dialled is no telephone number`(field: String) {
    #expect(TelephoneNumber(field) == nil)
  }

  @Test(arguments: [
    "jo@example.org", "jo.bloggs+clinic@mail.example.co.uk", "J_O'B@example.nhs.uk", "a@b.cd",
    "1@2.example", "jo@x-y.example",
  ])
  func `an e-mail address has the form of one`(field: String) {
    #expect(EmailAddress.hasForm(field))
  }

  @Test(arguments: [
    "", "@", "jo", "jo@", "@example.org", "jo@example", "jo@@example.org", "jo@a@example.org",
    ".jo@example.org", "jo.@example.org", "j..o@example.org", "jo@.org", "jo@example.",
    "jo@example..org", "jo@-example.org", "jo@example-.org", "jo bloggs@example.org",
    "jo@192.168.0.1", "jo@exam ple.org", "\"jo\"@example.org", "n/a",
    String(repeating: "a", count: 65) + "@example.org",
    "jo@" + String(repeating: "a.", count: 126) + "org",
  ])
  func `what has not the form of an e-mail address is none`(field: String) {
    #expect(!EmailAddress.hasForm(field))
  }
}

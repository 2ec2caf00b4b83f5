import Standards
import Testing

struct CodeFormTests {
  @Test(
    arguments: [
      ("I10", "I10", nil), ("I10X", "I10X", nil), ("i10x", "I10X", nil), ("A17.0", "A170", nil),
      ("A17.0D", "A170D", .dagger), ("A170D", "A170D", .dagger), ("A17.0+", "A170D", .dagger),
      ("A17.0\u{2020}", "A170D", .dagger), ("G01.X*", "G01XA", .asterisk),
      ("G01XA", "G01XA", .asterisk), ("M45.X6", "M45X6", nil), ("M45X6D", "M45X6D", .dagger),
      ("I10X-", "I10X", nil), ("I10.-", "I10", nil), ("K52--", "K52", nil), ("U07.1", "U071", nil),
    ] as [(String, String, ICD10Code.Mark?)])
  func `a diagnosis code has one form without dot`(
    field: String, expected: String, mark: ICD10Code.Mark?
  ) throws {
    let code = try #require(ICD10Code(field))
    #expect(code.description == expected)
    #expect(code.mark == mark)
    #expect(written(capacity: ICD10Code.maximumLength) { code.write(to: &$0) } == expected)
  }

  @Test(arguments: [
    "", "I", "I1", "110", "I1X", "I10.", "I10.123", "I10123", "I1.0", "I10 X", "I10Y", "I10.0.1",
    "I10..", "I10AD", "HYPERTENSION", "A17.D.", "---", "I10.D",
  ])
  func `what has not the form of a diagnosis code is none`(field: String) {
    #expect(ICD10Code(field) == nil)
  }

  @Test(arguments: [("W37.1", "W371"), ("W371", "W371"), ("w371", "W371"), ("O18.8", "O188")])
  func `a procedure code has one form without dot`(field: String, expected: String) throws {
    let code = try #require(OPCS4Code(field))
    #expect(code.description == expected)
    #expect(written(capacity: OPCS4Code.maximumLength) { code.write(to: &$0) } == expected)
  }

  @Test(arguments: [
    "", "W37", "W37.", "W3.71", "W37.12", "W3712", "W37-1", "I21.9", "W37X", "0371",
  ])
  func `what has not the form of a procedure code is none`(field: String) {
    #expect(OPCS4Code(field) == nil)
  }

  @Test(arguments: [
    ("A81003", ODSCode.Form.practice), ("c1234567", .consultant), ("CD123456", .dentalConsultant),
    ("G1234567", .generalPractitioner), ("RBA", .other), ("RBA11", .other), ("8HX00", .other),
    ("C123456A", .other), ("N1234567", .other),
  ])
  func `an organisation code tells what it is of`(field: String, form: ODSCode.Form) throws {
    let code = try #require(ODSCode(field))
    #expect(code.form == form)
    #expect(code.description == field.uppercased())
    #expect(!code.isDefault)
    #expect(code.defaultMeaning == nil)
  }

  @Test(arguments: ["", "RB", "RBA 11", "RBA-11", "ABCDEFGHIJK", "RB\u{c0}"])
  func `what has not the form of an organisation code is none`(field: String) {
    #expect(ODSCode(field) == nil)
  }

  @Test(arguments: [
    ("V81997", "No registered practice"), ("V81998", "Practice not applicable"),
    ("V81999", "Practice not known"), ("v81999", "Practice not known"),
    ("G9999998", "General practitioner not known"), ("C9999998", "Consultant not known"),
    ("CD999998", "Dental consultant not known"), ("Q99", "Area of residence not known"),
    ("89999", "Provider outside the NHS in the United Kingdom"),
  ])
  func `a default code says what it stands for`(field: String, meaning: String) throws {
    let code = try #require(ODSCode(field))
    #expect(code.isDefault)
    #expect(code.defaultMeaning == meaning)
  }
}

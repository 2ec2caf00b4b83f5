import Standards

// Fields as text: a span cannot go through the macros of a test.

func written(capacity: Int = 64, _ write: (inout OutputSpan<UInt8>) -> Void) -> String {
  String(decoding: [UInt8](capacity: capacity) { write(&$0) }, as: UTF8.self)
}

extension NHSNumber {
  static func check(_ text: String) -> Check {
    check(text.utf8Span.span)
  }
}

extension Postcode {
  init?(_ text: String) {
    self.init(text.utf8Span.span)
  }
}

extension ODSCode {
  init?(_ text: String) {
    self.init(text.utf8Span.span)
  }
}

extension ICD10Code {
  init?(_ text: String) {
    self.init(text.utf8Span.span)
  }
}

extension OPCS4Code {
  init?(_ text: String) {
    self.init(text.utf8Span.span)
  }
}

extension TelephoneNumber {
  init?(_ text: String) {
    self.init(text.utf8Span.span)
  }
}

extension EmailAddress {
  static func hasForm(_ text: String) -> Bool {
    hasForm(text.utf8Span.span)
  }
}

extension CodeList {
  func contains(_ text: String) -> Bool {
    contains(text.utf8Span.span)
  }
}

extension DatePattern {
  func read(_ text: String, twoDigitYearsAfter pivot: Int? = nil) -> Reading? {
    read(text.utf8Span.span, twoDigitYearsAfter: pivot)
  }

  func readPartial(_ text: String) -> Reading? {
    readPartial(text.utf8Span.span)
  }
}

extension DayNumbering {
  func read(_ text: String) -> Reading? {
    read(text.utf8Span.span)
  }
}

extension CHINumber {
  static func number(_ text: String) -> Int? {
    number(in: text.utf8Span.span)
  }
}

extension HealthAndCareNumber {
  static func number(_ text: String) -> Int? {
    number(in: text.utf8Span.span)
  }
}

extension GMCNumber {
  static func number(_ text: String) -> Int? {
    number(in: text.utf8Span.span)
  }
}

extension SNOMEDIdentifier {
  static func component(_ text: String) -> Component? {
    component(of: text.utf8Span.span)
  }
}

extension ReadCode {
  static func hasForm(_ text: String) -> Bool {
    hasForm(text.utf8Span.span)
  }
}

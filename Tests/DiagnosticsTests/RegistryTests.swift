import Diagnostics
import Testing

@Suite struct RegistryTests {
  @Test func `every code has a form of its own and stands in the registry once`() {
    let codes = DiagnosticCode.all.map(\.description)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.wholeMatch(of: /MAP[1-9]\d\d|MIG[1-9]\d\d\d/) != nil, "\(code)")
    }
    #expect(DiagnosticCode.mappingCodes.allSatisfy { $0.description.hasPrefix("MAP") })
    #expect(DiagnosticCode.runCodes.allSatisfy { $0.description.hasPrefix("MIG") })
  }

  @Test func `numbers and names of reasons are used once, and no code has a reason's number`() {
    let numbers = Reasons.all.map { "MIG\($0.number)" }
    #expect(Set(numbers).count == numbers.count)
    #expect(Set(Reasons.all.map(\.slug)).count == Reasons.all.count)
    #expect(Set(numbers).isDisjoint(with: DiagnosticCode.all.map(\.description)))
    for reason in Reasons.all {
      #expect(reason.slug.wholeMatch(of: /[A-Z][A-Z0-9_]*/) != nil, "\(reason)")
      #expect(!reason.slug.hasPrefix("SITE_"), "\(reason) is a name of projects")
      #expect(Reasons.reason(named: reason.slug) == reason)
    }
  }

  private static let texts: [(name: String, text: String)] =
    DiagnosticCode.all.flatMap { code in
      [code.title, code.meaning, code.action].map { (code.description, $0) }
    }
    + Reasons.all.flatMap { reason in
      [reason.sentence, reason.why, reason.action, reason.example].map { (reason.slug, $0) }
    }

  @Test func `every text says something`() {
    for (name, text) in Self.texts { #expect(text.contains(" ") || text.count > 3, "\(name)") }
  }

  @Test func `no text has what could be a patient's number`() {
    for (name, text) in Self.texts {
      for match in text.matches(of: /\d{3}[ -]?\d{3}[ -]?\d{4}/) {
        let digits = match.output.filter(\.isNumber)
        let isInvented = digits.hasPrefix("999") || Set(digits).count == 1
        #expect(isInvented, "\(name): \(match.output)")
      }
    }
  }

  @Test func `a sentence, a title and an action end without a full stop or with one, as agreed`() {
    for code in DiagnosticCode.all {
      #expect(!code.title.hasSuffix("."), "\(code)")
      #expect(code.meaning.hasSuffix("."), "\(code)")
    }
    for reason in Reasons.all {
      #expect(!reason.sentence.hasSuffix("."), "\(reason)")
      #expect(!reason.action.hasSuffix("."), "\(reason)")
      #expect(reason.why.hasSuffix("."), "\(reason)")
    }
  }

  @Test func `every failure has words of its own`() {
    #expect(Set(FailureClass.allCases.map(\.phrase)).count == FailureClass.allCases.count)
    #expect(Set(FailureClass.allCases.map(\.slug)).count == FailureClass.allCases.count)
  }
}

import Diagnostics
import Testing

@Suite struct FixTests {
  private static let text = "a: 1\nbé: twö, three\nc: 3"
  private static let place = Place("x.yaml", line: 2, column: 5)

  @Test(
    arguments: [
      (Fix.replace(3, at: place, with: "2"), "a: 1\nbé: 2, three\nc: 3"),
      (Fix.replace(0, at: place, with: "my "), "a: 1\nbé: my twö, three\nc: 3"),
      (Fix.remove(lines: 2...2, of: "x.yaml"), "a: 1\nc: 3"),
      (Fix.remove(lines: 3...3, of: "x.yaml"), "a: 1\nbé: twö, three\n"),
      (Fix.insert(line: "b: 0", before: 2, of: "x.yaml"), "a: 1\nb: 0\nbé: twö, three\nc: 3"),
    ])
  func `an edit changes its part and nothing else`(fix: Fix, expected: String) {
    #expect(fix.applied(to: Self.text) == expected)
  }

  @Test func `lines end as the system that wrote them ends them`() {
    let fix = Fix.replace(1, at: Place("x.yaml", line: 2, column: 4), with: "9")
    #expect(fix.applied(to: "a: 1\r\nb: 2\r\n") == "a: 1\r\nb: 9\r\n")
  }

  @Test func `the terminal shows the line as it would be`() {
    let fault = Diagnostic(
      .unknownColumn, "no such column", at: Self.place, remedy: "Did you mean 'TWO'?",
      excerpt: "bé: twö, three", fix: .replace(3, at: Self.place, with: "TWO"))
    #expect(TerminalRenderer().render(fault).contains("   then: bé: TWO, three\n"))
    #expect(DiagnosticObject(fault).fix?.text == "TWO")
  }

  @Test func `every code of a project has a wrong and a right example`() {
    for code in DiagnosticCode.mappingCodes {
      let example = DiagnosticExample.of(code)
      #expect(example != nil, "\(code)")
      #expect(example?.wrong != example?.right, "\(code)")
    }
    #expect(Set(DiagnosticExample.all.map(\.code)).count == DiagnosticExample.all.count)
  }
}

import Diagnostics
import Testing

@Suite struct RendererTests {
  private static func fault(
    _ code: DiagnosticCode = .unknownColumn, _ file: String = "mappings/a.yaml", line: Int = 3,
    column: Int = 5
  ) -> Diagnostic {
    Diagnostic(
      code, "the layout has no column 'SEXX'", at: Place(file, line: line, column: column),
      remedy: "Did you mean 'SEX'?", excerpt: "sex: SEXX")
  }

  @Test func `a diagnostic shows its place, a caret under the word, help and page`() {
    #expect(
      TerminalRenderer().render(Self.fault(column: 6)) == """
        mappings/a.yaml:3:6: error[MAP101]: the layout has no column 'SEXX'
           sex: SEXX
                ^
           help: Did you mean 'SEX'?
           see: migrate reference MAP101

        """)
  }

  @Test func `a fault of the whole run has no place`() {
    let text = TerminalRenderer().render(
      Diagnostic(.storeBusy, "the store is busy", at: nil, remedy: "Wait"))
    #expect(text.hasPrefix("error[MIG7005]: the store is busy\n   help: Wait\n"))
  }

  @Test func `they come by file, line and column, and the counts at the end`() {
    let text = TerminalRenderer().render([
      Self.fault(line: 10), Self.fault(line: 9, column: 7), Self.fault(line: 9, column: 2),
      Self.fault(.answerNeverApplies, "layouts/z.yaml"), Self.fault(.badLayout, "layouts/b.yaml"),
    ])
    let places = text.split(separator: "\n").filter { $0.contains("[MAP") }.map {
      String($0.prefix { $0 != " " })
    }
    #expect(
      places == [
        "layouts/b.yaml:3:5:", "layouts/z.yaml:3:5:", "mappings/a.yaml:9:2:",
        "mappings/a.yaml:9:7:", "mappings/a.yaml:10:5:",
      ])
    #expect(text.hasSuffix("4 errors, 1 warning\n"))
  }

  @Test func `a file with many faults shows twenty and counts the others`() {
    let faults = (1...23).map { Self.fault(line: $0) }
    let text = TerminalRenderer().render(faults)
    #expect(text.split(separator: "\n").count { $0.contains("error[") } == 20)
    #expect(text.contains("mappings/a.yaml: 3 more; add --all to see them\n"))
    #expect(text.hasSuffix("23 errors, 0 warnings\n"))
    let all = TerminalRenderer(mostPerFile: nil).render(faults)
    #expect(all.split(separator: "\n").count { $0.contains("error[") } == 23)
  }

  @Test func `the report of --json pages as the terminal does, with the true total`() {
    let faults = (1...23).map { Self.fault(line: $0) } + [Self.fault(.answerNeverApplies, "b.yaml")]
    let report = DiagnosticReport(faults, mostPerFile: 20)
    #expect(report.errors == 23 && report.warnings == 1)
    #expect(report.faults.count == 21)
    #expect(report.left.map(\.count) == [3] && report.left.first?.file == "mappings/a.yaml")
    #expect(DiagnosticReport(faults, mostPerFile: nil).faults.count == 24)
  }

  @Test func `the object of --json says what the terminal says`() {
    let object = DiagnosticObject(Self.fault())
    #expect(object.code == "MAP101")
    #expect(object.severity == .error)
    #expect(object.help == "Did you mean 'SEX'?")
    #expect(object.file == "mappings/a.yaml")
    #expect([object.line, object.column, object.record] == [3, 5, nil])
  }

  @Test func `a diagnostic without a remedy stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Diagnostic(.badLayout, "it broke", at: nil, remedy: "")
    }
  }
}

import Diagnostics
import Testing
import Transform

/// Tests that give the children of an XML record.
@Suite struct MappingTestChildTests {
  private static func check(given: String, expected: String) throws -> SmallProject.Checked {
    try SmallProject.check([
      "layouts/people.yaml": XMLLayoutTests.layout,
      "mappings/people.yaml": SmallProject.mapping + ForEachChildTests.target,
      "tests/people.yaml": MappingTestTests.file(given: given, expected: expected),
    ])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let given: String
    let expected: String
    var differs: [String] = []
    var testDescription: String { "\(given) is \(expected)" }
  }

  static let cases = [
    Case(
      given: "{ID: \"1\", STATUS: known, alerts: [{ALERT_CODE: high, ALERT_TEXT: nuts},"
        + " {ALERT_CODE: low, ALERT_TEXT: cats}]}",
      expected: "{patient_identifier: [{kind: high, value: nuts}, {kind: low, value: cats}]}"),
    Case(
      given: "{ID: \"1\", STATUS: known, alerts: []}", expected: "{patient_identifier: none}"),
    Case(given: "{ID: \"1\", STATUS: known}", expected: "{patient_identifier: none}"),
    Case(
      given: "{ID: \"1\", STATUS: known, alerts: [{ALERT_CODE: high}]}",
      expected: "{outcome: rejected, faults: [FIELD_BLANK]}"),
    Case(
      given: "[{ID: \"1\", STATUS: known, alerts: [{ALERT_CODE: a, ALERT_TEXT: b}]},"
        + " {ID: \"2\", STATUS: known}]",
      expected: "{patient_identifier: {kind: b}}",
      differs: ["patient_identifier.kind: b, a"]),
  ]

  @Test(arguments: cases)
  func `children are given under the name of their set`(test: Case) throws {
    let checked = try Self.check(given: test.given, expected: test.expected)
    let project = try #require(checked.project)
    let (tests, faults) = MappingTestReader.read(project)
    #expect(faults.isEmpty, "\(faults.map(\.message))")
    let runner = try #require(MappingTestRunner(project, plans: checked.plans))
    let results = tests.map { TestResult($0, runner.run($0, now: 0)) }
    #expect(results.count == 1)
    #expect(
      results.flatMap(\.differences).map { "\($0.what): \($0.expected), \($0.found)" }
        == test.differs)
  }

  @Test(arguments: [
    ("alerts: [{ALERT_COD: a}]", "MAP101", "ALERT_CODE"), ("alrets: []", "MAP101", "alerts"),
    ("alerts: [{SEX: m}]", "MAP101", "ALERT_CODE, ALERT_TEXT"),
    ("ALERT_CODE: a", "MAP101", "alerts"), ("alerts: nuts", "MAP906", "- "),
    ("alerts: [nuts]", "MAP906", "key: value"), ("alerts: [{ALERT_CODE: [a]}]", "MAP906", "value"),
  ])
  func `children that cannot be understood are reported with what was meant`(
    given: String, code: String, help: String
  ) throws {
    let checked = try Self.check(given: "{ID: \"1\", \(given)}", expected: "{repairs: []}")
    let found = MappingTestReader.read(try #require(checked.project)).faults
    #expect(found.map { $0.code.description } == [code])
    #expect(found.first?.remedy.contains(help) == true, "\(found.map(\.remedy))")
    #expect(found.first?.place?.line == 5)
  }
}

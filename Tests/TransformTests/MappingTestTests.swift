import Diagnostics
import TestSupport
import Testing
import Transform

@Suite struct MappingTestTests {
  /// A test of the small project, by what it gives and expects.
  struct Case: Sendable, CustomTestStringConvertible {
    let given: String
    let expected: String
    /// The places that differ; none where it passes.
    var differs: [String] = []

    var testDescription: String { "\(given) is \(expected)" }
  }

  static let cases = [
    Case(
      given: "{ID: \"1\", SURNAME: SMITH, STATUS: known, DOB: 01/02/1950, SEX: f}",
      expected:
        "{patient: {birth_date: 01/02/1950, person_stated_gender: \"2\", death_date: empty,"
        + " restricted: \"no\"}, repairs: []}"),
    Case(
      given: "{ID: \"1\", SURNAME: SMITH, STATUS: known, DOB: 01/02/1950}",
      expected: "{patient: {birth_date: 1950-02-01}}"),
    Case(
      given: "{ID: \"1\", SURNAME: SMITH, STATUS: known, DOB: 31/02/1950}",
      expected:
        "{patient: {birth_date: empty}, repairs: [DATE_INVALID],"
        + " legacy_value: {field: birth_date, raw: 31/02/1950}}"),
    Case(
      given: "{SURNAME: SMITH, STATUS: known, DOB: 31/02/1950}",
      expected: "{outcome: rejected, faults: [DATE_INVALID, FIELD_BLANK], patient: none}"),
    Case(
      given: "{ID: \"1\", SURNAME: ZZZTEST, STATUS: known}",
      expected: "{outcome: skipped, reason: SITE_TEST_PATIENT}"),
    Case(
      given: "{ID: \"1\", SURNAME: SMITH, STATUS: known, GP: P1}",
      expected: "{gp_registration: {practice: V81999, patient: \"1\"}}"),
    Case(
      given:
        "[{ID: \"1\", SURNAME: A, STATUS: known}, {ID: \"1\", SURNAME: A, STATUS: known},"
        + " {ID: \"1\", SURNAME: B, STATUS: known}]",
      expected: "{outcome: [loaded, duplicate, rejected], faults: [KEY_CONFLICT]}"),
    Case(
      given: "{ID: \"1\", SURNAME: SMITH, STATUS: known, DOB: 01/02/2027}",
      expected: "{patient: {birth_date: empty}, repairs: [DATE_IN_FUTURE]}"),
    Case(
      given: "{ID: \"1\", SURNAME: SMITH, STATUS: known, DOB: 01/02/1950}",
      expected: "{patient: {birth_date: empty}, repairs: [DATE_INVALID], patient_name: none}",
      differs: [
        "repairs: DATE_INVALID, none", "patient.birth_date: empty, 01/02/1950",
        "patient_name: no row, 1 row",
      ]),
    Case(
      given: "{SURNAME: SMITH, STATUS: known}", expected: "{patient: {restricted: \"no\"}}",
      differs: ["outcome: loaded, rejected (FIELD_BLANK)", "patient: 1 row, no row"]),
  ]

  @Test(arguments: cases)
  func `a test says exactly what a run would do`(test: Case) throws {
    let result = try #require(try Self.results(test).first)
    #expect(
      result.differences.map { "\($0.what): \($0.expected), \($0.found)" } == test.differs)
  }

  @Test func `a difference points at the line and column of what was expected`() throws {
    let result = try #require(try Self.results(Self.cases[8]).first)
    let place = try #require(result.differences.dropFirst().first).place
    #expect(place.file == "tests/people.yaml")
    #expect((place.line, place.column) == (6, 36))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let piece: String
    let other: String
    let code: String
    let help: String

    var testDescription: String { "\(piece) as \(other)" }
  }

  static let faults = [
    Fault(piece: "SURNAME:", other: "SURNMAE:", code: "MAP101", help: "SURNAME"),
    Fault(piece: "birth_date:", other: "birthdate:", code: "MAP104", help: "birth_date"),
    Fault(piece: "patient:", other: "patiemt:", code: "MAP107", help: "patient"),
    Fault(piece: "patient:", other: "spell:", code: "MAP103", help: "patient_name"),
    Fault(piece: "given:", other: "givn:", code: "MAP107", help: "given"),
    Fault(
      piece: "expect:", other: "given parents: {patient: {skiped: {A: [b]}}}\n    expect:",
      code: "MAP107", help: "skipped"),
    Fault(
      piece: "expect:", other: "given parents: {patient: {skipped: {TEST_PAT: [b]}}}\n    expect:",
      code: "MAP108", help: "migrate reference reasons"),
    Fault(piece: "mapping: people", other: "mapping: poeple", code: "MAP921", help: "people"),
    Fault(piece: "DATE_INVALID", other: "DATE_INVALLID", code: "MAP108", help: "DATE_INVALID"),
    Fault(
      piece: "repairs: [DATE_INVALID]", other: "outcome: loadd", code: "MAP922", help: "loaded"),
    Fault(
      piece: "repairs: [DATE_INVALID]", other: "outcome: [loaded, held]", code: "MAP922",
      help: "one outcome for each"),
  ]

  @Test(arguments: faults)
  func `a test that cannot be understood is reported with what was meant`(fault: Fault) throws {
    let text = Self.file(
      given: "{ID: \"1\", SURNAME: SMITH}",
      expected: "{patient: {birth_date: empty}, repairs: [DATE_INVALID]}")
    let place = try #require(text.firstRange(of: fault.piece)).lowerBound
    let project = try #require(
      try SmallProject.check(
        ["tests/people.yaml": text.replacing(fault.piece, with: fault.other)]
      ).project)
    let found = MappingTestReader.read(project).faults
    #expect(found.map { $0.code.description }.contains(fault.code))
    let first = try #require(found.first { $0.code.description == fault.code })
    #expect(first.remedy.contains(fault.help))
    #expect(first.place?.line == text[..<place].count { $0 == "\n" } + 1)
  }

  static func file(given: String, expected: String) -> String {
    """
    as at: 22/11/2026
    tests:
      - test: A sentence
        mapping: people
        given: \(given)
        expect: \(expected)

    """
  }

  static func results(_ test: Case) throws -> [TestResult] {
    let checked = try SmallProject.check([
      "tests/people.yaml": file(given: test.given, expected: test.expected)
    ])
    let project = try #require(checked.project)
    let (tests, faults) = MappingTestReader.read(project)
    #expect(faults.isEmpty)
    let runner = try #require(MappingTestRunner(project, plans: checked.plans))
    return tests.map { TestResult($0, runner.run($0, now: 0)) }
  }
}

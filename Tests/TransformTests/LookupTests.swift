import Diagnostics
import Testing
import Transform

@Suite struct LookupTests {
  /// A surname that is looked up, and what the mapping test of it finds.
  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    let value: String
    let expected: String
    var answer = "set aside"

    var testDescription: String { "\(value): \(line)" }
  }

  private static let find = "SURNAME, looked up in names for WORD"

  static let cases = [
    Case(line: find, value: "A1", expected: "patient_name: {surname: SMITH}, repairs: []"),
    Case(line: find, value: "\" A1 \"", expected: "patient_name: {surname: SMITH}"),
    Case(
      line: find, value: "a1",
      expected: "patient_name: {surname: empty}, repairs: [LOOKUP_NOT_FOUND]"
    ),
    Case(
      line: find, value: "a1", expected: "outcome: rejected, faults: [LOOKUP_NOT_FOUND]",
      answer: "reject"),
    Case(
      line: "SURNAME, in capitals, looked up in names for WORD, in small letters", value: "a1",
      expected: "patient_name: {surname: smith}"),
    // Twice the same is one answer; two are none.
    Case(line: find, value: "B2", expected: "patient_name: {surname: BROWN}, repairs: []"),
    Case(
      line: find, value: "C3",
      expected: "patient_name: {surname: empty}, repairs: [LOOKUP_AMBIGUOUS],"
        + " legacy_value: {field: surname, raw: C3}"),
    // Blank is what the layout of the other source calls blank, and no failure.
    Case(line: find, value: "D4", expected: "patient_name: {surname: empty}, repairs: []"),
    Case(line: find, value: "NULL", expected: "repairs: [LOOKUP_NOT_FOUND]"),
    Case(line: find, value: "\"\"", expected: "patient_name: {surname: empty}, repairs: []"),
    Case(
      line: "SURNAME, looked up in names for NEXT, looked up in names for WORD", value: "B2",
      expected: "patient_name: {surname: SMITH}"),
    Case(
      line: "SURNAME, found in names", value: "C3",
      expected: "patient_name: {surname: C3}, repairs: []"),
    Case(
      line: "SURNAME, found in names", value: "Z9",
      expected: "patient_name: {surname: empty}, repairs: [LOOKUP_NOT_FOUND]"),
    // No column of the source is marked: the one that is called as the line's.
    Case(
      line: "SURNAME, found in others", value: "SMITH",
      expected: "patient_name: {surname: SMITH}, repairs: []"),
    Case(
      line: "SURNAME, looked up in others for MEANS", value: "SMITH",
      expected: "patient_name: {surname: \"1\"}"),
    // A source that the test does not state has no records.
    Case(
      line: "SURNAME, found in people", value: "SMITH", expected: "repairs: [LOOKUP_NOT_FOUND]"),
  ]

  @Test(arguments: cases)
  func `a value is that of the one record with its key`(test: Case) throws {
    let project = try #require(try SmallProject.check(Self.files(test)).project)
    let compiled = MappingCompiler.compile(project, codes: NationalCodes.codes)
    let (tests, faults) = MappingTestReader.read(project)
    #expect((compiled.faults + faults).filter { $0.severity == .error }.isEmpty)
    let runner = try #require(MappingTestRunner(project, plans: compiled.plans))
    let result = try #require(tests.first)
    let differences = TestResult(result, runner.run(result, now: 0)).differences
    #expect(differences.isEmpty, "\(differences)")
  }

  private static func files(_ test: Case) -> [String: String] {
    [
      "migration.yaml": SmallProject.migration.replacing(
        "codes: codes/",
        with: """
            names: {layout: layouts/names.yaml, files: NAMES.txt}
            others: {layout: layouts/others.yaml, files: OTHERS.txt}
          codes: codes/
          """),
      "layouts/names.yaml": """
      layout: names
      kind: csv
      blank values: ["", "NULL"]
      columns:
        - {name: WORD, blank values: ["-"]}
        - {name: CODE, key: true}
        - {name: NEXT}

      """,
      "layouts/others.yaml": """
      layout: others
      kind: csv
      columns:
        - {name: MEANS}
        - {name: SURNAME}

      """,
      "mappings/people.yaml": SmallProject.mapping.replacing(
        "surname: SURNAME, trimmed",
        with: """
          surname:
                  from: \(test.line)
                  when it is not found: \(test.answer)
                  because: without a name nobody is called in
                  when more than one fits: set aside
          """),
      "tests/people.yaml": """
      tests:
        - test: A sentence
          mapping: people
          given: {ID: "1", STATUS: known, SURNAME: \(test.value)}
          given sources:
            names:
              - {CODE: A1, WORD: SMITH}
              - {CODE: B2, WORD: BROWN, NEXT: A1}
              - {CODE: B2, WORD: BROWN, NEXT: A1}
              - {CODE: C3, WORD: GREEN}
              - {CODE: C3, WORD: GREY}
              - {CODE: C3, WORD: GREEN}
              - {CODE: D4, WORD: "-"}
              - {CODE: "NULL", WORD: NOBODY}
              - {WORD: NOBODY}
            others: {SURNAME: SMITH, MEANS: "1"}
          expect: {\(test.expected)}

      """,
    ]
  }

  @Test func `each of ten thousand keys has its own value`() throws {
    let keys = 0..<10_000
    let mapping = SmallProject.mapping.replacing(
      "surname: SURNAME, trimmed",
      with: "surname: SURNAME, looked up in names for WORD"
    ).replacing(
      "when it is too long", with: "when more than one fits: set aside\nwhen it is too long")
    let small = try SmallMapping(
      mapping,
      sources: ["names": "CODE,WORD\n" + keys.map { "K\($0),word \($0 * 7)\n" }.joined()])
    let wanted = stride(from: 0, to: 10_000, by: 13)
    let mapped = try small.map(
      "ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n"
        + wanted.map { "\($0),K\($0),known,,,,\n" }.joined() + "X,K10000,known,,,,\n")

    #expect(mapped["patient_name"].map { $0["surname"] } == wanted.map { "word \($0 * 7)" } + [nil])
    #expect(mapped.notes == ["repair LOOKUP_NOT_FOUND"])
  }

  @Test func `the specification names the key by which a value is looked up`() throws {
    let project = try #require(try SmallProject.check(Self.files(Self.cases[0])).project)
    let plans = MappingCompiler.compile(project, codes: NationalCodes.codes).plans
    let mapping = try #require(MappingDescriber.describe(project, plans: plans).first)
    let field = try #require(
      mapping.targets.flatMap(\.fields).first { $0.name == "surname" })

    #expect(field.sentence.contains("looked up in the source names for its WORD"))
    let words = field.outcomes.map(\.when)
    #expect(words.contains("If no record of the source `names` has it in `CODE`"))
    #expect(
      words.contains(
        "If several records of the source `names` have it in `CODE` and differ in `WORD`"))
    #expect(mapping.lookedUpColumns == ["names": ["CODE", "WORD"]])
  }
}

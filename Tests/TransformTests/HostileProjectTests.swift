import Diagnostics
import Testing
import Transform

/// Project files that were once not only wrong, but brought the check to a stop.
@Suite struct HostileProjectTests {
  private static func faults(_ file: String, _ text: String) throws -> [Diagnostic] {
    try SmallProject.check([file: text]).faults.filter { $0.place?.file == file }
  }

  @Test(
    arguments: [
      "header: {row: 0}", "header: {row: 9223372036854775807}", "preamble: 9223372036854775807",
      "trailer: {first cell: T, record count in: 0}", "quote: \"\\x85\"", "escape: \"\\x0B\"",
    ])
  func `a layout that the reader could not read with is refused`(line: String) throws {
    let layout = SmallProject.layout.replacing("quote: '\"'\n", with: line + "\n")
    let faults = try Self.faults("layouts/people.yaml", layout)
    #expect(faults.map { "\($0.code)" } == ["MAP702"])
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func `a line ends where the YAML parser says, whatever the character`(end: String) {
    let read = StrictYAML.read("a: 1\(end)b: 2\(end)b: 3\(end)", file: "a.yaml")
    #expect(
      read.faults.map { "\($0.code) \($0.place?.description ?? "")" } == ["MAP904 a.yaml:3:1"])
    #expect(read.root?["a"]?.text == "1")
  }

  @Test(arguments: ["l30: *l29", "? *l29\n: 1", "'l30': *l29 # 'x'"])
  func `aliases in one another are refused at once`(last: String) {
    let laughs = (1..<30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1)]\n" }.joined()
    let time = ContinuousClock().measure {
      let read = StrictYAML.read("l0: &l0 x\n\(laughs)\(last)\n", file: "a.yaml")
      #expect(read.root == nil)
      #expect(Set(read.faults.map { "\($0.code)" }) == ["MAP905"])
    }
    #expect(time < .seconds(10))
  }

  @Test func `an alias that nobody sees as one is refused as well`() {
    let laughs = (1..<30).map { "l'\($0)#: &l\($0) [*l\($0 - 1), *l\($0 - 1)]\n" }.joined()
    let read = StrictYAML.read("l'#: &l0 x\n\(laughs)", file: "a.yaml")
    #expect(read.root == nil)
    #expect(read.faults.map { "\($0.code)" } == ["MAP905"])
  }

  @Test(arguments: ["(", "not (", ")", "(x"])
  func `brackets without end are no condition`(bracket: String) throws {
    let brackets = String(repeating: bracket, count: 100_000)
    let mapping = SmallProject.mapping.replacing(
      "only if: GP is present", with: "only if: \(brackets) GP is present")
    let time = try ContinuousClock().measure {
      let faults = try Self.faults("mappings/people.yaml", mapping)
      #expect(faults.contains { $0.severity == .error })
    }
    #expect(time < .seconds(30))
  }

  @Test(
    arguments: [
      (
        "birth_date: DOB, read as dd/MM/yyyy", "birth_date: DOB, read as dd/MM/yy",
        [
          ", two-digit years after 9223372036854775807", ", two-digit years after -1",
          ", two-digit years after 9999",
        ]
      ),
      (
        "surname: SURNAME", "surname: SURNAME",
        [
          ", padded left to 9223372036854775807 with \"0\"",
          ", at most 9223372036854775807 characters",
          ", the last 9223372036854775807 characters",
        ]
      ),
    ] as [(String, String, [String])])
  func `a number that nothing could be done with is refused`(
    right: String, start: String, phrases: [String]
  ) throws {
    for phrase in phrases {
      let mapping = SmallProject.mapping.replacing(right, with: start + phrase)
      let faults = try Self.faults("mappings/people.yaml", mapping)
      #expect(faults.map { "\($0.code)" } == ["\(DiagnosticCode.badArgument)"], "\(phrase)")
    }
  }

  @Test func `brackets in one another are read`() throws {
    let mapping = SmallProject.mapping.replacing(
      "only if: GP is present", with: "only if: ((not (GP is blank)) and (((ID is present))))")
    #expect(try Self.faults("mappings/people.yaml", mapping).map(\.message) == [])
  }

  @Test(arguments: ["9223372036854775807", "1000000000001", "-1"])
  func `counts that no number could hold together are refused`(count: String) throws {
    let checked = try SmallProject.check([
      "rules.yaml": """
      rules:
        - rule: counted
          count: patient by value of nhs_number_status
          equals: control.csv
          otherwise: no go

      """,
      "control.csv": "value,count\n03,\(count)\n03,\(count)\n",
    ])
    let faults = checked.faults.filter { $0.place?.file == "control.csv" }
    #expect(faults.map { $0.place?.line } == [2, 3])
    #expect(faults.allSatisfy { $0.code == .badCodeLine })
  }

  @Test func `a word without end is compared with few`() {
    let word = String(repeating: "surname", count: 30_000)
    let candidates = (0..<400).map { "surname_\($0)" }
    let time = ContinuousClock().measure {
      #expect(word.likelyMeant(in: candidates) == nil)
    }
    #expect(time < .seconds(10))
  }

  @Test func `keys without end are looked through once`() throws {
    let keys = (0..<20_000).map { "unknown\($0): x\n" }.joined()
    let time = try ContinuousClock().measure {
      let faults = try Self.faults("layouts/people.yaml", SmallProject.layout + keys)
      #expect(faults.count == 20_000)
    }
    #expect(time < .seconds(60))
  }
}

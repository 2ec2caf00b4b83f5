import Foundation
import TestSupport
import Testing

/// `migrate test`: the examples of a project, as its people see them.
@Suite struct MappingTestTests {
  struct Report: Decodable {
    struct Test: Decodable {
      struct Difference: Decodable {
        let what: String
        let expected: String
        let found: String
        let line: Int
      }
      let test: String
      let file: String
      let line: Int
      let passed: Bool
      let differences: [Difference]
    }
    let passed: Int
    let failed: Int
    let tests: [Test]
  }

  @Test(arguments: Repository.folders(in: "Mappings"))
  func `the examples of every shipped project are true`(project: String) async throws {
    let result = try await Command.migrate("test", Repository.path("Mappings/\(project)")).run()

    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasSuffix(" tests, 0 failed\n"), "\(result)")
  }

  @Test func `a mapping that was changed fails the examples that say otherwise`() async throws {
    let sample = try SampleProject()
    try sample.replace(
      "SURNAME starts with \"ZZZTEST\"", with: "SURNAME starts with \"YYYTEST\"",
      in: "mappings/patient.yaml")

    let text = try await Command.migrate("test", sample.path).run()
    let json = try await Command.migrate("test", sample.path, "--json").run()
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))

    #expect(text.status == 4 && json.status == 4)
    let failed = report.tests.filter { !$0.passed }
    #expect(failed.map(\.test) == ["A test patient is left out"])
    #expect(report.failed == 1 && report.passed == report.tests.count - 1)
    let first = try #require(failed.first)
    let difference = try #require(first.differences.first)
    #expect(difference.what == "outcome")
    #expect(difference.expected == "skipped" && difference.found == "loaded")
    #expect(text.output.contains("FAILED \(first.file):\(first.line)  \(first.test)\n"))
    #expect(text.output.contains("       \(first.file):\(difference.line):"))
    #expect(text.output.hasSuffix("\(report.tests.count) tests, 1 failed\n"))
  }

  @Test func `a test that names no column is told by check and by test`() async throws {
    let sample = try SampleProject()
    try sample.replace("NOK_NAME: UNK", with: "NOK_NAM: UNK", in: "tests/patient.yaml")

    for verb in ["check", "test"] {
      let result = try await Command.migrate(verb, sample.path).run()
      let printed = result.output + result.errors
      #expect(result.status == 4, "\(result)")
      #expect(printed.contains("error[MAP101]: the layout has no column 'NOK_NAM'"), "\(result)")
      #expect(printed.contains("help: Did you mean 'NOK_NAME'?"), "\(result)")
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Commands and projects that cannot be right end at once, and touch nothing.
@Suite struct BadCommandTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let file: String
    let piece: String
    let other: String
  }

  static let mistakes = [
    Mistake(
      testDescription: "YAML with a tab", code: "MAP903", file: "layouts/alerts.yaml",
      piece: "  - {name: ALERT_CODE", other: "\t- {name: ALERT_CODE"),
    Mistake(
      testDescription: "YAML with a key twice", code: "MAP904",
      file: "mappings/patient_flag.yaml", piece: "version: 1", other: "version: 1\nversion: 2"),
    Mistake(
      testDescription: "an unknown column", code: "MAP101", file: "mappings/patient_flag.yaml",
      piece: "category: ALERT_CODE", other: "category: ALERT_KODE"),
    Mistake(
      testDescription: "an unknown step", code: "MAP102", file: "mappings/patient_flag.yaml",
      piece: "in capitals", other: "in kapitals"),
    Mistake(
      testDescription: "an unknown table", code: "MAP103", file: "mappings/patient_flag.yaml",
      piece: "into: patient_flag", other: "into: patient_flags"),
  ]

  @Test(arguments: mistakes)
  func `a project with a mistake is not run`(mistake: Mistake) async throws {
    let sample = try SampleProject()
    try sample.replace(mistake.piece, with: mistake.other, in: mistake.file)

    let result = try await sample.run()

    #expect(result.status == 4, "\(result)")
    #expect(result.errors.contains("error[\(mistake.code)]"), "\(result)")
    #expect(result.errors.contains(try Regex("\(mistake.file):\\d+:\\d+: error")), "\(result)")
    #expect(result.errors.contains("help: "), "\(result)")
    #expect(!sample.hasStore)
  }

  @Test(arguments: [
    ["run", "."], ["rejects", "list", "--outcome", "lost"], ["fly"], ["run", "--into"],
  ])
  func `a wrong command line ends with 64`(arguments: [String]) async throws {
    let result = try await Command(BuildFolder.path + "/migrate", arguments).run()

    #expect(result.status == 64, "\(result)")
    #expect(!result.errors.isEmpty)
  }

  @Test func `a folder without a project is named`() async throws {
    let folder = try TemporaryFolder()

    let result = try await Command.migrate("check", folder.path).run()

    #expect(result.status == 4, "\(result)")
    #expect((result.output + result.errors).contains("migration.yaml"), "\(result)")
  }

  @Test func `a work folder that version control would track is refused`() async throws {
    let sample = try SampleProject()
    let made = try await Command("git", ["init", "-q", sample.folder.path]).run()
    try #require(made.status == 0)

    let refused = try await sample.run()

    #expect(refused.status == 5, "\(refused)")
    #expect(refused.errors.contains("error[MIG8003]"), "\(refused)")
    #expect(refused.errors.contains("--work"), "\(refused)")
    #expect(!sample.hasStore)
    #expect(!FileManager.default.fileExists(atPath: sample.database + ".work"))
  }
}

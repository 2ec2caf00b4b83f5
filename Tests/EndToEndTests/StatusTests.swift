import Foundation
import TestSupport
import Testing

/// Whether one can still go back.
@Suite struct StatusTests {
  private struct Printed: Decodable {
    struct Point: Decodable {
      struct Work: Decodable {
        let table: String
        let changed: Int
        let added: Int
      }

      let run: String
      let passed: Bool
      let work: [Work]
    }

    let run: String
    let verdict: String
    let point: Point

    enum CodingKeys: String, CodingKey {
      case run, verdict
      case point = "point_of_no_return"
    }
  }

  private static func status(_ project: FaultProject, _ options: String...) async throws
    -> CommandResult
  {
    var command = Command.migrate("status", "--store", "sqlite:whole.db", in: project.folder.path)
    command.arguments += options
    return try await command.run()
  }

  @Test func `the point of no return is the first work of staff, and a rollback stops there`()
    async throws
  {
    let project = try await FaultProject()
    let before = try await Self.status(project)
    #expect(before.status == 0 && before.output.contains("point of no return: not passed"))
    #expect(before.output.contains("'migrate rollback --into sqlite:whole.db' takes it out"))

    let changed = try await Command(
      "sqlite3",
      [
        project.folder.path(of: "whole.db"),
        "UPDATE patient SET row_version = 2 WHERE legacy_key IN ('1', '2')",
      ]
    ).run()
    try #require(changed.status == 0, "\(changed)")
    let after = try await Self.status(project)
    #expect(after.output.contains("point of no return: passed"), "\(after)")
    #expect(after.output.contains("(2 of patient changed)"), "\(after)")
    #expect(after.output.contains("correct forward"), "\(after)")

    let json = try await Self.status(project, "--json")
    let printed = try JSONDecoder().decode(Printed.self, from: Data(json.output.utf8))
    #expect(printed.verdict == "accepted" && printed.point.run == printed.run)
    #expect(printed.point.passed && printed.point.work.map(\.table) == ["patient"])
    #expect(printed.point.work.map(\.changed) == [2] && printed.point.work.map(\.added) == [0])
    let back = try await Command.migrate(
      "rollback", "--into", "sqlite:whole.db", in: project.folder.path
    ).run()
    #expect(back.status == 5 && back.errors.contains("MIG8013"), "\(back)")
  }
}

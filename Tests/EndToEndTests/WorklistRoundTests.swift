import Foundation
import TestSupport
import Testing

/// Everything that is to fix in a load through a worklist and in again, until nothing is to fix; the
/// same of 500,000 records, and through LibreOffice, is `Benchmarks/worklist/run`.
@Suite struct WorklistRoundTests {
  /// A small trust with 32 root causes among its 3,000 records.
  final class Trust {
    let folder: TemporaryFolder
    private let project = Repository.path("Mappings/medway-csv")

    init() async throws {
      folder = try TemporaryFolder()
      try await migrate(
        "generate", "--records", "3000", "--defects", "70", "--seed", "2026", "--out", "exports")
    }

    @discardableResult
    func migrate(_ arguments: String..., isOfProject: Bool = true) async throws -> CommandResult {
      let result = try await Command(
        BuildFolder.path + "/migrate", arguments + (isOfProject ? [project] : []), in: folder.path
      ).run()
      // Limits are for the sample exports.
      try #require(
        [0, 2, 3].contains(result.status), "\(arguments.joined(separator: " ")) \(result)")
      return result
    }

    /// Loads or replays; the books always balance.
    func load(_ verb: String, from exports: String, into store: String) async throws -> Outcome {
      let result = try await migrate(
        verb, "--from", exports, "--into", "sqlite:\(folder.path(of: store))", "--work", "work",
        "--json", "--quiet")
      let outcome = try JSONDecoder().decode(Outcome.self, from: Data(result.output.utf8))
      #expect(outcome.balanced)
      return outcome
    }

    /// The books of a run.
    struct Outcome: Decodable {
      let balanced: Bool
      let read: Int
      let merged: Int
      let toFix: Int

      enum CodingKeys: String, CodingKey {
        case balanced, read, merged
        case toFix = "to_fix"
      }
    }

    /// Writes the worklists, lets the clerk fill them in, and hands them in: every row is taken.
    func handIn(_ form: String, _ clerk: inout WorklistClerk) async throws {
      let out = "worklist-\(UUID().uuidString)"
      try await migrate(
        "rejects", "export", "--from", "exports", "--work", "work", "--out", out, "--format", form,
        "--reveal-sensitive", "--by", "A. Clerk", "--reason", "the worklist", "--second-person",
        "B. Second")
      for name in ["\(out)/worklist.\(form)", "\(out)/sensitive/worklist.\(form)"]
      where FileManager.default.fileExists(atPath: folder.path(of: name)) {
        var worklist = try HandedWorklist(folder.path(of: name))
        for place in worklist.rows.indices { try clerk.fill(&worklist.rows[place]) }
        try worklist.save()
        let result = try await migrate(
          "rejects", "import", name, "--from", "exports", "--work", "work", "--by", "A. Clerk")
        #expect(result.status == 0, "\(result.errors)")
      }
    }

    /// The second person agrees with every exclusion.
    func approveExclusions() async throws {
      struct Line: Decodable {
        let line: Int
        let kind: String
      }
      let list = try await migrate(
        "audit", "list", "--work", "work", "--json", isOfProject: false)
      let lines = try JSONDecoder().decode([Line].self, from: Data(list.output.utf8))
      let excluded = lines.filter { $0.kind == "excluded" }.map { String($0.line) }
      let result = try await Command(
        BuildFolder.path + "/migrate",
        ["rejects", "approve"] + excluded + ["--work", "work", "--by", "B. Second"],
        in: folder.path
      ).run()
      #expect(result.status == 0, "\(result)")
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["xlsx", "jsonl"])
  func `what is to fix goes out in a worklist, and comes back with five kinds of decision`(
    form: String
  ) async throws {
    let trust = try await Trust()
    let first = try await trust.load("run", from: "exports", into: "trial.db")
    #expect(first.toFix == 32)
    var clerk = WorklistClerk(try OldSystem(trust.folder.path(of: "exports")))
    try await trust.handIn(form, &clerk)
    // Nothing that needs a second person is carried out before they agree.
    let excluded = clerk.decided[WorklistClerk.excluded] ?? 0
    let waiting = clerk.decided[WorklistClerk.atSource] ?? 0
    let alone = try await trust.load("replay", from: "exports", into: "trial.db")
    #expect(alone.toFix == waiting + excluded)
    try await trust.approveExclusions()
    let agreed = try await trust.load("replay", from: "exports", into: "trial.db")
    #expect(agreed.toFix == waiting)

    try clerk.old.export(changesOnly: true, to: trust.folder.path(of: "changes"))
    let changes = try await trust.load("run", from: "changes", into: "trial.db")
    #expect(changes.toFix == 0)
    let last = try await trust.load("replay", from: "exports", into: "trial.db")
    #expect((last.read, last.toFix) == (0, 0))

    let kinds = clerk.decided
    #expect(kinds.count == 5 && kinds.values.reduce(0, +) == 32, "\(kinds)")
    #expect((kinds[WorklistClerk.corrected] ?? 0) * 3 <= 32 * 2)
    try clerk.old.export(changesOnly: false, to: trust.folder.path(of: "corrected"))
    let fresh = try await trust.load("run", from: "corrected", into: "fresh.db")
    #expect((fresh.merged, fresh.toFix) == (kinds[WorklistClerk.merged], 0))
    let carriedOut = try await Command(
      "sqlite3",
      [
        "fresh.db",
        "SELECT outcome, count(DISTINCT line) FROM applied_decision GROUP BY outcome",
      ], in: trust.folder.path
    ).run()
    #expect(carriedOut.output == "carried_out|\(32 - waiting)\n")
  }
}

import Foundation
import TestSupport
import Testing

/// Whoever has values shown says why, and is written down before they are.
@Suite struct RevealTests {
  @Test func `every verb that shows values writes down who asked, and why`() async throws {
    let sample = try SampleProject()
    let first = try PrintedSummary(await sample.run().output)
    let second = try PrintedSummary(await sample.run().output)
    func migrate(_ arguments: [String]) async throws -> CommandResult {
      try await Command(
        BuildFolder.path + "/migrate", arguments + ["--store", sample.store],
        in: sample.folder.path
      ).run()
    }
    let list = try await migrate(["rejects", "list", sample.path, "--json"])
    let reject = try #require(PrintedReject.all(list.output).first)
    let verbs = [
      (
        ["explain", "patient", "1099511628032", sample.path],
        "explanation of patient 1099511628032"
      ),
      (["diff", first.run, second.run], "comparison of run \(first.run) with run \(second.run)"),
      (["rejects", "show", reject.id, sample.path], "record \(reject.id) of run \(second.run)"),
    ]
    for (verb, _) in verbs {
      #expect(try await migrate(verb).status == 0)
      let silent = try await migrate(verb + ["--reveal"])
      #expect(silent.status == 64 && silent.errors.contains("--reason"), "\(silent)")
    }
    var result = try await migrate(["audit", "verify"])
    #expect(result.output.hasPrefix("0 lines"), "\(result)")

    for (verb, _) in verbs {
      result = try await migrate(
        verb + ["--reveal", "--by", "A. Clerk", "--reason", "a call from the ward"])
      #expect(result.status == 0, "\(result)")
    }

    struct Line: Decodable { let kind, by, reason, evidence: String }
    result = try await migrate(["audit", "list", "--json"])
    let lines = try JSONDecoder().decode([Line].self, from: Data(result.output.utf8))
    #expect(lines.map(\.kind) == ["revealed", "revealed", "revealed"])
    #expect(lines.allSatisfy { $0.by == "A. Clerk" && $0.reason == "a call from the ward" })
    #expect(lines.map(\.evidence) == verbs.map(\.1))
  }

  @Test func `who imports a worklist and sees its values says why`() async throws {
    let sample = try SampleProject()
    _ = try await sample.run()
    func migrate(_ arguments: [String]) async throws -> CommandResult {
      try await Command(
        BuildFolder.path + "/migrate", arguments + ["--store", sample.store],
        in: sample.folder.path
      ).run()
    }
    var result = try await migrate([
      "rejects", "export", sample.path, "--out", "out", "--format", "jsonl",
    ])
    #expect(result.status == 0, "\(result)")
    let command = [
      "rejects", "import", "out/worklist.jsonl", sample.path, "--by", "A. Clerk", "--check",
      "--reveal",
    ]
    #expect(try await migrate(command).status == 64)
    result = try await migrate(command + ["--reason", "to compare with the case notes"])
    #expect(result.status == 0, "\(result)")
    result = try await migrate(["audit", "list"])
    #expect(result.output.contains("values were shown; to compare with the case notes"))
  }

  @Test func `where it cannot be written down, nothing is shown`() async throws {
    let sample = try SampleProject()
    _ = try await sample.run()
    let list = try await Command.migrate(
      "rejects", "list", sample.path, "--json", "--store", sample.store, in: sample.folder.path
    ).run()
    let reject = try #require(PrintedReject.all(list.output).first)
    try sample.folder.write("nofolder", "a file")
    let result = try await Command.migrate(
      "rejects", "show", reject.id, sample.path, "--store", sample.store, "--work", "nofolder",
      "--reveal", "--reason", "a test", in: sample.folder.path
    ).run()
    #expect(result.status == 5 && result.output.isEmpty, "\(result)")
  }
}

import Foundation
import TestSupport
import Testing

/// Worklists and decisions from the command line: exit statuses, and who may see what.
@Suite struct DecisionCommandTests {
  /// The sample, loaded once into a scratch store of its work folder.
  final class Trial {
    let sample: SampleProject

    init() async throws {
      sample = try SampleProject()
      let run = try await Command.migrate(
        "dry-run", sample.path, "--quiet", in: sample.folder.path
      ).run()
      try #require(run.status == 2, "\(run)")
    }

    func migrate(_ arguments: String...) async throws -> CommandResult {
      try await Command(BuildFolder.path + "/migrate", arguments, in: sample.folder.path).run()
    }

    func ids(_ file: String) throws -> Set<String> {
      let lines = try sample.folder.text(of: file).split(separator: "\n")
      struct Entry: Decodable { let reject: String }
      return Set(
        try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)).reject })
    }
  }

  @Test func `a damaged row ends with status 2, and the list is proved or is not`() async throws {
    let trial = try await Trial()
    let path = trial.sample.path
    var result = try await trial.migrate(
      "rejects", "export", path, "--out", "out", "--format", "jsonl")
    #expect(result.status == 0, "\(result)")
    let lines = try trial.sample.folder.text(of: "out/worklist.jsonl")
      .replacing("\"DISCHARGE_DTTM\":\"\"", with: "\"DISCHARGE_DTTM\":\"20/11/2026 10:00:00\"")
    let first = try #require(lines.firstRange(of: "\"record type\":\"spell\""))
    let damaged = lines.replacingCharacters(in: first, with: "\"record type\":\"Spell\"")
    try trial.sample.folder.write("out/worklist.jsonl", damaged)

    result = try await trial.migrate(
      "rejects", "import", "out/worklist.jsonl", path, "--by", "A. Clerk", "--check")
    #expect(result.output.contains("could be taken"))
    result = try await trial.migrate("audit", "verify")
    #expect(result.output.hasPrefix("0 lines"))

    result = try await trial.migrate(
      "rejects", "import", "out/worklist.jsonl", path, "--by", "A. Clerk")
    #expect(result.status == 2, "\(result)")
    #expect(result.errors.contains("MIG8017"))
    #expect(result.errors.contains("record type: its capitals were changed"))
    #expect(!result.output.contains("20/11/2026"))

    result = try await trial.migrate("audit", "verify")
    #expect(result.status == 0, "\(result)")
    let proof = try #require(result.output.split(separator: "\n").last)
    #expect(try await trial.migrate("audit", "verify", "--since", String(proof)).status == 0)
    #expect(
      try await trial.migrate("audit", "verify", "--since", String(repeating: "a", count: 64))
        .status
        == 5)
    let list = "trackway.work/decisions.jsonl"
    var bytes = try trial.sample.folder.bytes(of: list)
    bytes[bytes.count / 2] ^= 1
    try trial.sample.folder.write(list, bytes)
    result = try await trial.migrate("audit", "verify")
    #expect(result.status == 5)
    #expect(result.errors.contains("MIG8014"))
    #expect(try await trial.migrate("rejects", "list", path).status == 5)
  }

  @Test func `records of restricted patients are written only with a reason and a second person`()
    async throws
  {
    let trial = try await Trial()
    let path = trial.sample.path
    var result = try await trial.migrate("rejects", "export", path, "--out", "open")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors.contains("records of restricted patients that are left out"))
    for missing in [["--by", "A"], ["--by", "A", "--reason", "x", "--second-person", "A"]] {
      result = try await Command(
        BuildFolder.path + "/migrate",
        ["rejects", "export", path, "--out", "closed", "--reveal-sensitive"] + missing,
        in: trial.sample.folder.path
      ).run()
      #expect(result.status == 64, "\(missing)")
    }
    result = try await trial.migrate(
      "rejects", "export", path, "--out", "closed", "--reveal-sensitive", "--by", "A. Clerk",
      "--reason", "births of the night", "--second-person", "B. Second")
    #expect(result.status == 0, "\(result)")
    let open = try trial.ids("closed/worklist.jsonl")
    let closed = try trial.ids("closed/sensitive/worklist.jsonl")
    #expect(!closed.isEmpty)
    #expect(open.isDisjoint(with: closed))
    #expect(try trial.ids("open/worklist.jsonl") == open)
    result = try await trial.migrate("audit", "list")
    #expect(result.output.contains("values were shown"))
    #expect(result.output.contains("births of the night"))
  }

  @Test func `what is decided on the command line has a reason, and nonsense is refused`()
    async throws
  {
    let trial = try await Trial()
    let path = trial.sample.path
    let list = try await trial.migrate(
      "rejects", "list", path, "--json", "--reason", "DATE_OUT_OF_ORDER")
    let id = try #require(try PrintedReject.all(list.output).first?.id)
    var result = try await trial.migrate(
      "rejects", "close", id, "--project", path, "--as", "nonsense", "--by", "A. Clerk")
    #expect(result.status == 64)
    result = try await trial.migrate(
      "rejects", "close", id, "--project", path, "--as", "excluded", "--by", "A. Clerk")
    #expect(result.status == 5)
    #expect(result.errors.contains("MIG8015"))
    result = try await trial.migrate(
      "rejects", "close", id, "--project", path, "--as", "corrected", "--set",
      "DISCHARGE_DTTM=31/02/2026 10:00:00", "--by", "A. Clerk")
    #expect(result.status == 5)
    #expect(!result.errors.contains("31/02"))
    result = try await trial.migrate(
      "rejects", "close", id, "--project", path, "--as", "excluded", "--reason", "typed for a test",
      "--second-person", "B. Second", "--by", "A. Clerk")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.split(separator: "\n").count == 2)
    result = try await trial.migrate("rejects", "list", path, "--reason", "DATE_OUT_OF_ORDER")
    #expect(result.output.contains("decided by A. Clerk, approved by B. Second: do not migrate"))
    result = try await trial.migrate(
      "rejects", "withdraw", "1", "--reason", "the wrong one", "--by", "A. Clerk")
    #expect(result.status == 0, "\(result)")
    result = try await trial.migrate("rejects", "list", path, "--reason", "DATE_OUT_OF_ORDER")
    #expect(!result.output.contains("decided by"))
  }
}

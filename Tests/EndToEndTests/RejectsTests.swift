import Foundation
import TestSupport
import Testing

/// After a run: lists, cards, exports and the report, which show no patient unless asked to.
@Suite struct RejectsTests {
  @Test func `what a run leaves is complete, exact and masked`() async throws {
    let sample = try SampleProject()
    let run = try await sample.run()
    try #require(run.status == 2, "\(run)")
    let summary = try PrintedSummary(run.output)
    func migrate(_ arguments: String...) async throws -> CommandResult {
      try await Command(
        BuildFolder.path + "/migrate", arguments + ["--store", sample.store],
        in: sample.folder.path
      ).run()
    }

    let list = try await migrate("rejects", "list", "--json")
    let rejects = try PrintedReject.all(list.output)
    #expect(rejects.count { $0.outcome == "rejected" } == summary.rejected)
    #expect(Set(rejects.map(\.id)).count == rejects.count)

    let export = try await migrate(
      "rejects", "export", sample.path, "--out", sample.folder.path(of: "out"),
      "--reveal-sensitive", "--by", "A. Clerk", "--reason", "a test", "--second-person", "B. Second"
    )
    let apart = try sample.folder.text(of: "out/sensitive/worklist.jsonl")
    let reject = try #require(
      rejects.first {
        $0.file == "PMI_001.csv" && $0.outcome == "rejected" && !apart.contains($0.id)
          && $0.code.hasSuffix("FIELD_BLANK")
      })
    let original = try Self.line(reject.line, of: sample.folder.bytes(of: Self.pmi))
    let cells = String(decoding: original, as: UTF8.self).split(separator: ",")
    let names = cells.dropFirst(4).prefix(3).map { $0.filter(\.isLetter) }.filter { $0.count > 3 }
    try #require(!names.isEmpty)
    let masked = try await migrate("rejects", "show", reject.id)
    let revealed = try await migrate(
      "rejects", "show", reject.id, sample.path, "--reveal", "--reason", "a test")
    let text = try await migrate("rejects", "list")
    let report = try await migrate("report", "--out", sample.folder.path(of: "report.html"))
    for name in names {
      for result in [run, list, masked, text, export, report] {
        #expect(!(result.output + result.errors).contains(name), "\(reject.id)")
      }
      #expect(revealed.output.contains(name), "\(reject.id)")
    }

    let exported = try sample.folder.bytes(of: "out/rejected.PMI_001.csv")
    // A record that is cut off has no line end of its own, and is given one.
    let lines = rejects.filter {
      $0.file == "PMI_001.csv" && $0.outcome == "rejected" && !apart.contains($0.id)
        && !$0.code.hasSuffix("RECORD_TRUNCATED")
    }
    let source = try sample.folder.bytes(of: Self.pmi)
    let expected = try ([1] + lines.map(\.line)).map { try Self.line($0, of: source) }
    let exportedLines = Set(exported.split(separator: 0x0A).map { Array($0) + [0x0A] })
    #expect(exportedLines.isSuperset(of: expected))

    let page = try sample.folder.text(of: "report.html")
    #expect(page.contains("11,"))
    let mode = try FileManager.default.attributesOfItem(
      atPath: sample.folder.path(of: "report.html"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
    for name in names { #expect(!page.contains(name), "\(reject.id)") }
  }

  private static let pmi = "Fixtures/medway-csv/PMI_001.csv"

  /// A line with its end, as its bytes are.
  private static func line(_ number: Int, of bytes: [UInt8]) throws -> [UInt8] {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    try #require(lines.indices.contains(number - 1))
    return Array(lines[number - 1]) + [0x0A]
  }
}

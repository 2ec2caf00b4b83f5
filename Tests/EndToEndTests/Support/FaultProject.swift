import Foundation
import TestSupport

/// A small project with its exports, its store, and what the store is when nothing happens.
final class FaultProject {
  let folder: TemporaryFolder
  let people: String
  private let original: [UInt8]
  private(set) var expected = ""

  init() async throws {
    let piped = try PipedProject()
    let folder = try TemporaryFolder()
    try folder.copy(piped.folder.path(of: "project"), to: "project")
    let lines = ["ID,SURNAME"] + (1...40).map { $0 % 9 == 0 ? ",Jones" : "\($0),Smith" }
    people = try folder.write("exports/people.csv", lines.map { $0 + "\n" }.joined())
    original = try folder.bytes(of: "exports/people.csv")
    let hash = try Digest.sha256(of: people)
    try folder.write(
      "exports/manifest.csv",
      "file,record_type,rows,sha256,as_at,extent\npeople.csv,people,40,\(hash),2026-11-22,full\n")
    self.folder = folder
    let whole = try await run(into: "whole.db")
    guard whole.status == 2 else { throw CocoaError(.featureUnsupported) }
    expected = try await contents(of: "whole.db")
  }

  /// The command that loads into a store of the folder, or goes on loading.
  func command(_ verb: String = "run", into store: String) -> Command {
    .migrate(
      verb, "project", "--from", "exports", "--into", "sqlite:\(store)", "--quiet",
      in: folder.path)
  }

  func run(_ verb: String = "run", into store: String) async throws -> CommandResult {
    try await command(verb, into: store).run()
  }

  /// What an operator does once the cause is gone: resume, or begin where nothing had begun.
  func goOn(_ store: String) async throws -> CommandResult {
    let resumed = try await run("resume", into: store)
    return resumed.errors.contains("MIG7001") || resumed.errors.contains("MIG8010")
      ? try await run(into: store) : resumed
  }

  /// Everything in a store but when it was written.
  func contents(of store: String) async throws -> String {
    let result = try await Command(
      Repository.path("Benchmarks/kill-test/contents"), [folder.path(of: store)]
    ).run()
    guard result.status == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return result.output
  }

  /// Puts the exports back as they were.
  func restoreExports() throws { try folder.write("exports/people.csv", original) }
}

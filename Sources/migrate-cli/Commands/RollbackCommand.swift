import ArgumentParser
import Migration
import RecordStore

struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Takes the last run out of a store again, or some of its files.",
    discussion: """
      What the run loaded leaves, and what it changed is again what it was. Once staff have worked \
      with it, a run stays.
      """)

  @Option(help: "The store: sqlite:PATH.")
  var into: String

  @Option(
    name: .customLong("run"),
    help: "The run, to be sure that it is the one that is meant. Default: the last.")
  var named: String?

  @Option(help: "Only this file; may be given several times.")
  var file: [String] = []

  @Option(help: "Only what this mapping has loaded; may be given several times.")
  var only: [String] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    Stores.keepTemporaryFiles(beside: into)
    let rollback = RollbackRun(store: into, run: named, files: Set(file), mappings: Set(only))
    let summary: RollbackRun.Summary
    do throws(MigrationError) {
      summary = try rollback.carryOut()
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    if json { return try Terminal.json(summary) }
    Terminal.result(
      "run \(summary.run) rolled back: \(summary.removed.grouped) rows left"
        + " \(summary.store), \(summary.restored.grouped) are again what they were\n")
  }
}

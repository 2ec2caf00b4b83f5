import ArgumentParser
import Diagnostics
import Migration
import RecordStore
import Review

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes the report of a run as one HTML file.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @Option(help: "The file to write.")
  var out: String = "report.html"

  @Flag(help: "Show values as they are; without it letters are A and digits 9.")
  var reveal = false

  func run() throws {
    let findings = try reading.findings()
    guard let summary = findings.summary else {
      throw Terminal.fail(
        [
          Diagnostic(
            .noRun, "run \(findings.reference.name) did not come to its end", at: nil,
            remedy: "`migrate status` says how far it came")
        ], status: 5)
    }
    do {
      let notes = try Notes.groups(of: findings.reference, from: findings.connection)
      try ReportWriter.write(summary, findings.isolated, notes, to: out, reveal: reveal)
    } catch let error as StoreError {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    Terminal.result("\(out)\n")
  }
}

import ArgumentParser
import Diagnostics
import Migration
import Review

struct Judge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judges a run that has ended by the limits that the project has now.",
    discussion: """
      Nothing is loaded and nothing is written: the store keeps the verdict that the run ended with. \
      Exit status: 0 complete, 2 accepted, 3 no go, 6 the books do not balance.
      """)

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let checked = try project.checked()
    let findings = try reading.findings()
    guard let summary = findings.summary else {
      throw Terminal.fail(
        [
          Diagnostic(
            .noRun, "run \(findings.reference.name) did not come to its end", at: nil,
            remedy: "`migrate status` says how far it came")
        ], status: 5)
    }
    let judged: RunSummary
    do throws(MigrationError) {
      judged = try Judgement(checked.project).judge(summary, in: findings.connection)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    if output.json {
      try Terminal.json(judged)
    } else {
      Terminal.result(SummaryText(summary: judged, report: nil).text)
    }
    throw ExitCode(judged.verdict?.exitCode ?? 5)
  }
}

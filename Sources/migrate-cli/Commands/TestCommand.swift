import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Transform

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the examples of a project's mappings: this record, that outcome.",
    discussion: "Exit status: 0 all as expected, 4 not all, or the project is wrong.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let checked = try project.checked()
    let (tests, faults) = MappingTestReader.read(checked.project)
    guard faults.allSatisfy({ $0.severity == .warning }),
      let runner = MappingTestRunner(checked.project, plans: checked.plans)
    else {
      Terminal.note(TerminalRenderer().render(faults))
      throw ExitCode(4)
    }
    let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
    let results = tests.map { TestResult($0, runner.run($0, now: now)) }
    if output.json {
      try Terminal.json(TestReport(results))
    } else {
      Terminal.result(TestText(results: results, isQuiet: output.quiet).text)
    }
    if results.contains(where: { !$0.passed }) { throw ExitCode(4) }
  }
}

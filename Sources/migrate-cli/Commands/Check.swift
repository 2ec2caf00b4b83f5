import ArgumentParser
import Diagnostics
import Migration

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds every fault of a project, reading no records.",
    discussion: "Exit status: 0 clean, 4 errors found (with --strict also warnings).")

  @OptionGroup var project: ProjectOption
  @OptionGroup var output: OutputOptions

  @Flag(help: "Show all faults of a file, not only the first 20.")
  var all = false

  @Flag(help: "Warnings are errors.")
  var strict = false

  func run() throws {
    let (_, faults) = project.read()
    if output.json {
      try Terminal.json(faults.map(DiagnosticObject.init))
    } else {
      Terminal.result(TerminalRenderer(mostPerFile: all ? nil : 20).render(faults))
    }
    if faults.contains(where: { strict || $0.severity == .error }) { throw ExitCode(4) }
  }
}

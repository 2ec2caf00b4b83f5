import ArgumentParser
import Diagnostics
import Migration
import Review
import Transform

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds every fault of a project, reading no records.",
    discussion: """
      With a scan of the exports in the work folder, also what is in them and in no rule.

      Exit status: 0 clean, 4 errors found (with --strict also warnings).
      """)

  @OptionGroup var project: ProjectOption
  @OptionGroup var output: OutputOptions

  @Flag(help: "Show all faults of a file, not only the first 20.")
  var all = false

  @Flag(help: "Warnings are errors.")
  var strict = false

  @OptionGroup var scan: ScanOption

  @Option(help: "text, json or sarif (2.1.0, for editors and code hosts; always all faults).")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  func run() throws {
    let (checked, found) = project.read()
    let more = checked.map { Self.more(in: $0.project) } ?? []
    let faults = (found + more + (try scan.faults(in: checked))).inFileOrder()
    let most = all ? nil : 20
    switch output.json ? .json : format {
    case .text: Terminal.result(TerminalRenderer(mostPerFile: most).render(faults))
    case .json: try Terminal.json(DiagnosticReport(faults, mostPerFile: most))
    case .sarif: try Terminal.json(SARIFLog(faults, folder: project.folder))
    }
    if faults.contains(where: { strict || $0.severity == .error }) { throw ExitCode(4) }
  }

  /// What is wrong with what no record depends on: tests and signatures.
  private static func more(in project: Project) -> [Diagnostic] {
    let signatures = Signatures(of: project)
    return MappingTestReader.read(project).faults + signatures.faults
      + signatures.lapsed(in: project)
  }
}

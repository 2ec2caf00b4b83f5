import ArgumentParser
import Diagnostics
import Migration
import Review

struct RejectsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes the decisions out of a worklist that was filled in.",
    discussion: """
      Each row is compared with what was exported; one that a spreadsheet has damaged is refused, and \
      so is a value that its mapping would refuse. The others are added to the list of decisions, all \
      or none. The same worklist may be imported again: what is known already adds nothing.

      Exit status: 0 every row that was filled in is decided, 2 some were refused, 4 the project is \
      wrong, 5 the worklist cannot be read.
      """)

  @Argument(help: "The worklist: .xlsx, .csv or .jsonl.", completion: .file())
  var file: String

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(help: "The folder of the exports. Default: that of the project.")
  var from: String?

  @Flag(help: "Say what would be decided, and decide nothing.")
  var check = false

  @Flag(help: "Show values as they are; without it letters are A and digits 9. Needs '--reason'.")
  var reveal = false

  @Option(help: "Why values have to be seen; it is written into the list of decisions.")
  var reason: String?

  func validate() throws {
    if reveal { try RevealOptions.check(reason) }
  }

  func run() throws {
    let checked = try project.checked()
    let (worklist, sources, _) = try reading.worklist(checked, from: from)
    var log = try reading.decisionLog()
    let result: WorklistImport
    do {
      result = try WorklistImport(
        FilledWorklist.read(file), against: worklist, sources, inForce: DecisionsInForce(log),
        by: deciding.by, validate: sources.valueCheck(asAt: checked.asAt(exports: from)))
      if !check { _ = try result.append(to: &log) }
    } catch {
      throw Terminal.failure(error)
    }
    if reveal {
      try Reveal(
        what: "decisions of a worklist", run: worklist.run, by: deciding.by, because: reason
      ).write(in: reading.workFolder())
    }
    Terminal.result(
      ImportText(
        result, approving: checked.project.approving, isWritten: !check, reveal: reveal
      ).text)
    for diagnostic in result.refused + result.warnings {
      Terminal.note(TerminalRenderer().render(diagnostic))
    }
    if !result.refused.isEmpty { throw ExitCode(2) }
  }
}

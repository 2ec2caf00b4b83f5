import ArgumentParser
import Review

struct RejectsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the rejected and waiting records of a run.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only rejected, or only held.")
  var outcome: String?

  @Option(help: "Only those with this reason, such as QUOTE_BROKEN.")
  var reason: String?

  func validate() throws {
    guard let outcome, Review.IsolatedRecord.Outcome(rawValue: outcome) == nil else { return }
    throw ValidationError("--outcome is 'rejected' or 'held'")
  }

  func run() throws {
    let list = RejectList(
      try reading.findings().isolated,
      outcome: outcome.flatMap(Review.IsolatedRecord.Outcome.init(rawValue:)), slug: reason,
      decisions: try reading.recordDecisions(project))
    if output.json { try Terminal.json(list.lines) } else { Terminal.result(list.text) }
  }
}

import ArgumentParser
import Migration
import Review

struct AuditList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the decisions in the order in which they were taken, without values.")

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let lines = try reading.decisionLog().lines
    if output.json {
      try Terminal.json(lines.map(DecisionText.Line.init))
    } else {
      Terminal.result(DecisionText.text(of: lines))
    }
  }
}

import ArgumentParser
import Diagnostics
import Migration
import Review

struct RejectsApprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Agrees with decisions of somebody else.")

  @Argument(help: "The lines of the decisions, as `migrate audit list` numbers them.")
  var lines: [Int]

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var deciding: DecidingOptions

  func run() throws {
    var log = try reading.decisionLog()
    do {
      let added = try LineDeciding(by: deciding.by).approve(lines, in: &log)
      Terminal.result(DecisionText.text(of: added))
    } catch {
      throw Terminal.failure(error)
    }
  }
}

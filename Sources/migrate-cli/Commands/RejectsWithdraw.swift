import ArgumentParser
import Diagnostics
import Migration
import Review

struct RejectsWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Says that a decision does not hold any more.")

  @Argument(help: "The line of the decision, as `migrate audit list` numbers it.")
  var line: Int

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(help: "Why.")
  var reason: String

  func run() throws {
    var log = try reading.decisionLog()
    do {
      let added = try LineDeciding(by: deciding.by).withdraw(line, reason: reason, in: &log)
      Terminal.result(DecisionText.text(of: added))
    } catch {
      throw Terminal.failure(error)
    }
  }
}

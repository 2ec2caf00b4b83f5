import ArgumentParser
import Diagnostics
import Review

struct RejectsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one record with everything that is wrong with it.")

  @Argument(help: "The record's id, or the beginning of it.")
  var id: String

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Show values as they are; without it letters are A and digits 9.")
  var reveal = false

  func run() throws {
    let findings = try reading.findings()
    do throws(ReviewError) {
      Terminal.result(try RejectShow(id, in: findings.isolated, reveal: reveal).text)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }
}

import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Rehearsal

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Invents exports of a project, with defects among them and their answer key.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var output: OutputOptions

  @Option(help: "Records of all files together.")
  var records: Int

  @Option(help: "Defects among them.")
  var defects: Int = 0

  @Option(help: "Another number makes other people.")
  var seed: UInt64 = 1

  @Option(help: "The folder to write into.", completion: .directory)
  var out: String

  func run() throws {
    let checked = try project.checked()
    do throws(RehearsalError) {
      let report = try Rehearsal.generate(
        RehearsalProject(reading: checked.project), records: records, defects: defects, seed: seed,
        into: URL(filePath: out))
      for file in report.files + report.lists {
        Terminal.result("\(file.file)  \(file.records.grouped) records\n")
      }
      Terminal.result(
        "\(report.records.grouped) records, \(report.answers.grouped) answers in \(out)\n")
    } catch {
      throw Terminal.fail(error.diagnostics, status: 4)
    }
  }
}

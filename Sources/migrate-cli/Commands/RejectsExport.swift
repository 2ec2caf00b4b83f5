import ArgumentParser
import Diagnostics
import Extract
import Foundation
import Migration
import Review
import Transform

struct RejectsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the original records, their faults and all notes as CSV files.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @Option(help: "The folder of the exports, for their headers. Default: that of the project.")
  var from: String?

  @Option(help: "The folder to write into.", completion: .directory)
  var out: String

  func run() throws {
    let checked = try project.checked()
    let findings = try reading.findings()
    do throws(ReviewError) {
      let export = RejectExport(
        findings.isolated, headers: headers(checked.project, findings.isolated))
      let receipt = try export.write(to: out)
      for file in receipt.files { Terminal.result(file + "\n") }
      let notes = try NotesFile.write(of: findings.reference, from: findings.connection, to: out)
      Terminal.result(notes + "\n")
      if receipt.withoutOriginal > 0 {
        Terminal.note("\(receipt.withoutOriginal) records have no original in the store\n")
      }
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }

  /// The first lines of each source file, or those that its layout would write.
  private func headers(
    _ project: Project, _ records: [Review.IsolatedRecord]
  ) -> [String: [UInt8]] {
    var headers: [String: [UInt8]] = [:]
    for file in Set(records.map(\.file)) {
      guard let source = project.sources.first(where: { $0.takes(file) }),
        case .csv(let dialect) = source.layout.format
      else { continue }
      let path = "\(from ?? project.exports)/\(file)"
      guard case .row(let row, _, _, _) = dialect.header else {
        headers[file] = SourceHeader.bytes(
          ofFile: path, lines: 0, encoding: source.layout.encoding)
        continue
      }
      headers[file] =
        SourceHeader.bytes(
          ofFile: path, lines: dialect.preambleLines + row, encoding: source.layout.encoding)
        ?? SourceHeader.bytes(
          columns: source.layout.columns.map(\.name), delimiter: dialect.delimiter,
          quote: dialect.quote, encoding: source.layout.encoding)
    }
    return headers
  }
}

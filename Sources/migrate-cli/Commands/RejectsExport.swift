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
    abstract: "Writes the records to decide about as a worklist, and the originals.",
    discussion: """
      xlsx and jsonl are the worklist alone; csv is the worklist too, the original records byte for \
      byte, their faults, all notes and what was skipped. Records of restricted patients are left \
      out unless they are asked for, with a reason and a second person; they then lie in a folder of \
      their own, without addresses and practices, and the list of decisions says who asked.
      """)

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @Option(help: "The folder of the exports, for their headers. Default: that of the project.")
  var from: String?

  @Option(help: "The folder to write into.", completion: .directory)
  var out: String

  @Option(help: "xlsx, csv or jsonl; may be given several times. Default: all.")
  var format: [WorklistExport.Form] = []

  @Flag(help: "Write only what to correct in the old system, a file for each of its exports.")
  var forSource = false

  @OptionGroup var sensitive: SensitiveOptions

  func run() throws {
    let checked = try project.checked()
    let findings = try reading.findings()
    let forms = format.isEmpty ? Set(WorklistExport.Form.allCases) : Set(format)
    let asAt = checked.asAt(exports: from)
    do {
      var sources = WorklistSources(checked, exports: from ?? checked.project.exports)
      let restricted = sources.restricted(findings.isolated, asAt: asAt)
      let open = findings.isolated.filter { !restricted.contains($0.id) }
      let decisions = try reading.decisionsInForce()
      var details = try DetailsReader(
        findings.connection, run: findings.reference, checked, exports: from)
      let others = try details.others(of: findings.isolated, among: findings.isolated)
      let worklist = Worklist(
        run: findings.reference.name, open, decisions: decisions, others: others, &sources)
      if forSource {
        tell(try SourceCorrections.write(worklist, to: out))
      } else {
        tell(try WorklistExport.write(worklist, as: forms, to: out))
        if forms.contains(.csv) { try writeOriginals(open, checked.project, findings) }
      }
      guard !restricted.isEmpty else { return }
      guard sensitive.revealSensitive else {
        return Terminal.note(
          "records of restricted patients that are left out: \(restricted.count);"
            + " '--reveal-sensitive' writes them, with a reason and a second person\n")
      }
      try sensitive.note(in: reading.workFolder(), records: restricted.count)
      let closed = Worklist(
        run: findings.reference.name, findings.isolated.filter { restricted.contains($0.id) },
        decisions: decisions, others: others, &sources)
      tell(
        try WorklistExport.write(
          closed.withholdingPlaces(sources), as: forms, to: "\(out)/\(SensitiveOptions.folder)"))
    } catch {
      throw Terminal.failure(error)
    }
  }

  private func tell(_ paths: [String]) {
    for path in paths { Terminal.result(path + "\n") }
  }

  private func writeOriginals(
    _ records: [Review.IsolatedRecord], _ project: Project, _ findings: Findings
  ) throws {
    let export = RejectExport(records, headers: headers(project, records))
    let receipt = try export.write(to: out)
    tell(receipt.files)
    tell(try NotesFile.write(of: findings.reference, from: findings.connection, to: out))
    if receipt.withoutOriginal > 0 {
      Terminal.note("\(receipt.withoutOriginal) records have no original in the store\n")
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

extension WorklistExport.Form: ExpressibleByArgument {}

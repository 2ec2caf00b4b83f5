import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore
import Review

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes the report of a run as one HTML file.",
    discussion: """
      Records of restricted and sensitive patients are on a page of their own, which is written with \
      --reveal-sensitive. Whoever has values shown is written down in the work folder.
      """)

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @Option(
    help:
      "The folder of the exports, for values that are looked up in them. Default: that of the run.")
  var from: String?

  @Option(help: "The file to write.")
  var out: String = "report.html"

  @Flag(help: "Show values as they are; without it letters are A and digits 9.")
  var reveal = false

  @Flag(
    help: """
      Write the page of restricted and sensitive patients, too, with values but for address and \
      practice; needs --because and --second.
      """)
  var revealSensitive = false

  @Option(help: "Why the page of restricted and sensitive patients is needed.")
  var because: String?

  @Option(help: "The second person who agrees to that.")
  var second: String?

  func validate() throws {
    guard revealSensitive else { return }
    guard let because, !because.isEmpty, let second, !second.isEmpty else {
      throw ValidationError("'--reveal-sensitive' needs '--because REASON' and '--second NAME'")
    }
    guard second.lowercased() != NSUserName().lowercased() else {
      throw ValidationError("'--second' names another person than the one who asks")
    }
  }

  func run() throws {
    let findings = try reading.findings()
    do {
      guard let summary = findings.summary else { return try writeUnfinished(findings) }
      let work = try reading.workFolder(of: summary.store)
      var report = try ReportReader(
        findings.connection, project: project.read().project, exports: from, work: work
      ).report(summary)
      report.context.project = project.project
      if reveal { try note("report", summary, in: work) }
      if revealSensitive {
        let path = ReportWriter.restrictedPath(beside: out)
        try note("report of restricted patients", summary, in: work)
        report.context.restrictedFile = URL(filePath: path).lastPathComponent
        var restricted = report
        restricted.context.part = .restricted
        restricted.reveal = true
        try PrivateFile.write(restricted.html, to: path)
        Terminal.result("\(path)\n")
      }
      report.reveal = reveal
      try PrivateFile.write(report.html, to: out)
    } catch {
      throw Terminal.failure(error)
    }
    Terminal.result("\(out)\n")
  }

  private func note(_ what: String, _ summary: RunSummary, in work: WorkFolder?) throws {
    try Reveal(
      what: what, run: summary.run, by: NSUserName(), because: because,
      second: what == "report" ? nil : second
    ).write(in: work)
  }

  private func writeUnfinished(_ findings: Findings) throws {
    let page = try UnfinishedPage(
      of: findings.reference, from: findings.connection,
      resume: "migrate resume \(project.project) --into \(findings.store)")
    try PrivateFile.write(page.html, to: out)
    Terminal.result("\(out)\n")
  }
}

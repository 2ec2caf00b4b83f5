import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Review
import Transform

/// What `run` and `dry-run` share.
struct LoadingOptions: ParsableArguments {
  @Option(
    help:
      "The folder of the exports, or - for one file from standard input. Default: that of the project.",
    completion: .directory)
  var from: String?

  @Option(
    help: "The supplier's manifest. Default: that in the folder of the exports.",
    completion: .file())
  var manifest: String?

  @Option(
    help: "The work folder. Default: beside the store, or trackway.work.", completion: .directory)
  var work: String?

  @Option(help: "Write the report there. Default: beside the summary in the work folder.")
  var out: String?

  func load(
    _ project: ProjectOption, _ output: OutputOptions, kind: MigrationRun.Options.Kind,
    into store: String?, isLive: Bool
  ) throws {
    let checked = try project.checked()
    for fault in Signatures(of: checked.project).lapsed(in: checked.project) {
      Terminal.note(TerminalRenderer().render(fault))
    }
    let line = ProgressLine(isQuiet: output.quiet)
    var summary: RunSummary
    let folder: WorkFolder
    do throws(MigrationError) {
      let path =
        work ?? store.map(WorkFolder.beside) ?? ReadingOptions.defaultWork
      folder = try WorkFolder(path)
      let exports =
        from == "-"
        ? try StandardInput.keep(
          .standardInput, for: checked.project, manifest: manifest, in: folder)
        : from ?? checked.project.exports
      let run = MigrationRun(
        checked,
        options: MigrationRun.Options(
          kind: kind, exports: exports, manifest: manifest, store: store, isLive: isLive,
          work: folder, logger: output.logger), report: line.show)
      summary = try run.run()
      line.end()
    } catch {
      line.end()
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    let report = out ?? "\(folder.folder(ofRun: summary.run))/report.html"
    let begun = ContinuousClock.now
    try ReportWriter.write(summary, to: report)
    folder.add(
      RunStep(.report, records: summary.read, seconds: begun.duration(to: .now) / .seconds(1)),
      to: &summary)
    if output.json {
      try Terminal.json(summary)
    } else {
      Terminal.result(SummaryText(summary: summary, report: report).text)
    }
    throw ExitCode(summary.verdict?.exitCode ?? 5)
  }
}

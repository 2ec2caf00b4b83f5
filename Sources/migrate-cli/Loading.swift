import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore
import Review
import Transform

/// Carries a run out with its progress, its summary and its report.
struct Loading {
  let checked: CheckedProject
  let output: OutputOptions
  /// Where the report is written; `nil` beside the summary.
  var report: String?
  var only: Set<String> = []
  var commitEvery: Int?

  init(_ checked: CheckedProject, _ output: OutputOptions) {
    self.checked = checked
    self.output = output
  }

  /// What a replay is carried out with.
  static func replay(
    _ checked: CheckedProject, _ output: OutputOptions, from exports: String?,
    manifest: String? = nil, store: String, work: WorkFolder
  ) -> MigrationRun.Options {
    MigrationRun.Options(
      kind: .replay, exports: exports ?? checked.project.exports, manifest: manifest, store: store,
      work: work, logger: output.logger)
  }

  /// Runs to the end, and shows how it ended.
  ///
  /// - Throws: When nothing was begun, and when the report cannot be written.
  @discardableResult
  func run(
    _ make: () throws(MigrationError) -> MigrationRun.Options
  ) throws -> RunSummary {
    let line = ProgressLine(isQuiet: output.quiet)
    let signals = Signals()
    var summary: RunSummary
    let folder: WorkFolder
    let exports: String
    do throws(MigrationError) {
      var options = try make()
      options.interruption = signals.interruption
      options.only.formUnion(only)
      if let commitEvery { options.recordsPerTransaction = commitEvery }
      folder = options.work
      exports = options.exports
      // Of a dry run beside the spools, in the work folder; its store lies further below.
      Stores.keepTemporaryFiles(beside: options.store ?? "sqlite:\(options.work.path)/scratch.db")
      summary = try MigrationRun(checked, options: options, report: line.show).run()
      line.end()
    } catch {
      line.end()
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    let report = report ?? "\(folder.folder(ofRun: summary.run))/report.html"
    let begun = ContinuousClock.now
    var unwritten: (any Error)?
    do {
      try ReportWriter.write(
        summary, of: checked, exports: exports, work: folder, to: report)
    } catch {
      unwritten = error
    }
    folder.add(
      RunStep(.report, records: summary.read, seconds: begun.duration(to: .now) / .seconds(1)),
      to: &summary)
    if output.json {
      try Terminal.json(summary)
    } else {
      Terminal.result(SummaryText(summary: summary, report: unwritten == nil ? report : nil).text)
    }
    if let unwritten {
      Terminal.note(
        "the run has come to its end; only its report is missing: once there is room, write it with"
          + " 'migrate report --store \(summary.store)'\n")
      throw unwritten
    }
    return summary
  }
}

import Diagnostics
import Foundation
import Load
import Logging
import RecordStore
import Transform

// The end of a run: its books, its verdict, and what is told on the way.

extension MigrationRun {
  func finish(
    _ outcome: Outcome, _ connection: any Connection, _ ledger: Ledger
  ) throws(StoreError) -> RunSummary {
    let books = RunBooks(ledger: ledger, connection: connection, entries: entries)
    let (files, isBalanced) = try books.files()
    var summary = RunSummary(
      run: runName, project: project.name, store: address, balanced: isBalanced, files: files,
      toFix: try books.toFix(), seconds: -started.timeIntervalSinceNow,
      peakBytes: Self.peakBytes())
    summary.lookups = lookedUp
    if !unseen.isEmpty {
      summary.closed = try Closure.count(ofRun: ledger.runID, in: connection)
    }
    if let facts, !outcome.isFailure {
      summary.liveRejected = try LiveCauses(facts, run: ledger.runID).mark(connection)
    }
    switch outcome {
    case .failed(let diagnostic):
      summary.verdict = .failed
      summary.message = Self.text(of: diagnostic)
    case .stopped(let why):
      summary.verdict = .stopped
      summary.message = "stopped: \(why); what was committed before is in the store"
    case .finished:
      summary.limits =
        try Limits(
          project: project, connection: connection, runID: ledger.runID
        ).judge(summary, findings)
      summary.rules = project.rules.filter(isAsked).map { rule in
        RuleResult(
          rule: rule.name, report: rule.report, cases: findings.cases[rule.name] ?? 0,
          list: rule.list, noGo: rule.isNoGo)
      }
      summary.verdict = summary.judged
    }
    end(RunStep(.totals, records: summary.read))
    summary.steps = clock.steps
    summary.seconds = (-started.timeIntervalSinceNow * 1000).rounded() / 1000
    try log(ledger, connection)
    let data = try? Self.encoder.encode(summary)
    let state =
      switch outcome {
      case .finished: "ended"
      case .stopped: "stopped"
      case .failed: "failed"
      }
    try ledger.end(
      state: state, verdict: summary.verdict?.rawValue,
      summary: data.map { String(decoding: $0, as: UTF8.self) },
      at: Self.microseconds(Date()))
    if let data { options.work.write(data, "summary.json", ofRun: runName) }
    return summary
  }

  /// With its place, unless that is a file which is named already.
  private static func text(of diagnostic: Diagnostic) -> String {
    var text = "\(diagnostic.code): "
    if let place = diagnostic.place,
      place.line != nil || !diagnostic.message.contains("'\(place.file)'")
    {
      text += "\(place): "
    }
    return text + "\(diagnostic.message). \(diagnostic.remedy)"
  }

  /// Whether a rule is asked: what compares the store with the old system's own lists is not where
  /// these are not read.
  func isAsked(_ rule: RecordRule) -> Bool {
    rule.report == nil || options.kind != .replay
  }

  /// One line a reason, never one a record and never a value.
  func log(_ ledger: Ledger, _ connection: any Connection) throws(StoreError) {
    let reasons: SQL = """
      SELECT fault.slug, count(*) FROM isolated_fault AS fault
      JOIN isolated_record AS record ON record.id = fault.isolated_record
      WHERE record.run = \(ledger.runID) GROUP BY fault.slug ORDER BY fault.slug
      """
    try connection.rows(reasons) { (row) throws(StoreError) in
      options.logger?.debug(
        "rejected",
        metadata: [
          "run": "\(runName)", "reason": "\(row.text(0) ?? "")",
          "count": "\(row.integer(1) ?? 0)",
        ])
    }
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  static func peakBytes() -> Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }

  /// A step has come to its end: the time since the one before was its.
  func end(_ step: RunStep) {
    clock.end(step)
    forecast.end(step, at: -started.timeIntervalSinceNow)
    stepBegan = finishedBytes
  }

  func tell(_ stage: String, file: String, force: Bool) {
    guard force || -lastReport.timeIntervalSinceNow > 0.2 else { return }
    lastReport = Date()
    progress.stage = stage
    progress.file = file
    progress.records = counts.read
    progress.rejected = counts.rejected
    progress.held = counts.held
    progress.seconds = -started.timeIntervalSinceNow
    progress.share = forecast.share(
      bytes: progress.bytesRead - stepBegan, at: progress.seconds)
    if let data = try? Self.encoder.encode(progress) {
      options.work.write(data, "progress.json", ofRun: runName, isLasting: false)
    }
    report(progress)
  }
}

import Diagnostics
import Migration

/// The end of a run in words: balance, what to fix, verdict, report.
struct SummaryText {
  let summary: RunSummary
  let report: String?

  var text: String {
    var text = "\nrun \(summary.run) of \(summary.project) into \(summary.store)\n\n"
    text += table
    text += lookups
    text += "\n\(summary.declared.grouped) declared · \(summary.read.grouped) read"
    text += " · \(summary.loaded.grouped) loaded (\(summary.repaired.grouped) repaired)"
    if summary.updated > 0 { text += " · \(summary.updated.grouped) updated" }
    if summary.closed > 0 { text += " · \(summary.closed.grouped) closed" }
    if summary.duplicate > 0 { text += " · \(summary.duplicate.grouped) duplicates" }
    if summary.skipped > 0 { text += " · \(summary.skipped.grouped) skipped" }
    if summary.compared > 0 { text += " · \(summary.compared.grouped) compared" }
    text += "\n\(summary.toFix.grouped) to fix"
    if let live = summary.liveRejected { text += ", \(live.grouped) live" }
    text += " · \(summary.held.grouped) waiting for them\n"
    text += summary.balanced ? "the books balance\n" : "THE BOOKS DO NOT BALANCE\n"
    for rule in summary.rules where rule.report != nil {
      text += "\(rule.rule): \(rule.cases.grouped) on list \(rule.list)\n"
    }
    for limit in summary.limits where !limit.holds {
      text += "limit passed: \(limit.limit): \(limit.allowed); found \(limit.found)\n"
    }
    if let message = summary.message { text += "\(message)\n" }
    if [.failed, .stopped].contains(summary.verdict),
      summary.message?.contains("migrate resume") != true
    {
      text += "to go on: migrate resume PROJECT --into \(summary.store)\n"
    }
    text += "verdict: \(Self.words(summary.verdict))"
    text += " · \(ProgressLine.duration(summary.seconds))"
    text += " · \((summary.peakBytes >> 20).grouped) MB\n"
    if let report { text += "report: \(report)\n" }
    return text
  }

  /// The files in which values were looked up, and what could not be read in them.
  private var lookups: String {
    (summary.lookups ?? []).map { file in
      var text = "\(file.file): \(file.read.grouped) records of \(file.source) read to look values"
      text += " up, \(file.proved ? "proved" : "not proved")\n"
      if let fault = file.fault {
        text += "\(fault.code): \(fault.message). \(fault.remedy)\n"
      }
      return text
    }.joined()
  }

  private var table: String {
    var rows = [
      ["file", "declared", "read", "loaded", "dupl.", "skipped", "held", "rejected", ""]
    ]
    for file in summary.files {
      rows.append([
        file.derived ? "\(file.file) (\(file.mapping))" : file.file,
        file.declared.map(\.grouped) ?? "-", file.read.grouped, file.loaded.grouped,
        file.duplicate.grouped, file.skipped.grouped, file.held.grouped, file.rejected.grouped,
        file.proved.map { $0 ? "proved" : "not proved" } ?? "read again",
      ])
    }
    return TextTable(rows, numbers: [1, 2, 3, 4, 5, 6, 7]).text
  }

  static func words(_ verdict: Verdict?) -> String {
    switch verdict {
    case .complete: "complete"
    case .accepted: "accepted"
    case .stopped: "stopped"
    case .noGo: "no go"
    case .failed: "failed"
    case .unbalanced: "unbalanced"
    case nil: "none"
    }
  }
}

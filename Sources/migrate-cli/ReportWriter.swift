import Diagnostics
import Foundation
import Migration
import RecordStore
import Review

/// Writes the report of a run.
enum ReportWriter {
  /// Writes the report of a run that has just ended, and leaves what is open for the reports of runs
  /// to come.
  static func write(
    _ summary: RunSummary, of checked: CheckedProject, exports: String, work: WorkFolder,
    to path: String
  ) throws {
    do {
      let reader = ReportReader(
        try Stores.open(summary.store).connect(.readOnly), project: checked, exports: exports,
        work: work)
      try reader.keepOpenCauses(of: summary)
      try PrivateFile.write(reader.report(summary).html, to: path)
    } catch {
      throw Terminal.failure(error)
    }
  }

  /// The file with the cards of restricted and sensitive patients, beside that of all others.
  static func restrictedPath(beside path: String) -> String {
    let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    return stem + ".restricted.html"
  }
}

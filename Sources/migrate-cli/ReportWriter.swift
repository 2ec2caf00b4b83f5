import Diagnostics
import Migration
import RecordStore
import Review

/// Writes the report of a run.
enum ReportWriter {
  static func write(_ summary: RunSummary, to path: String, reveal: Bool = false) throws {
    do {
      let store = try Stores.open(summary.store)
      let connection = try store.connect(.readOnly)
      let reference = try RunReference.find(summary.run, in: connection)
      try write(
        summary, IsolatedRecords.read(of: reference, from: connection),
        Notes.groups(of: reference, from: connection), to: path, reveal: reveal)
    } catch let error as StoreError {
      throw Terminal.fail([error.diagnostic], status: 5)
    } catch let error as ReviewError {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }

  static func write(
    _ summary: RunSummary, _ isolated: [Review.IsolatedRecord], _ notes: [NoteGroup],
    to path: String, reveal: Bool
  ) throws {
    let report = Report(summary: summary, isolated: isolated, notes: notes, reveal: reveal)
    try PrivateFile.write(report.html, to: path)
  }
}

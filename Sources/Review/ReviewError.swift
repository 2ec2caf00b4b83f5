package import Diagnostics
package import RecordStore

/// Why something about a run could not be shown or written.
package enum ReviewError: Error, Sendable, Hashable {
  /// The store knows no run of this name; `nil`: no run at all.
  case noRun(String?)
  /// No isolated record has an id that begins so.
  case recordUnknown(String)
  /// So many have an id that begins so.
  case recordAmbiguous(String, Int)
  case cannotWrite(path: String, why: String)
  case store(StoreError)
  /// A fault that has its own words already.
  case diagnosed(Diagnostic)

  package var diagnostic: Diagnostic {
    switch self {
    case .noRun(let name):
      Diagnostic(
        .noRun, name.map { "the store has no run '\($0)'" } ?? "the store has had no run", at: nil,
        remedy: "`migrate status` names the runs that the store knows")
    case .recordUnknown(let id):
      Diagnostic(
        .recordUnknown, "no isolated record of this run has the id '\(id)'", at: nil,
        remedy: DiagnosticCode.recordUnknown.action)
    case .recordAmbiguous(let id, let count):
      Diagnostic(
        .recordUnknown, "\(count) isolated records have an id that begins with '\(id)'", at: nil,
        remedy: "Write more of the id; `migrate rejects list` names them all")
    case .cannotWrite(let path, let why):
      Diagnostic(
        .workFolder, "'\(path)' cannot be written: \(why)", at: nil,
        remedy: "Name another place with `--out`, or give this user the right to write there")
    case .store(let error): error.diagnostic
    case .diagnosed(let diagnostic): diagnostic
    }
  }
}

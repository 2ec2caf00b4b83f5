package import Diagnostics
package import RecordStore

/// Why a load cannot begin or go on: the world's fault, never a record's.
package enum LoadError: Error, Sendable, Hashable {
  case store(StoreError)
  /// An earlier run into the store did not come to its end.
  case unfinished(run: String, address: String)
  case tooManyFiles
  /// A file is not the one that the run had begun to load before it was resumed.
  case sourceReplaced(file: String, run: String)
  /// No run, or none of the files that are named.
  case nothingToRollBack(String?)
  /// Only the last run can leave.
  case notTheLastRun(String, last: String)
  /// Staff have worked with what it loaded or changed.
  case touchedByStaff(run: String, StaffWork)
  /// Rows that stay refer to rows that would leave.
  case stillReferredTo
  /// Reference rows that cannot be put into the store.
  case references(Diagnostic)

  package var diagnostic: Diagnostic {
    switch self {
    case .store(let error): error.diagnostic
    case .unfinished(let run, let address):
      Diagnostic(
        .storeUnfinished, "run \(run) into '\(address)' did not come to its end", at: nil,
        remedy: "Go on with it: 'migrate resume --into \(address)'. Or load into a new store")
    case .sourceReplaced(let file, let run):
      Diagnostic(
        .sourceHashDiffers, "'\(file)' is not the file that run \(run) began to load",
        at: Place(file),
        remedy: "Put the file back that the run began with, and resume. Or load the new one into a"
          + " new store")
    case .nothingToRollBack(let run):
      Diagnostic(
        .nothingToRollBack,
        run.map { "run \($0) has no such file or record type" } ?? "the store has no run", at: nil,
        remedy: "`migrate status` names the last run and its files")
    case .notTheLastRun(let run, let last):
      Diagnostic(
        .nothingToRollBack, "run \(run) is not the last that is in the store, \(last) is", at: nil,
        remedy: "Roll back \(last) first")
    case .touchedByStaff(let run, let staff):
      Diagnostic(
        .pointOfNoReturn,
        "staff have worked with what run \(run) has loaded: \(staff.count) records (\(staff.words))",
        at: nil,
        remedy: "Correct forward: care that was recorded is never taken back")
    case .stillReferredTo:
      Diagnostic(
        .nothingToRollBack, "rows of other files refer to rows of these", at: nil,
        remedy: "Name the files that depend on them as well, or roll back the whole run")
    case .tooManyFiles:
      Diagnostic(
        .tooMany, "the store has no number left for another file", at: nil,
        remedy: "Load into a new store; join small files before the load")
    case .references(let diagnostic): diagnostic
    }
  }
}

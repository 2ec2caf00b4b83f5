package import Diagnostics

/// Why a workbook cannot be written or read as a whole.
package enum SpreadsheetError: Error, Sendable, Hashable {
  case cannotWrite(path: String, why: String)
  case cannotRead(path: String, why: String)
  /// It is larger than any worklist, or says that it is.
  case tooLarge(path: String, what: String)

  package var diagnostic: Diagnostic {
    switch self {
    case .cannotWrite(let path, let why):
      Diagnostic(
        .workFolder, "'\(path)' cannot be written: \(why)", at: nil,
        remedy: "Name another place with `--out`, or make room there")
    case .cannotRead(let path, let why):
      Diagnostic(
        .worklistUnreadable, "the workbook cannot be read: \(why)", at: Place(path),
        remedy: "Open it in the spreadsheet program and save it as .xlsx again; if that does not"
          + " help, export the worklist anew")
    case .tooLarge(let path, let what):
      Diagnostic(
        .worklistUnreadable, "the workbook has \(what)", at: Place(path),
        remedy: "This is no worklist of ours: export it anew, and copy the decisions over")
    }
  }
}

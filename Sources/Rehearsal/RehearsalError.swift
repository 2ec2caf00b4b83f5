package import Diagnostics

/// Why exports cannot be invented.
package enum RehearsalError: Error, Sendable {
  /// A layout or the plan has what no export can be made of.
  case project([Diagnostic])
  case tooManyDefects(records: Int, defects: Int, possible: Int)
  case cannotWrite(String)

  /// The same fault as the operator sees it.
  package var diagnostics: [Diagnostic] {
    switch self {
    case .project(let diagnostics): diagnostics
    case .tooManyDefects(let records, let defects, let possible):
      [
        Diagnostic(
          .rehearsalTooSmall, "\(records) records cannot carry \(defects) defects", at: nil,
          remedy: "Ask for at most \(possible) defects, or for more records")
      ]
    case .cannotWrite(let path):
      [
        Diagnostic(
          .rehearsalUnwritable, "'\(path)' cannot be written", at: nil,
          remedy: "Name a folder with --out that exists or can be made, on a disk with room")
      ]
    }
  }
}

package import Diagnostics

/// Why a whole source can no longer be read.
///
/// One bad record is a ``BrokenRecord``, not an error.
package enum ExtractError: Error, Sendable, Hashable {
  case missing(path: String)
  case empty(path: String)
  case isFolder(path: String)
  case unreadable(path: String, errno: Int32)
  /// The compressed stream is cut off or not what it says it is.
  case damaged(path: String, byte: Int)
  /// More decoded bytes than `ratio` times what was read, once past `allowance` bytes.
  case grows(path: String, ratio: Int, allowance: Int)
  case changedWhileRead(path: String)
  case headerDisagrees(path: String, line: Int, HeaderFault)
  /// A file without line ends is no whole number of records: this many bytes are left over.
  case unevenRecords(path: String, recordLength: Int, left: Int)
  /// What is wrong with an XML document lies in none of its records.
  case malformed(path: String, line: Int, XMLProblem)
  /// What is kept of a source for later mappings can no longer be written or read.
  case spool(folder: String, errno: Int32)
}

extension ExtractError {
  /// The same fault as the operator sees it.
  package var diagnostic: Diagnostic {
    switch self {
    case .missing(let path):
      Diagnostic(
        .sourceMissing, "there is no file '\(path)'", at: Place(path),
        remedy: "Copy the file there, or name the folder of the exports with --from")
    case .empty(let path):
      Diagnostic(
        .sourceEmpty, "'\(path)' has no bytes, not even a header", at: Place(path),
        remedy: "Ask for the file again; an extract without records still has a header")
    case .isFolder(let path):
      Diagnostic(
        .sourceIsDirectory, "'\(path)' is a folder, not a file", at: Place(path),
        remedy: "Move the folder away and put the file in its place")
    case .unreadable(let path, let errno):
      Diagnostic(
        .sourceUnreadable, "cannot read '\(path)' (errno \(errno))", at: Place(path),
        remedy: "Check that the disk is there and that this user may read the file")
    case .spool(let folder, let errno):
      Diagnostic(
        .workFolder, "records cannot be kept in the work folder '\(folder)' (errno \(errno))",
        at: nil, remedy: "Make room on its disk, then go on; or name another folder with '--work'")
    case .damaged(let path, let byte):
      Diagnostic(
        .sourceBomb, "'\(path)' is not a whole packed file: it breaks off at byte \(byte)",
        at: Place(path), remedy: "Copy the file again, or ask for it again")
    case .grows(let path, let ratio, let allowance):
      Diagnostic(
        .sourceBomb,
        "'\(path)' unpacks to more than \(allowance >> 20) MiB and \(ratio) times its own size",
        at: Place(path), remedy: "Unpack it by hand, look at it, and load the unpacked file")
    case .changedWhileRead(let path):
      Diagnostic(
        .sourceChanged, "'\(path)' changed while it was read", at: Place(path),
        remedy: "Wait until the copy is complete, then run again: nothing of this file was kept")
    case .headerDisagrees(let path, let line, let fault):
      Diagnostic(
        .headerDisagrees, fault.message, at: Place(path, line: line), remedy: fault.remedy)
    case .unevenRecords(let path, let length, let left):
      Diagnostic(
        .unevenRecords,
        "'\(path)' is no whole number of records of \(length) bytes: \(left) bytes are left over",
        at: Place(path),
        remedy: "Compare 'record length' of the layout with the file; if the layout is right, a"
          + " record lacks bytes, every record after it is out of step: ask for the file again")
    case .malformed(let path, let line, let problem):
      Diagnostic(
        .documentBroken, problem.message, at: Place(path, line: line), remedy: problem.remedy)
    }
  }
}

package import Diagnostics

extension StoreError {
  /// The same fault as the operator sees it.
  package var diagnostic: Diagnostic {
    switch self {
    case .transient(.locked):
      Diagnostic(
        .storeFailed, "the store is locked by another program", at: nil,
        remedy: "Close what else has the store open, then start again")
    case .terminal(let fault):
      fault.diagnostic
    }
  }
}

extension StoreError.Terminal {
  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .constraint(let name):
      failed("a row breaks '\(name)'", "Report it: such rows are isolated before they are written")
    case .diskFull:
      failed("the disk is full", "Make room on the disk of the store, then go on")
    case .diskFailed(let words, let code):
      failed(
        "the disk of the store failed: \(words) (\(code))",
        "Check that disk, and how large this user's files may grow (`ulimit -f`); then go on")
    case .readOnly:
      failed("the store may not be written", "Give this user the right to write it")
    case .corrupt:
      failed(
        "the store's file is damaged",
        "Keep the file, check the disk, and load into a new store or restore a copy")
    case .transactionEnded:
      failed("an earlier statement of the transaction failed", "Report it with the log of the run")
    case .refused(let words, let code):
      failed(
        "the database refused a statement: \(words) (\(code))",
        "Check the disk and the folder of the store; report it if both are well")
    case .cannotOpen(let address, let why):
      Diagnostic(
        .storeUnreadable, "the store '\(address)' cannot be opened: \(why)", at: nil,
        remedy: "Check the path of the store, and that this user may read and write there")
    case .notAStore(let address):
      Diagnostic(
        .storeUnreadable, "'\(address)' is no store of Trackway", at: nil,
        remedy: "Name the store, or a path at which there is nothing yet")
    case .alreadyExists(let address):
      Diagnostic(
        .storeUnreadable, "'\(address)' is there already", at: nil,
        remedy: "Name a path at which there is nothing yet")
    case .badAddress(let address):
      Diagnostic(
        .storeUnreadable, "'\(address)' is no address of a store", at: nil,
        remedy: "Write it as `sqlite:PATH`")
    case .otherVersion(let found, let expected):
      Diagnostic(
        .storeVersion, "the store has schema version \(found), this program \(expected)", at: nil,
        remedy: DiagnosticCode.storeVersion.action)
    case .unfinished(let address):
      Diagnostic(
        .storeUnfinished, "the first load into '\(address)' has not come to its end", at: nil,
        remedy: DiagnosticCode.storeUnfinished.action)
    case .notEmpty(let address):
      Diagnostic(
        .storeUnreadable, "'\(address)' has been loaded and takes no second first load", at: nil,
        remedy: "Load into a new store, or run into this one as it is")
    case .exportUnreadable(let why):
      Diagnostic(
        .sourceUnreadable, "a record that is kept out cannot be shown as it was: \(why)", at: nil,
        remedy: "Put the exports back as they were, then go on")
    case .secondWriter(let address, let who):
      Diagnostic(
        .storeBusy, "another run is writing '\(address)': \(who)", at: nil,
        remedy: DiagnosticCode.storeBusy.action)
    }
  }

  private func failed(_ message: String, _ remedy: String) -> Diagnostic {
    Diagnostic(.storeFailed, message, at: nil, remedy: remedy)
  }
}

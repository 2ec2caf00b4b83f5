/// The world's fault in a store: what could not be done, and whether to try it again.
///
/// Only the type decides a retry: what is transient may succeed unchanged in a moment, what is
/// terminal will not. No case carries a value of a record.
package enum StoreError: Error, Sendable, Hashable {
  case transient(Transient)
  case terminal(Terminal)

  package enum Transient: Sendable, Hashable {
    /// Another connection holds the store longer than we wait.
    case locked
  }

  package enum Terminal: Sendable, Hashable {
    /// A row breaks the constraint, table or column of this name.
    case constraint(String)
    case diskFull
    /// The disk refused to read or write, with the database's own words and number.
    case diskFailed(String, code: Int32)
    case readOnly
    case corrupt
    /// The store at this address does not exist or may not be opened.
    case cannotOpen(String, why: String)
    /// A file is there, and it is no store of ours.
    case notAStore(String)
    case alreadyExists(String)
    case otherVersion(found: String, expected: String)
    /// Its first load has not come to its end, so its constraints are not on.
    case unfinished(String)
    /// Its first load has come to its end, so it takes no bulk load any more.
    case notEmpty(String)
    /// Another process or connection writes into it: who, and since when.
    case secondWriter(String, who: String)
    /// An earlier statement of the same transaction has failed.
    case transactionEnded
    /// The database refused a statement of ours, with its own words and number.
    case refused(String, code: Int32)
    case badAddress(String)
    /// A record that leaves the store cannot be read from its export again, with the reason.
    case exportUnreadable(String)
  }

  package var isTransient: Bool { if case .transient = self { true } else { false } }

  /// Whether a row was refused, rather than the store lost.
  package var isConstraint: Bool {
    if case .terminal(.constraint) = self { true } else { false }
  }
}

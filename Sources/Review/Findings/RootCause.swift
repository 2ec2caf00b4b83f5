package import Diagnostics

/// One thing that a person must decide, with everything that waits for it.
package struct RootCause: Sendable {
  package enum Subject: Sendable, Hashable {
    case record(IsolatedRecord)
    /// A record that is in no file, though others belong to it.
    case missing(table: String, key: String)
  }

  package var subject: Subject
  /// Under which it is filed: the reason of the record's first fault.
  package var reason: Reason
  /// In file order.
  package var waiting: [IsolatedRecord]

  /// How many records are not in the EPR because of it.
  package var effect: Int {
    switch subject {
    case .record: 1 + waiting.count
    case .missing: waiting.count
    }
  }

  package var record: IsolatedRecord? {
    if case .record(let record) = subject { record } else { nil }
  }

  /// Why it cannot wait; `nil` where it can.
  package var live: LiveConcern? {
    if let record { record.live } else { waiting.lazy.compactMap(\.live).first }
  }
  /// Whether it concerns someone who is being cared for now.
  package var isLive: Bool { live != nil }
  var urgency: Int { isLive ? 1 : 0 }
}

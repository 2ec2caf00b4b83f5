package import Diagnostics

extension IsolatedRecord {
  /// Of its faults; of a held record without any, that its parent waits or is missing.
  package var reasons: [Reason] { knownFaults.map(\.reason) }

  /// Its faults; for a held record that has none of its own, the one that it waits.
  package var knownFaults: [IsolatedFault] {
    guard faults.isEmpty, outcome == .held else { return faults }
    let reason = missingTable == nil ? Reasons.parentWaiting : Reasons.parentMissing
    return [IsolatedFault(number: reason.number, slug: reason.slug)]
  }

  package var rejectWaitedFor: String? {
    if case .reject(let id) = cause { id } else { nil }
  }

  package var missingTable: String? {
    if case .missing(let table, _) = cause { table } else { nil }
  }
}

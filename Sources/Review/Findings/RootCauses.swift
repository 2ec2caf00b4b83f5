import Diagnostics

/// The isolated records of a run, put together under what has to be decided.
package struct RootCauses: Sendable {
  /// In file order, missing records last.
  package private(set) var all: [RootCause] = []
  /// Held records whose cause is not among the records given.
  package private(set) var unexplained: [IsolatedRecord] = []

  package init(_ records: [IsolatedRecord]) {
    let byID = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
    var waiting: [IsolatedRecord.Cause: [IsolatedRecord]] = [:]
    for record in records where record.outcome == .held {
      if let root = Self.root(of: record, in: byID) {
        waiting[root, default: []].append(record)
      } else {
        unexplained.append(record)
      }
    }
    all = records.filter { $0.outcome == .rejected }.map { record in
      RootCause(
        subject: .record(record), reason: record.faults.first?.reason ?? Reasons.constraintBroken,
        waiting: waiting[.reject(record.id)] ?? [])
    }
    var seen: Set<IsolatedRecord.Cause> = []
    for record in records where record.outcome == .held {
      guard let root = Self.root(of: record, in: byID), case .missing(let table, let key) = root,
        seen.insert(root).inserted
      else { continue }
      all.append(
        RootCause(
          subject: .missing(table: table, key: key), reason: Reasons.parentMissing,
          waiting: waiting[root] ?? []))
    }
  }

  /// Those of one reason together, the reasons with live causes first, then those with the greatest
  /// effect; within a reason the live causes, then those that most records wait for.
  package var byReason: [ReasonGroup] {
    Dictionary(grouping: all, by: \.reason).map { reason, causes in
      ReasonGroup(
        reason: reason,
        causes: causes.enumerated().sorted {
          ($1.element.urgency, $1.element.effect, $0.offset)
            < ($0.element.urgency, $0.element.effect, $1.offset)
        }.map(\.element))
    }.sorted {
      ($1.live, $1.effect, $0.reason.number) < ($0.live, $0.effect, $1.reason.number)
    }
  }

  /// The last cause of the chain that a held record hangs on; `nil` where it is not known here.
  private static func root(
    of record: IsolatedRecord, in byID: [String: IsolatedRecord]
  ) -> IsolatedRecord.Cause? {
    var cause = record.cause
    // A chain is at most as long as the tables are deep; a circle ends with the count.
    for _ in 0..<64 {
      guard case .reject(let id) = cause else { return cause }
      guard let next = byID[id] else { return nil }
      guard next.outcome == .held else { return cause }
      cause = next.cause
    }
    return nil
  }
}

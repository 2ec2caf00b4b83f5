package import Migration

/// What people have decided about records, as lists show it.
package struct RecordDecisions: Sendable {
  package enum Status: String, Sendable, Hashable, CaseIterable {
    case open
    /// Somebody shall decide.
    case assigned
    /// A second person has not yet agreed.
    case toApprove = "to approve"
    case decided
  }

  private let inForce: DecisionsInForce?
  /// Which decisions need a second person.
  private let approved: Set<Decision.Kind>

  /// No decisions at all.
  package init() {
    inForce = nil
    approved = []
  }

  package init(_ inForce: DecisionsInForce, approving kinds: Set<Decision.Kind>) {
    self.inForce = inForce
    approved = kinds
  }

  package func settled(_ reject: String) -> DecisionsInForce.InForce? { inForce?.settled[reject] }

  package func assigned(_ reject: String) -> Decision? { inForce?.assigned[reject]?.decision }

  package func status(of reject: String) -> Status {
    if let settled = settled(reject) {
      return settled.isCarriedOut(approving: approved) ? .decided : .toApprove
    }
    return assigned(reject) == nil ? .open : .assigned
  }

  /// `decided by A. Clerk: load with the corrected values (line 3)`; `nil` while it is open.
  package func words(of reject: String) -> String? {
    if let settled = settled(reject) {
      let words = "\(settled.decision.kind.words) (line \(settled.line.number))"
      let approval = settled.approvedBy.map { ", approved by \($0)" } ?? ""
      return status(of: reject) == .decided
        ? "decided by \(settled.decision.by)\(approval): \(words)"
        : "to be approved by a second person, decided by \(settled.decision.by): \(words)"
    }
    return assigned(reject).map { decision in
      "assigned to \(decision.owner ?? "nobody")"
        + (decision.due.map { ", due \($0)" } ?? "")
    }
  }
}

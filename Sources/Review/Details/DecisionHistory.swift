import Foundation
package import Migration

/// What was decided and noted about a record, as lines for its card and for a terminal.
package struct DecisionHistory {
  private let decisions: DecisionsInForce
  private let approving: Set<Decision.Kind>
  private let carriedOut: CarriedOut?

  /// - Parameters:
  ///   - log: The list of decisions.
  ///   - approving: The kinds that need a second person.
  ///   - carriedOut: What the runs of the store have done; `nil` where that is not at hand.
  package init(_ log: DecisionLog, approving: Set<Decision.Kind>, _ carriedOut: CarriedOut?) {
    decisions = DecisionsInForce(log)
    self.approving = approving
    self.carriedOut = carriedOut
  }

  /// The oldest first; the values of corrections are not among them.
  package func lines(of reject: String) -> [String] {
    (decisions.history[reject] ?? []).map { line in
      "line \(line.number), \(Self.words(line.decision))"
        + (state(of: line, reject).map { "; \($0)" } ?? "")
    }
  }

  /// What holds of a line that settles its record; `nil` for the others.
  private func state(of line: DecisionLine, _ reject: String) -> String? {
    guard line.decision.kind.settles else { return nil }
    if decisions.withdrawn.contains(line.number) { return "withdrawn" }
    let approved = decisions.approved[line.number].map { "approved by \($0)" }
    guard approved != nil || !approving.contains(line.decision.kind) else {
      return "waits for a second person to approve line \(line.number)"
    }
    let outcome =
      carriedOut?.words(ofLine: line.number) ?? replaced(line, reject)
      ?? Self.awaited(line.decision.kind)
    return [approved, outcome].compactMap(\.self).joined(separator: ", ")
  }

  private static func awaited(_ kind: Decision.Kind) -> String {
    switch kind {
    case .atSource: "waits for the next extract"
    case .rules: "waits for a run by other rules"
    default: "waits for the next run"
    }
  }

  /// By which later line, where that leaves nothing of it standing.
  private func replaced(_ line: DecisionLine, _ reject: String) -> String? {
    guard let settled = decisions.settled[reject], settled.line.number != line.number,
      !settled.earlier.contains(where: { $0.line.number == line.number })
    else { return nil }
    return "replaced by line \(settled.line.number)"
  }

  /// `2026-11-28, j.brown: the old system is being corrected: discharge was a typing error`.
  private static func words(_ decision: Decision) -> String {
    let day = decision.at.formatted(
      .iso8601.year().month().day().dateSeparator(.dash))
    var words = "\(day), \(decision.by): \(what(decision))"
    if let reason = decision.reason { words += ": \(reason)" }
    if let evidence = decision.evidence { words += " (\(evidence))" }
    return words
  }

  private static func what(_ decision: Decision) -> String {
    switch decision.kind {
    case .corrected:
      "new values for \((decision.corrections ?? []).map(\.column).joined(separator: ", "))"
    case .accepted: "to be loaded without the faulty values"
    case .merged: "one person with another record"
    case .excluded: "not to be migrated"
    case .byHand: "entered by hand"
    case .atSource: "being corrected in the old system"
    case .rules: "answered by a change of the rules"
    case .assigned:
      "given to \(decision.owner ?? "nobody")" + (decision.due.map { ", due \($0)" } ?? "")
    case .note: "note"
    case .approved: "approved" + (decision.about.map { " line \($0)" } ?? "")
    case .withdrawn: "withdrawn" + (decision.about.map { " line \($0)" } ?? "")
    case .revealed: "shown unmasked"
    case .signed: "signed"
    }
  }
}

import Foundation
import Migration

/// What was decided and noted about a record, as lines for its card.
struct DecisionHistory {
  private let decisions: DecisionsInForce

  init(_ log: DecisionLog) { decisions = DecisionsInForce(log) }

  /// The oldest first; the values of corrections are not among them.
  func lines(of reject: String) -> [String] {
    (decisions.history[reject] ?? []).map { Self.words($0.decision) }
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
    case .approved: "approved"
    case .withdrawn: "withdrawn"
    case .revealed: "shown unmasked"
    case .signed: "signed"
    }
  }
}

package import Migration
package import Transform

extension Project {
  /// The decisions that a run does not carry out before a second person has agreed: to leave a record
  /// out always, others where `migration.yaml` says so.
  package var approvedDecisions: Set<Decision.Kind> {
    Set([.excluded] + secondPersonDecisions.compactMap(Decision.Kind.init(words:)))
  }
}

extension DecisionDraft {
  /// The line by which a second person agrees with a decision.
  static func approval(
    ofLine line: Int, of decision: Decision, by person: String, evidence: String?
  ) -> Decision {
    Decision(
      .approved, at: decision.at, by: person, about: decision.subject, line: line,
      evidence: evidence)
  }
}

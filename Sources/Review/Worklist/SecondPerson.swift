import Migration

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

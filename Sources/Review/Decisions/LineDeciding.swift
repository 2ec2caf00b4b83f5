import Diagnostics
package import Migration

/// Agrees with lines of the list of decisions, or takes one back.
package struct LineDeciding {
  private let person: String

  package init(by person: String) { self.person = person }

  /// Agrees with decisions of somebody else: with all, or with none.
  ///
  /// - Returns: The lines that were added; none for a line with which the same person has agreed.
  package func approve(
    _ numbers: [Int], in log: inout DecisionLog
  ) throws -> [DecisionLine] {
    var decisions: [Decision] = []
    let lines = log.lines
    for number in numbers {
      let decision = try settling(number, in: lines, verb: "approved")
      guard decision.by != person else {
        throw refusal(
          "line \(number) was decided by '\(person)', and a second person is another one",
          "Ask somebody else to look at the record and to approve")
      }
      guard !isWithdrawn(number, in: lines) else {
        throw refusal("line \(number) was withdrawn", "Decide about the record anew")
      }
      let isKnown = lines.contains {
        $0.decision.kind == .approved && $0.decision.about == number && $0.decision.by == person
      }
      guard !isKnown else { continue }
      decisions.append(Decision(.approved, by: person, about: decision.subject, line: number))
    }
    return try log.append(decisions)
  }

  /// Takes a decision back.
  package func withdraw(
    _ number: Int, reason: String, in log: inout DecisionLog
  ) throws -> [DecisionLine] {
    let lines = log.lines
    guard lines.indices.contains(number - 1) else { throw unknown(number, lines) }
    let decision = lines[number - 1].decision
    guard decision.kind.settles || decision.kind == .assigned else {
      throw refusal(
        "line \(number) is \(decision.kind.words), which cannot be withdrawn",
        "Name the line of a decision about a record; `migrate audit list` has them all")
    }
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw refusal("there is no reason", "Say with '--reason' why it does not hold any more")
    }
    guard !isWithdrawn(number, in: lines) else { return [] }
    return try log.append([
      Decision(.withdrawn, by: person, about: decision.subject, line: number, reason: reason)
    ])
  }

  private func settling(
    _ number: Int, in lines: [DecisionLine], verb: String
  ) throws(ReviewError) -> Decision {
    guard lines.indices.contains(number - 1) else { throw unknown(number, lines) }
    let decision = lines[number - 1].decision
    guard decision.kind.settles else {
      throw refusal(
        "line \(number) is \(decision.kind.words), which needs not be \(verb)",
        "Name the line of a decision about a record; `migrate audit list` has them all")
    }
    return decision
  }

  private func isWithdrawn(_ number: Int, in lines: [DecisionLine]) -> Bool {
    lines.contains { $0.decision.kind == .withdrawn && $0.decision.about == number }
  }

  private func unknown(_ number: Int, _ lines: [DecisionLine]) -> ReviewError {
    refusal(
      "the list of decisions has no line \(number); it has \(lines.count)",
      "`migrate audit list` shows them all")
  }

  private func refusal(_ message: String, _ remedy: String) -> ReviewError {
    .diagnosed(Diagnostic(.decisionRefused, message, at: nil, remedy: remedy))
  }
}

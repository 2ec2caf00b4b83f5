/// What holds of the list of decisions: of each rejected record the last line that settles it and was
/// not withdrawn.
package struct DecisionsInForce: Sendable {
  /// A line that settles a record.
  package struct InForce: Sendable, Hashable {
    package let line: DecisionLine
    /// Who has agreed; `nil` as long as nobody has.
    package let approvedBy: String?

    package var decision: Decision { line.decision }

    /// Whether a run carries it out: some need a second person.
    package func isCarriedOut(approving kinds: Set<Decision.Kind>) -> Bool {
      approvedBy != nil || !kinds.contains(decision.kind)
    }
  }

  /// By reject id.
  package private(set) var settled: [String: InForce] = [:]
  /// Who shall decide, by reject id: the last line that assigns it.
  package private(set) var assigned: [String: DecisionLine] = [:]
  /// Every line about a record, by reject id, in order.
  package private(set) var history: [String: [DecisionLine]] = [:]

  package init(_ log: DecisionLog) {
    var withdrawn: Set<Int> = []
    var approved: [Int: String] = [:]
    for line in log.lines {
      switch (line.decision.kind, line.decision.about) {
      case (.withdrawn, let about?): withdrawn.insert(about)
      case (.approved, let about?):
        // A second person is another one.
        if about >= 1, about < line.number,
          log.lines[about - 1].decision.by != line.decision.by
        {
          approved[about] = line.decision.by
        }
      default: break
      }
    }
    for line in log.lines {
      guard let reject = line.decision.subject?.reject else { continue }
      history[reject, default: []].append(line)
      guard !withdrawn.contains(line.number) else { continue }
      if line.decision.kind.settles {
        settled[reject] = InForce(line: line, approvedBy: approved[line.number])
      } else if line.decision.kind == .assigned {
        assigned[reject] = line
      }
    }
  }
}

/// What holds of the list of decisions: of each rejected record the last line that settles it and was
/// not withdrawn.
package struct DecisionsInForce: Sendable {
  /// A line that settles a record.
  package struct InForce: Sendable, Hashable {
    package let line: DecisionLine
    /// Who has agreed; `nil` as long as nobody has.
    package let approvedBy: String?
    /// The lines that had corrected other values of the record before.
    ///
    /// A second fault often shows only once the first is gone.
    package let earlier: [InForce]

    package var decision: Decision { line.decision }

    /// Whether a run carries it out: some need a second person.
    package func isCarriedOut(approving kinds: Set<Decision.Kind>) -> Bool {
      approvedBy != nil || !kinds.contains(decision.kind)
    }

    /// What stands in the record's fields, the last value of each, and what all of it rests on.
    package func values(
      approving kinds: Set<Decision.Kind>
    ) -> Values {
      let lines = earlier.filter { $0.isCarriedOut(approving: kinds) } + [self]
      return Values(
        corrections: lines.flatMap { $0.decision.corrections ?? [] },
        basis: lines.flatMap { $0.decision.basis ?? [] },
        text: lines.compactMap(\.decision.text).last,
        isTypedIn: lines.contains { $0.decision.kind == .byHand })
    }
  }

  /// What people have said that a record is.
  package struct Values: Sendable, Hashable {
    package let corrections: [Decision.Correction]
    package let basis: [Decision.Basis]
    /// The whole record anew, where it could not be split.
    package let text: String?
    /// Whether what was not given is blank.
    package let isTypedIn: Bool
  }

  /// By reject id.
  package private(set) var settled: [String: InForce] = [:]
  /// Who shall decide, by reject id: the last line that assigns it.
  package private(set) var assigned: [String: DecisionLine] = [:]
  /// Every line about a record, by reject id, in order.
  package private(set) var history: [String: [DecisionLine]] = [:]
  /// The numbers of the lines that do not hold any more.
  package private(set) var withdrawn: Set<Int> = []
  /// Who has agreed, by the number of the line.
  package private(set) var approved: [Int: String] = [:]

  package init(_ log: DecisionLog) {
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
        settled[reject] = InForce(
          line: line, approvedBy: approved[line.number],
          earlier: Self.carriedOver(settled[reject], to: line.decision.kind))
      } else if line.decision.kind == .assigned {
        assigned[reject] = line
      }
    }
  }

  /// The corrections that a later decision leaves standing.
  private static func carriedOver(
    _ before: InForce?, to kind: Decision.Kind
  ) -> [InForce] {
    guard let before, kind == .corrected || kind == .accepted else { return [] }
    switch before.decision.kind {
    case .corrected, .byHand, .accepted: return before.earlier + [before]
    default: return []
    }
  }
}

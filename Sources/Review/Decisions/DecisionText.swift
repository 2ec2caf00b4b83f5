import Foundation
package import Migration

/// Lines of the list of decisions for people and scripts, without values of a record.
package enum DecisionText {
  /// One line of `--json`; scripts may rely on its names.
  package struct Line: Codable, Sendable, Hashable {
    package var line: Int
    package var hash: String
    package var kind: String
    /// `2026-12-04T10:30:00Z`.
    package var at: String
    package var by: String
    package var reject: String?
    /// The line that is approved or withdrawn.
    package var about: Int?
    /// The columns that are corrected.
    package var columns: [String]?
    package var reason: String?
    package var evidence: String?
    package var owner: String?
    package var due: String?

    package init(_ line: DecisionLine) {
      let decision = line.decision
      self.line = line.number
      hash = line.hash
      kind = decision.kind.rawValue
      at = decision.at.formatted(.iso8601)
      by = decision.by
      reject = decision.subject?.reject
      about = decision.about
      columns = decision.corrections?.map(\.column)
      reason = decision.reason
      evidence = decision.evidence
      owner = decision.owner
      due = decision.due
    }
  }

  /// A line each.
  package static func text(of lines: [DecisionLine]) -> String {
    lines.map { line in
      let shown = Line(line)
      var text = "\(shown.line)  \(shown.at)  \(shown.by)  \(line.decision.kind.words)"
      if let about = shown.about { text += ": line \(about)" }
      if let reject = shown.reject { text += "  \(reject)" }
      if let columns = shown.columns { text += "  \(columns.joined(separator: ", "))" }
      if let owner = shown.owner { text += "; owner \(owner)" }
      if let due = shown.due { text += ", due \(due)" }
      if let reason = shown.reason { text += "; \(reason)" }
      return text + "\n"
    }.joined()
  }
}

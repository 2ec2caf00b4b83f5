import Diagnostics
import Extract
package import Migration
import Pages

/// What `migrate rejects import` prints: each decision with its values before and after, masked unless
/// told otherwise.
package struct ImportText {
  private let result: WorklistImport
  private let reveal: Bool
  private let isWritten: Bool
  private let approved: Set<Decision.Kind>

  /// - Parameters:
  ///   - result: What became of the worklist.
  ///   - approved: The decisions that need a second person.
  ///   - isWritten: Whether the decisions are in the list now.
  ///   - reveal: Whether values are shown as they are.
  package init(
    _ result: WorklistImport, approving approved: Set<Decision.Kind>, isWritten: Bool, reveal: Bool
  ) {
    self.result = result
    self.reveal = reveal
    self.isWritten = isWritten
    self.approved = approved
  }

  package var text: String {
    var text = ""
    for entry in result.accepted { text += Self.words(entry, reveal: reveal, approved) }
    text += "\(result.accepted.count.of("decision"))\(isWritten ? "" : " could be taken")"
    if !result.agreed.isEmpty { text += ", \(result.agreed.count.of("approval"))" }
    text += "; \(result.refused.count.of("row")) refused, \(result.known.grouped) known already"
    text += ", \(result.untouched.grouped) not filled in\n"
    if !reveal, result.accepted.contains(where: { !$0.changes.isEmpty }) {
      text += "Letters and digits are masked; add --reveal to see them.\n"
    }
    return text
  }

  private static func words(
    _ entry: WorklistImport.Accepted, reveal: Bool, _ approved: Set<Decision.Kind>
  ) -> String {
    let decision = entry.decision
    var text = "\(entry.record.id)  \(entry.row.placeInWords)  \(decision.kind.words)"
    if let owner = decision.owner { text += "; owner \(owner)" }
    if let due = decision.due { text += ", due \(due)" }
    if let second = entry.secondPerson {
      text += "; approved by \(second)"
    } else if approved.contains(decision.kind) {
      text += "; waits for a second person"
    }
    text += "\n"
    for change in entry.changes {
      let words = Masking(reveal: reveal).change(of: change.column, change.before, change.after)
      text += "  \(words)\n"
    }
    if decision.text != nil { text += "  the whole record is written anew\n" }
    return text
  }
}

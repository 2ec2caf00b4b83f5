import Diagnostics
package import Migration

/// Decides the same about one record or several, as somebody has typed it.
package struct RecordDeciding {
  private let worklist: Worklist
  private let sources: WorklistSources
  private let person: String
  private let validate: ValueCheck

  package init(
    _ worklist: Worklist, _ sources: WorklistSources, by person: String,
    validate: @escaping ValueCheck
  ) {
    self.worklist = worklist
    self.sources = sources
    self.person = person
    self.validate = validate
  }

  /// Adds the decision to the list, for all of the records or for none.
  ///
  /// - Parameters:
  ///   - draft: What is decided.
  ///   - ids: The records' ids, or the beginnings of them.
  ///   - log: The list.
  /// - Returns: The lines that were added; none for a record of which that is known already.
  /// - Throws: For the first record of which it cannot be decided.
  package func decide(
    _ draft: DecisionDraft, about ids: [String], in log: inout DecisionLog
  ) throws -> [DecisionLine] {
    var decisions: [Decision] = []
    let inForce = DecisionsInForce(log)
    for id in ids {
      let row = try row(id)
      do throws(DecisionDraft.Refusal) {
        let decision = try draft.decision(about: row, by: person, sources, validate: validate)
        if inForce.line(saying: decision) == nil { decisions.append(decision) }
      } catch {
        throw ReviewError.diagnosed(
          Diagnostic(
            .decisionRefused, "record \(row.record.id): \(error.message)", at: nil,
            remedy: error.remedy))
      }
    }
    return try log.append { first in
      var lines: [Decision] = []
      for decision in decisions {
        lines.append(decision)
        guard let second = draft.secondPerson else { continue }
        lines.append(
          DecisionDraft.approval(
            ofLine: first + lines.count - 1, of: decision, by: second,
            evidence: "named by \(person)"))
      }
      return lines
    }
  }

  /// Begins to enter a record by hand.
  ///
  /// - Parameters:
  ///   - id: The record's id, or the beginning of it.
  ///   - draft: With the values that are known already.
  /// - Returns: The record with what stands in it.
  /// - Throws: Where there is no such record, or the project has no mapping of it.
  package func entry(
    of id: String, _ draft: DecisionDraft
  ) throws(ReviewError) -> RecordEntry {
    try RecordEntry(of: row(id), draft, sources, validate: validate)
  }

  private func row(_ id: String) throws(ReviewError) -> WorklistRow {
    let rows = worklist.rows
    if let row = rows.first(where: { $0.record.id == id }) { return row }
    let found = rows.filter { $0.record.id.hasPrefix(id) }
    guard let row = found.first else { throw .recordUnknown(id) }
    guard found.count == 1 else { throw .recordAmbiguous(id, found.count) }
    return row
  }
}

import Diagnostics
package import Migration
import Transform

/// What somebody has decided about a record, before it is known whether that can be done.
package struct DecisionDraft: Sendable, Hashable {
  package var kind: Decision.Kind
  package var corrections: [Decision.Correction] = []
  /// The whole record anew.
  package var text: String?
  package var into: String?
  package var reason: String?
  package var evidence: String?
  package var secondPerson: String?
  package var owner: String?
  /// `2026-12-04`.
  package var due: String?

  package init(_ kind: Decision.Kind) { self.kind = kind }

  /// Why a decision cannot be taken, and what to do instead.
  package struct Refusal: Error, Sendable, Hashable {
    package var message: String
    package var remedy: String
    /// In which cell the reason stands; `nil` where it is none.
    package var answer: WorklistColumn.Answer?
    package var column: RecordCells.Column?

    package init(
      _ message: String, remedy: String, answer: WorklistColumn.Answer? = nil,
      column: RecordCells.Column? = nil
    ) {
      self.message = message
      self.remedy = remedy
      self.answer = answer
      self.column = column
    }
  }

  /// Makes the decision.
  ///
  /// - Parameters:
  ///   - row: The record that it is about.
  ///   - person: Who decides.
  ///   - sources: The layouts and plans.
  ///   - validate: What is wrong with the record as it would be; see ``ValueCheck``.
  /// - Returns: The decision.
  /// - Throws: Where it cannot be taken.
  package func decision(
    about row: WorklistRow, by person: String, _ sources: WorklistSources,
    validate: ValueCheck
  ) throws(Refusal) -> Decision {
    try checkNeeds(of: row, person)
    if kind == .merged { try checkMerge(of: row, sources) }
    guard let hash = row.recordHash ?? (needsOriginal ? nil : "") else {
      throw Refusal(
        "the original of the record is not at hand",
        remedy: "Name the folder of its exports with '--from', as they were in that run")
    }
    let corrections = try values(of: row, sources)
    if kind == .corrected || kind == .byHand { try check(corrections, row, validate) }
    let columns = corrections.map { RecordCells.Column($0.column, child: $0.child) }
    return Decision(
      kind, by: person, about: row.subject(hash),
      corrections: corrections.isEmpty ? nil : corrections,
      basis: needsOriginal ? row.basis(correcting: columns, sources) : nil, text: text,
      into: into, reason: reason, evidence: evidence, owner: owner, due: due)
  }

  /// Whether what becomes of the record depends on what it holds.
  private var needsOriginal: Bool {
    switch kind {
    case .corrected, .accepted, .merged, .byHand, .excluded: true
    default: false
    }
  }

  private func check(
    _ corrections: [Decision.Correction], _ row: WorklistRow, _ validate: ValueCheck
  ) throws(Refusal) {
    let faults = validate(row.record, corrections, text)
    // Others of its values may still be wrong: they were before. What is written anew is right.
    guard
      let fault = faults.first(where: { fault in
        corrections.contains { $0.column == fault.column && $0.child == fault.child }
      }) ?? (kind == .byHand || text != nil ? faults.first : nil)
    else { return }
    throw Refusal(
      fault.words, remedy: fault.remedy,
      column: fault.column.map { RecordCells.Column($0, child: fault.child) })
  }

  /// Where several records make one row, one of them alone stands for nobody: no run could carry it
  /// out.
  private func checkMerge(
    of row: WorklistRow, _ sources: WorklistSources
  ) throws(Refusal) {
    guard let plan = sources.plan(of: row.record), plan.isGrouped else { return }
    let key = plan.columns[plan.keyColumn]
    throw Refusal(
      "several records of this type make one row together ('one row per'), and one of them alone"
        + " cannot be the same as another",
      remedy: "Give each of its records the key of the other in \(key), with the decision"
        + " '\(Decision.Kind.corrected.words)', so that all of them make one row; or have them merged"
        + " in the old system", answer: .decision)
  }

  private func checkNeeds(of row: WorklistRow, _ person: String) throws(Refusal) {
    if person.allSatisfy(\.isWhitespace) {
      throw Refusal("nobody has decided", remedy: "Name who decides with '--by'")
    }
    if secondPerson == person {
      throw Refusal(
        "the second person is the same as the first",
        remedy: "Name somebody else, who has looked at the record", answer: .secondPerson)
    }
    if kind != .corrected, kind != .byHand, !corrections.isEmpty || text != nil {
      throw Refusal(
        "the decision '\(kind.words)' uses no corrected values, and there are some",
        remedy: "Choose '\(Decision.Kind.corrected.words)', or take the values out",
        answer: .decision)
    }
    switch kind {
    case .corrected where corrections.isEmpty && text == nil:
      throw Refusal(
        "no value is corrected",
        remedy: row.cells == nil
          ? "Write the whole record as it should be" : "Write the right value beside the wrong one",
        answer: row.cells == nil ? .text : .decision)
    case .corrected, .byHand:
      if text != nil, row.cells != nil {
        throw Refusal(
          "the record could be split, so it is corrected value by value",
          remedy: "Write the right values beside the wrong ones", answer: .text)
      }
      if kind == .byHand, row.cells == nil, text == nil, corrections.isEmpty {
        throw Refusal(
          "the record could not be split, and is not there anew",
          remedy: "Write the whole record as it should be", answer: .text)
      }
    case .accepted where row.cells == nil:
      throw Refusal(
        "the record could not be split, so there is nothing of it to load",
        remedy: "Write the whole record as it should be", answer: .decision)
    case .merged where into == nil:
      throw Refusal(
        "the record that stays is not named",
        remedy: "Write its key in the old system into '\(WorklistColumn.Answer.into.rawValue)'",
        answer: .into)
    case .excluded where reason == nil:
      throw Refusal(
        "there is no reason why it is not migrated", remedy: "Write the reason", answer: .reason)
    case .assigned where owner == nil:
      throw Refusal("nobody is named who shall decide", remedy: "Name an owner", answer: .owner)
    default: break
    }
    if into != nil, kind != .merged {
      throw Refusal(
        "a record that stays is named, and the decision is '\(kind.words)'",
        remedy: "Choose '\(Decision.Kind.merged.words)', or take the key out", answer: .into)
    }
    if into != nil, into == row.record.legacyKey {
      throw Refusal(
        "the record would be merged into itself", remedy: "Name the key of the other record",
        answer: .into)
    }
  }
}

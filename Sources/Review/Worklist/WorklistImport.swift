package import Diagnostics
package import Foundation
package import Migration
import Transform

/// What becomes of a worklist that was handed back: which of its rows are decisions, and which are
/// refused.
package struct WorklistImport {
  /// A row that is a decision.
  package struct Accepted: Sendable {
    package let row: FilledRow
    package let record: IsolatedRecord
    package let decision: Decision
    package let secondPerson: String?
    /// What the corrected values were, and what they will be.
    package let changes: [(column: RecordCells.Column, before: String, after: String)]
  }

  package private(set) var accepted: [Accepted] = []
  /// Lines of the list to which a second person agrees, who had not when they were written.
  package private(set) var agreed: [(line: Int, by: String, subject: Decision.Subject?)] = []
  /// In the order of the rows.
  package private(set) var refused: [Diagnostic] = []
  /// Rows into which nobody has written anything.
  package private(set) var untouched = 0
  /// Rows that say what was decided already.
  package private(set) var known = 0
  /// Rows that were exported and are not there.
  package private(set) var missing = 0

  private let file: String
  private let worklist: Worklist
  private let sources: WorklistSources
  private let inForce: DecisionsInForce
  private let person: String
  private let now: Date
  private let validate: ValueCheck

  /// - Parameters:
  ///   - filled: What was handed back.
  ///   - worklist: The same worklist, made anew from the store.
  ///   - sources: The layouts and plans.
  ///   - inForce: What has been decided.
  ///   - person: Who hands it in.
  ///   - now: When.
  ///   - validate: Tells whether a corrected value can be right.
  package init(
    _ filled: FilledWorklist, against worklist: Worklist, _ sources: WorklistSources,
    inForce: DecisionsInForce, by person: String, at now: Date = Date(),
    validate: @escaping ValueCheck
  ) {
    file = filled.rows.first?.file ?? ""
    self.worklist = worklist
    self.sources = sources
    self.inForce = inForce
    self.person = person
    self.now = now
    self.validate = validate
    var places: [String: (sheet: Worklist.Sheet, row: WorklistRow)] = [:]
    for sheet in worklist.sheets {
      for row in sheet.rows { places[row.record.id] = (sheet, row) }
    }
    let byID = Dictionary(grouping: filled.rows, by: \.reject)
    var seen: Set<String> = []
    for row in filled.rows {
      let copies = byID[row.reject] ?? []
      // A copy that says the same is the same decision.
      guard seen.insert(row.reject).inserted || !isSame(row, copies[0]) else { continue }
      take(row, copies: copies, places[row.reject])
    }
    if let exported = filled.exported {
      missing = exported.count { byID[$0] == nil }
    }
  }

  private func isSame(_ row: FilledRow, _ other: FilledRow) -> Bool {
    row.answers.mapValues(\.text) == other.answers.mapValues(\.text)
      && row.corrected.mapValues(\.text) == other.corrected.mapValues(\.text)
      && row.checksum == other.checksum
      && row.locked.mapValues(\.text) == other.locked.mapValues(\.text)
  }

  private mutating func take(
    _ row: FilledRow, copies: [FilledRow], _ place: (sheet: Worklist.Sheet, row: WorklistRow)?
  ) {
    if row.isUntouched, copies.count == 1 {
      // A damaged row that nobody decided about does no harm.
      untouched += 1
      return
    }
    guard copies.allSatisfy({ isSame($0, row) }) else {
      return refuse(
        row, "the record stands in \(copies.count) rows that say different things",
        "Leave the one that is right, and import again")
    }
    guard let (sheet, known) = place else {
      return refuse(
        row, "no record of this run waits for a decision under the row's id",
        "It was loaded meanwhile, or the worklist is of another store: export it anew")
    }
    if let damage = damage(to: row, sheet, known) { return refused.append(damage) }
    do throws(DecisionDraft.Refusal) {
      guard let draft = try RowReading(row, sheet, known).draft() else {
        untouched += 1
        return
      }
      try accept(draft, row, known)
    } catch {
      refuse(row, error.message, error.remedy, at: cell(of: error, row, sheet))
    }
  }

  private mutating func accept(
    _ draft: DecisionDraft, _ row: FilledRow, _ known: WorklistRow
  ) throws(DecisionDraft.Refusal) {
    var decision = try draft.decision(about: known, by: person, sources, validate: validate)
    decision.at = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
    if let line = inForce.line(saying: decision) {
      self.known += 1
      guard let second = draft.secondPerson, second != line.decision.by,
        inForce.settled[known.record.id]?.line == line,
        inForce.settled[known.record.id]?.approvedBy == nil
      else { return }
      agreed.append((line.number, second, decision.subject))
      return
    }
    let layout = sources.source(of: known.record)?.layout
    let changes = draft.corrections.map { correction in
      let column = RecordCells.Column(correction.column, child: correction.child)
      let before = layout.flatMap { known.cells?.value(of: column, in: $0) } ?? ""
      return (column: column, before: before, after: correction.value)
    }
    accepted.append(
      Accepted(
        row: row, record: known.record, decision: decision, secondPerson: draft.secondPerson,
        changes: changes))
  }

  /// What is no reason to refuse a row.
  package var warnings: [Diagnostic] {
    guard missing > 0 else { return [] }
    return [
      Diagnostic(
        .worklistIncomplete, "\(missing) of the rows that were exported are not there",
        at: Place(file), remedy: DiagnosticCode.worklistIncomplete.action)
    ]
  }

  // MARK: Refusing

  private mutating func refuse(
    _ row: FilledRow, _ message: String, _ remedy: String, at place: String? = nil
  ) {
    refused.append(
      Diagnostic(
        .decisionRefused,
        "\(row.placeInWords)\(place.map { ", cell \($0)" } ?? ""): \(message)",
        at: Place(row.file, line: row.line), remedy: remedy))
  }

  private func cell(
    of refusal: DecisionDraft.Refusal, _ row: FilledRow, _ sheet: Worklist.Sheet
  ) -> String? {
    if let answer = refusal.answer { return row.answers[answer]?.place ?? answer.rawValue }
    guard let column = refusal.column else { return nil }
    for case .corrected(column, let title) in sheet.columns {
      return row.corrected[title]?.place ?? title
    }
    return column.name
  }

  /// What was done to the locked cells of a row; `nil` where they are as they were exported.
  private func damage(
    to row: FilledRow, _ sheet: Worklist.Sheet, _ known: WorklistRow
  ) -> Diagnostic? {
    let checksum = RowChecksum.of(
      reject: row.reject, record: row.recordHash, row.locked.map { ($0.key, $0.value.text) })
    guard checksum != row.checksum else {
      guard row.recordHash != known.recordHash ?? "" else { return nil }
      return Diagnostic(
        .worklistRowDamaged,
        "\(row.placeInWords): the record has changed since the worklist was exported",
        at: Place(row.file, line: row.line),
        remedy: "Export the worklist anew and decide about the record as it is now")
    }
    var found: [String] = []
    var headings: Set<String> = []
    for fact in WorklistColumn.Fact.allCases where fact.isAside { headings.insert(fact.rawValue) }
    for column in sheet.columns where column.isLocked && !headings.contains(column.heading) {
      headings.insert(column.heading)
      guard let cell = row.locked[column.heading] else {
        if !sheet.text(of: column, known).isEmpty {
          found.append("the column '\(column.heading)' is missing")
        }
        continue
      }
      if let damage = SpreadsheetDamage.between(sheet.text(of: column, known), cell) {
        let place = cell.place == column.heading ? "" : " in \(cell.place)"
        found.append("\(column.heading)\(place): \(damage.rawValue)")
      }
    }
    for heading in row.locked.keys.sorted() where !headings.contains(heading) {
      found.append("the column '\(heading)' was not exported")
    }
    let what = found.isEmpty ? "its checksum was changed" : found.joined(separator: "; ")
    return Diagnostic(
      .worklistRowDamaged, "\(row.placeInWords): \(what)", at: Place(row.file, line: row.line),
      remedy: DiagnosticCode.worklistRowDamaged.action)
  }

  // MARK: Writing

  /// Adds the decisions to the list, all in one.
  ///
  /// - Returns: Their lines.
  package func append(to log: inout DecisionLog) throws(MigrationError) -> [DecisionLine] {
    try log.append { first in
      var decisions: [Decision] = []
      for entry in accepted {
        decisions.append(entry.decision)
        guard let second = entry.secondPerson else { continue }
        decisions.append(
          DecisionDraft.approval(
            ofLine: first + decisions.count - 1, of: entry.decision, by: second,
            evidence: "named in \(entry.row.file) by \(person)"))
      }
      for (line, second, subject) in agreed {
        decisions.append(Decision(.approved, at: now, by: second, about: subject, line: line))
      }
      return decisions
    }
  }
}

extension DecisionsInForce {
  /// The line in force that says the same, whoever wrote it and when; `nil` where none does.
  package func line(saying decision: Decision) -> DecisionLine? {
    guard let reject = decision.subject?.reject else { return nil }
    let candidates: [DecisionLine?] =
      if decision.kind.settles {
        [settled[reject]?.line]
      } else if decision.kind == .assigned {
        [assigned[reject]]
      } else {
        history[reject]?.filter { $0.decision.kind == decision.kind } ?? []
      }
    return candidates.compactMap(\.self).first { line in
      var old = line.decision
      (old.at, old.by) = (decision.at, decision.by)
      return old == decision
    }
  }
}

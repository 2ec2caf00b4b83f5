import Extract
import Foundation
import Migration
import Spreadsheet
import Standards

/// Reads what a person has written into one row.
struct RowReading {
  let row: FilledRow
  let sheet: Worklist.Sheet
  let known: WorklistRow

  init(_ row: FilledRow, _ sheet: Worklist.Sheet, _ known: WorklistRow) {
    self.row = row
    self.sheet = sheet
    self.known = known
  }

  /// - Returns: `nil` where it says nothing.
  func draft() throws(DecisionDraft.Refusal) -> DecisionDraft? {
    let corrections = try corrections()
    let text = row.answer(.text)
    let kind = try kind(isCorrected: !corrections.isEmpty || text != nil)
    guard let kind else { return nil }
    var draft = DecisionDraft(kind)
    draft.corrections = corrections
    draft.text = text.map(withLineEnd)
    draft.into = row.answer(.into)
    draft.reason = row.answer(.reason)
    draft.evidence = row.answer(.evidence)
    draft.secondPerson = row.answer(.secondPerson)
    draft.owner = row.answer(.owner)
    draft.due = try due()
    return draft
  }

  /// The kind that is chosen; without one, what the other cells mean.
  private func kind(isCorrected: Bool) throws(DecisionDraft.Refusal) -> Decision.Kind? {
    if let words = row.answer(.decision) {
      guard let kind = Decision.Kind(words: words) else {
        throw .init(
          "there is no such decision",
          remedy: "Choose one of: \(Decision.Kind.offered.map(\.words).joined(separator: "; "))",
          answer: .decision)
      }
      return kind
    }
    if isCorrected { return .corrected }
    if row.answer(.owner) != nil || row.answer(.due) != nil { return .assigned }
    if row.answer(.into) != nil || row.answer(.secondPerson) != nil {
      throw .init(
        "a decision is missing", remedy: "Choose one in the column 'decision'", answer: .decision)
    }
    return row.answer(.reason) != nil || row.answer(.evidence) != nil ? .note : nil
  }

  private func corrections() throws(DecisionDraft.Refusal) -> [Decision.Correction] {
    var corrections: [Decision.Correction] = []
    for (title, cell) in row.corrected.sorted(by: { $0.key < $1.key }) where !cell.isBlank {
      guard let column = column(titled: title) else {
        throw .init(
          "the record has no column '\(title)'",
          remedy: "Take out the value in \(cell.place), or write it beside the right column")
      }
      guard known.cells == nil || isThere(column) else {
        throw .init(
          "this record has no '\(title)'", remedy: "Take the value out", column: column)
      }
      switch cell.kind {
      case .text: break
      case .number, .date, .boolean, .error:
        throw .init(
          "the spreadsheet has made \(Self.words(cell.kind)) of the corrected value, so it is not"
            + " known how it was written",
          remedy: "Give the cell the format 'Text' and write the value again", column: column)
      }
      let value = cell.text == FilledRow.emptyWord ? "" : cell.text
      corrections.append(
        Decision.Correction(column: column.name, child: column.child, value: value))
    }
    return corrections
  }

  private func isThere(_ column: RecordCells.Column) -> Bool {
    sheet.layout.flatMap { known.cells?.value(of: column, in: $0) } != nil
  }

  private func column(titled title: String) -> RecordCells.Column? {
    for case .original(let column, title) in sheet.columns { return column }
    return nil
  }

  private static func words(_ kind: ReadWorkbook.Cell.Kind) -> String {
    switch kind {
    case .number: "a number"
    case .date: "a date"
    case .boolean: "a logical value"
    case .error, .text: "an error"
    }
  }

  /// As the decision keeps it: `2026-12-04`.
  private func due() throws(DecisionDraft.Refusal) -> String? {
    guard let text = row.answer(.due) else { return nil }
    guard let day = DueDay.read(text) else {
      throw .init(
        "the day by which it is due is no date", remedy: "Write it as 04/12/2026 or 2026-12-04",
        answer: .due)
    }
    return day
  }

  /// A spreadsheet cell has no line end behind its last line, and a record has one.
  private func withLineEnd(_ text: String) -> String {
    let encoding = known.record.encoding.ofRecords
    guard let original = known.record.original, let end = encoding.lineEnd(of: original) else {
      return text
    }
    let ending = encoding.text(of: end)
    return text.hasSuffix("\n") || text.hasSuffix("\r") || text.hasSuffix("\r\n")
      ? text : text + ending
  }
}

/// The day by which somebody shall decide, as people write it.
package enum DueDay {
  /// `2026-12-04`; `nil` for what is no day.
  package static func read(_ text: String) -> String? {
    let days = String(text.split(separator: " ").first ?? "")
    guard let iso = try? DatePattern("yyyy-MM-dd") else { return nil }
    for form in ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"] {
      guard let pattern = try? DatePattern(form), let day = pattern.read(days.utf8.span)?.days
      else { continue }
      return iso.string(days: day)
    }
    return nil
  }
}

package import Diagnostics
import Extract
import Migration
import Transform

/// A rejected record that somebody types in anew, through the same rules as the loader.
package struct RecordEntry {
  /// What is decided once nothing is wrong any more.
  package private(set) var draft: DecisionDraft
  /// The columns of the record, in the layout's order.
  package let columns: [RecordCells.Column]
  private let row: WorklistRow
  private let sources: WorklistSources
  private let validate: ValueCheck
  private let layout: Layout
  private let present: RecordCells

  /// Begins with what stands in the record; of one that could not be split that is its key alone.
  ///
  /// - Parameters:
  ///   - row: The record.
  ///   - draft: With the values that are known already.
  ///   - sources: The layouts and plans.
  ///   - validate: See ``ValueCheck``.
  /// - Throws: Where the project has no mapping of that name.
  init(
    of row: WorklistRow, _ draft: DecisionDraft, _ sources: WorklistSources,
    validate: @escaping ValueCheck
  ) throws(ReviewError) {
    guard let layout = sources.source(of: row.record)?.layout,
      let present = row.startingCells(sources)
    else {
      throw .diagnosed(
        Diagnostic(
          .decisionRefused, "the project has no mapping '\(row.record.mapping)'", at: nil,
          remedy: "Name the project by which the record was read"))
    }
    self.row = row
    self.draft = draft
    self.sources = sources
    self.validate = validate
    self.layout = layout
    self.present = present
    columns = present.columns(in: layout)
  }

  /// The reject id of the record.
  package var id: String { row.record.id }

  /// What stands in a column now.
  package func value(of column: RecordCells.Column) -> String {
    draft.corrections.last { $0.column == column.name && $0.child == column.child }?.value
      ?? present.value(of: column, in: layout) ?? ""
  }

  package mutating func set(_ column: RecordCells.Column, to value: String) {
    draft.corrections.removeAll { $0.column == column.name && $0.child == column.child }
    guard value != present.value(of: column, in: layout) else { return }
    draft.corrections.append(.init(column: column.name, child: column.child, value: value))
  }

  /// What is still wrong, each with the column that it is about; the whole record is tried.
  ///
  /// - Throws: Where a value is for no column of the record.
  package func faults() throws(ReviewError) -> [(column: RecordCells.Column?, fault: Diagnostic)] {
    do throws(DecisionDraft.Refusal) {
      return try draft.remaining(in: row, sources, validate: validate).map { remaining in
        let column = remaining.column.map { RecordCells.Column($0, child: remaining.child) }
        return (column, diagnostic(remaining.words, remaining.remedy, in: column))
      }
    } catch {
      throw .diagnosed(diagnostic(error.message, error.remedy, in: nil))
    }
  }

  private func diagnostic(
    _ message: String, _ remedy: String, in column: RecordCells.Column?
  ) -> Diagnostic {
    let record = row.record
    return Diagnostic(
      .decisionRefused, (column.map { "\($0.inWords): " } ?? "") + message,
      at: Place(record.file, line: record.lines.lowerBound, record: record.record),
      remedy: remedy)
  }

  /// The record column by column, with what stands there and what will.
  package func text(_ masking: Masking) -> String {
    let record = row.record
    var text = "\(record.id)  \(record.mapping), \(record.placeInWords)\n"
    for column in columns {
      let (before, after) = (present.value(of: column, in: layout) ?? "", value(of: column))
      let words =
        before == after
        ? "\(column.inWords): \(masking.cell(after))" : masking.change(of: column, before, after)
      text += "  \(words)\n"
    }
    return masking.reveal
      ? text : text + "Letters and digits are masked; add --reveal to see them.\n"
  }
}

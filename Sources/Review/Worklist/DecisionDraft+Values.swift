import Extract
import Migration
import Transform

// The values that a decision is about, and what a mapping would say of them.

extension DecisionDraft {
  /// What would be wrong with the record as it is drafted, all of it.
  ///
  /// - Parameters:
  ///   - row: The record.
  ///   - sources: The layouts and plans.
  ///   - validate: See ``ValueCheck``.
  /// - Returns: Nothing where a run would take it, as far as its mapping can tell.
  /// - Throws: Where a value is for no column of the record.
  func remaining(
    in row: WorklistRow, _ sources: WorklistSources, validate: ValueCheck
  ) throws(Refusal) -> [RemainingFault] {
    validate(row.record, try values(of: row, sources), text)
  }

  /// The values that the decision says: those that are corrected; where all was typed in, every one.
  func values(
    of row: WorklistRow, _ sources: WorklistSources
  ) throws(Refusal) -> [Decision.Correction] {
    guard let layout = sources.source(of: row.record)?.layout, var cells = row.cells else {
      let isGivenByColumn = !corrections.isEmpty || kind == .byHand && text == nil
      return isGivenByColumn ? try bound(row, sources) : []
    }
    for correction in corrections {
      let column = RecordCells.Column(correction.column, child: correction.child)
      guard cells.replace(column, with: correction.value, in: layout) else {
        throw Refusal(
          "the record has no column '\(correction.column)'",
          remedy: "Name one of: \(layout.allColumns.map(\.name).joined(separator: ", "))",
          column: column)
      }
    }
    guard kind == .byHand else { return corrections }
    // All of it was looked at, also what is as it was.
    return cells.columns(in: layout).map {
      Decision.Correction(
        column: $0.name, child: $0.child, value: cells.value(of: $0, in: layout) ?? "")
    }
  }

  /// The values of a record that could not be split, each bound to its column.
  private func bound(
    _ row: WorklistRow, _ sources: WorklistSources
  ) throws(Refusal) -> [Decision.Correction] {
    guard kind == .byHand, let layout = sources.source(of: row.record)?.layout else {
      throw Refusal(
        "the record could not be split, so no single column of it can be corrected",
        remedy: "Write the whole record as it should be, or decide"
          + " '\(Decision.Kind.byHand.words)' and give all of its values", answer: .text)
    }
    var cells = row.startingCells(sources) ?? RecordCells(blankIn: layout)
    for correction in corrections {
      guard cells.replace(.init(correction.column), with: correction.value, in: layout) else {
        throw Refusal(
          "the record has no column '\(correction.column)'",
          remedy: "Name one of: \(layout.columns.map(\.name).joined(separator: ", "))")
      }
    }
    return zip(layout.columns, cells.values).map {
      Decision.Correction(column: $0.name, value: $1)
    }
  }
}

extension WorklistRow {
  /// What stands in the record before somebody types it in; `nil` where the project has no such mapping.
  ///
  /// Of one that could not be split it is the key alone.
  func startingCells(_ sources: WorklistSources) -> RecordCells? {
    if let cells { return cells }
    guard let layout = sources.source(of: record)?.layout, let plan = sources.plan(of: record)
    else { return nil }
    var blank = RecordCells(blankIn: layout)
    if let key = record.legacyKey {
      _ = blank.replace(.init(plan.columns[plan.keyColumn]), with: key, in: layout)
    }
    return blank
  }
}

package import Schema

/// What became of the records that were tried out: one, or all that make one row.
package struct TrialOutcome: Sendable {
  package enum Fate: String, Sendable, Hashable, Codable {
    case loaded
    case skipped
    case held
    case rejected
    /// The mapping's `only if` does not take it.
    case notSelected = "not_selected"
  }

  /// For each of the records.
  package var fates: [Fate] = []
  /// What is, or would have been, in the store; rows of `legacy_value` last.
  package var rows: [TrialRow] = []
  /// One for each field that a line of the mapping fills.
  package var traces: [FieldTrace] = []
  /// By record: what is wrong with it.
  package var faults: [[RecordFault]] = []
  /// Repairs, lists, and the rule that left a record out.
  package var notes: [RecordNote] = []
  /// What a held record waits for.
  package var waitsFor: [RootCause] = []
  /// The decisions that were about the records.
  package var decided: [DecidedRecord] = []

  package init() {}

  /// The row with an id; `nil` where the records do not become it.
  package func row(_ id: Int64, of table: String) -> TrialRow? {
    rows.first { $0.id == id && $0.table.name == table }
  }

  /// How a field of a row came to be; `nil` where no line fills it.
  package func trace(of field: String, in row: TrialRow) -> FieldTrace? {
    traces.first { $0.target == row.target && $0.row == row.id && $0.field == field }
  }
}

/// One row that a record becomes.
package struct TrialRow: Sendable {
  /// The position of its target in the plan; one more than the last for `legacy_value`.
  package let target: Int
  package let table: Table
  package let id: Int64
  /// As a store has them: those of ``Table/stored``.
  package let cells: [StoredCell]
}

/// A cell of a row, as a store has it.
package enum StoredCell: Sendable, Hashable {
  case blank
  case integer(Int64)
  case text(String)
}

/// Writes stored cells as people read them: dates as dd/MM/yyyy, moments in local time.
package struct StoredCellPrinter: Sendable {
  private let facts: RunFacts

  package init(_ facts: RunFacts) { self.facts = facts }

  /// The value of a column.
  ///
  /// `nil` for a blank; of a reference the id that it has.
  package func text(_ column: Column, of table: Table, in cells: [StoredCell]) -> String? {
    guard let first = table.firstCell(of: column.name), cells.indices.contains(first) else {
      return nil
    }
    return text(column, in: Array(cells[first..<first + column.stored.count]))
  }

  /// The value of a column from its own cells.
  package func text(_ column: Column, in cells: [StoredCell]) -> String? {
    switch cells.first {
    case nil, .blank: return nil
    case .text(let text): return text
    case .integer(let number):
      var precision = ""
      if cells.count == 2, case .text(let letter) = cells[1] { precision = letter }
      return CellPrinter(localTime: facts.localTime) { String($0) }
        .value(number, column.type, precision: precision).text
    }
  }
}

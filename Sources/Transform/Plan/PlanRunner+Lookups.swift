import Extract
import Schema
import Standards

// Values in code tables and crosswalks.

extension PlanRunner {
  mutating func translate(
    _ table: CodeTable, on day: Int64?, _ location: Location, _ batch: borrowing RecordBatch
  ) -> DatedLines.Found {
    switch location {
    case .column(let column):
      scratch.translate(batch.field(column, ofRecord: record), by: table, on: day)
    case .scratch: scratch.translate(by: table, on: day)
    default: .none
    }
  }

  borrowing func crosswalk(
    _ number: Int, on day: Int64?, _ location: Location, _ batch: borrowing RecordBatch
  ) -> ResolvedCrosswalk.Found {
    let crosswalk = facts.crosswalks[number]
    switch location {
    case .column(let column):
      return crosswalk.find(batch.field(column, ofRecord: record), on: day)
    case .scratch: return crosswalk.find(scratch.span, on: day)
    default: return .none
    }
  }

  /// The local day on which a line must be valid; `nil` where none is asked for or known.
  borrowing func day(
    _ day: LookupDay?, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: borrowing RowBatch
  ) -> Int64? {
    switch day {
    case nil: return nil
    case .field(let cell, let kind):
      guard !rows.isBlank(target, row, cell) else { return nil }
      let stored = rows.integer(target, row, cell)
      return kind == .instant ? facts.localTime.reading(at: stored).days : stored
    case .column(let column, let pattern):
      let field = batch.field(column, ofRecord: record)
      guard !isBlank(field, column) else { return nil }
      return pattern.read(field.trimmed, twoDigitYearsAfter: nil)?.days
    }
  }
}

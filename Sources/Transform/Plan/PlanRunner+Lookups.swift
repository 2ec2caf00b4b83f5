import Extract
import Schema
import Standards

// Values in code tables, crosswalks and other sources.

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

  /// The same for a code table that asks for no day.
  mutating func translate(
    _ table: Lent<CodeTable>, _ location: Location, _ batch: borrowing RecordBatch
  ) -> DatedLines.Found {
    switch location {
    case .column(let column):
      scratch.translate(batch.field(column, ofRecord: record), by: table)
    case .scratch: scratch.translate(by: table)
    default: .none
    }
  }

  mutating func crosswalk(
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

  /// Puts the value of the record that is found in the place of its key.
  mutating func lookUp(
    _ lookup: Lookup, _ location: inout Location, _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    let key: Hash128
    switch location {
    case .column(let column):
      key = SipHash.hash(batch.field(column, ofRecord: record).trimmed)
    case .scratch: key = SipHash.hash(scratch.span.trimmed)
    default: return .ok
    }
    guard let table = facts.lookups[lookup] else {
      preconditionFailure("\(plan.name): a source was not read before values were looked up in it")
    }
    switch table.find(key) {
    case .none: return .reason(0)
    case .several: return .reason(1)
    case .value(let range):
      guard lookup.value != nil else { return .ok }
      scratch.join(table.values.span.extracting(range), [], Span())
      location = scratch.isBlank ? .blank : .scratch
      return .ok
    }
  }

  /// The local day on which a line must be valid; `nil` where none is asked for or known.
  mutating func day(
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

import Extract
import Standards

// What a date is asked for, and two columns that should agree.

extension PlanRunner {
  /// Makes a number of a part of the date.
  ///
  /// - Returns: `false` where a partial date does not know it.
  mutating func take(_ part: DatePart, _ kind: ValueKind, _ value: inout Int64) -> Bool {
    let date = CalendarDate(days: day(of: value, kind))
    let unknown = kind == .partialDate ? value & 3 : 0
    switch part {
    case .year: value = Int64(date.year)
    case .month: value = Int64(date.month)
    case .day: value = Int64(date.day)
    }
    switch part {
    case .year: return true
    case .month: return unknown < PartialDate.Precision.year.rawValue
    case .day: return unknown == PartialDate.Precision.day.rawValue
    }
  }

  /// The years from the value to another day; nothing where that is blank.
  mutating func age(
    on operand: AgeOn, _ kind: ValueKind, _ location: inout Location, _ value: inout Int64,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch
  ) -> StepOutcome {
    let born = day(of: value, kind)
    let other: Int64
    switch operand {
    case .field(let cell, let otherKind):
      guard let day = day(ofCell: cell, otherKind, target, row, rows) else {
        location = .blank
        return .ok
      }
      other = day
    case .column(let column, let read):
      let field = batch.field(column, ofRecord: record)
      guard !isBlank(field, column) else {
        location = .blank
        return .ok
      }
      var packed: Int64 = 0
      guard read.read(field.trimmed, into: &packed).index == 0 else { return .reason(0) }
      other = PackedTime.days(packed, read.kind)
    }
    guard born <= other else { return .reason(1) }
    value = Int64(CalendarDate(days: born).years(until: CalendarDate(days: other)))
    return .ok
  }

  /// Whether the text is that of a column, spaces at the ends left out.
  mutating func isSame(
    _ location: Location, _ column: Int, _ batch: borrowing RecordBatch
  ) -> Bool {
    let other = batch.field(column, ofRecord: record).trimmed
    switch location {
    case .column(let own): return batch.field(own, ofRecord: record).trimmed.isEqual(to: other)
    case .scratch: return scratch.span.trimmed.isEqual(to: other)
    default: return false
    }
  }
}

import Diagnostics
import Extract
import Schema
import Standards

// Conditions on the record and the row.

extension PlanRunner {
  mutating func holds(
    _ condition: Condition, _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch,
    _ target: Int, _ row: Int
  ) -> Bool {
    switch condition {
    case .all(let parts):
      for part in parts where !holds(part, batch, rows, target, row) { return false }
      return true
    case .any(let parts):
      for part in parts where holds(part, batch, rows, target, row) { return true }
      return false
    case .not(let condition):
      return !holds(condition, batch, rows, target, row)
    case .compare(let left, let relation, let right, let unit):
      guard let left = value(left, unit, batch, rows, target, row),
        let right = value(right, unit, batch, rows, target, row)
      else { return false }
      switch relation {
      case .before: return left < right
      case .after: return left > right
      case .atLeast: return left >= right
      case .atMost: return left <= right
      case .equal: return left == right
      }
    case .test(.field(let cell), let test):
      switch rows.kind(target, row, cell) {
      case 0: return test.holds(for: Span(), isBlank: true)
      case 1:
        if case .present = test { return true }
        return test.holds(for: String(rows.integer(target, row, cell)).utf8.span, isBlank: false)
      default: return test.holds(for: rows.text(target, row, cell), isBlank: false)
      }
    case .test(let subject, let test):
      guard let column = column(of: subject) else { return test.holds(for: Span(), isBlank: true) }
      let field = batch.field(column, ofRecord: record)
      return test.holds(for: field.trimmed, isBlank: isBlank(field, column))
    }
  }

  private mutating func column(of subject: Condition.Subject) -> Int? {
    switch subject {
    case .column(let column): column
    case .each: each?.column
    case .field: nil
    }
  }

  /// A value in the unit of its comparison; `nil` where it is blank, or no date or number: what is
  /// not known is neither more nor less.
  private mutating func value(
    _ value: Condition.Value, _ unit: Condition.Unit, _ batch: borrowing RecordBatch,
    _ rows: borrowing RowBatch, _ target: Int, _ row: Int
  ) -> Int64? {
    switch value {
    case .fixed(let fixed): return fixed
    case .field(let cell, let kind):
      guard case .number(let places) = unit else {
        return day(ofCell: cell, kind, target, row, rows)
      }
      guard !rows.isBlank(target, row, cell) else { return nil }
      return ScaledNumber(value: rows.integer(target, row, cell), places: kind.places ?? 0)
        .value(places: places)
    case .read(let subject, let read):
      guard let column = column(of: subject) else { return nil }
      let field = batch.field(column, ofRecord: record)
      var packed: Int64 = 0
      guard !isBlank(field, column), read.read(field.trimmed, into: &packed).index == 0 else {
        return nil
      }
      return PackedTime.days(packed, read.kind)
    case .number(let subject):
      guard case .number(let places) = unit, let column = column(of: subject) else { return nil }
      let field = batch.field(column, ofRecord: record)
      return isBlank(field, column) ? nil : ScaledNumber.read(field, places: places)
    }
  }
}

extension Condition.Test {
  fileprivate func holds(for field: Span<UInt8>, isBlank: Bool) -> Bool {
    switch self {
    case .present: !isBlank
    case .blank: isBlank
    case .isOneOf(let values, let orBlank):
      isBlank ? orBlank : values.contains { field.isEqual(to: $0) }
    case .isNot(let value): isBlank || !field.isEqual(to: value)
    case .starts(let text): field.starts(with: text, at: 0)
    case .ends(let text): field.starts(with: text, at: field.count - text.count)
    case .contains(let text): field.firstIndex(of: text, from: 0) != nil
    case .like(let form): !isBlank && form.matches(field)
    }
  }
}

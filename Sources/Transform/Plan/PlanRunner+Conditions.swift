import Diagnostics
import Extract
import Schema
import Standards

// Conditions on the record and the row.

extension PlanRunner {
  borrowing func holds(
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
    case .test(.field(let cell), let test):
      switch rows.kind(target, row, cell) {
      case 0: return test.holds(for: Span(), isBlank: true)
      case 1:
        return test.holds(for: String(rows.integer(target, row, cell)).utf8.span, isBlank: false)
      default: return test.holds(for: rows.text(target, row, cell), isBlank: false)
      }
    case .test(.column(let column), let test):
      let field = batch.field(column, ofRecord: record)
      return test.holds(for: field.trimmed, isBlank: isBlank(field, column))
    case .test(.each, let test):
      guard let column = each?.column else { return test.holds(for: Span(), isBlank: true) }
      let field = batch.field(column, ofRecord: record)
      return test.holds(for: field.trimmed, isBlank: isBlank(field, column))
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
    }
  }
}

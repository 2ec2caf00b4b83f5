package import Extract
import Schema

extension PlanRunner {
  /// Whether the record makes a patient whose address and practice are shown to nobody without a
  /// reason, by what it says itself.
  ///
  /// - Parameters:
  ///   - record: Its number in the batch.
  ///   - batch: Of the mapping's source.
  /// - Returns: `nil` where the mapping makes no patient. What cannot be told is `true`.
  package mutating func isRestricted(_ record: Int, of batch: borrowing RecordBatch) -> Bool? {
    self.record = record
    let rows = makeBatch()
    for (number, target) in plan.targets.enumerated() where target.table.name == "patient" {
      guard let field = target.fields.first(where: { $0.fieldName == "restricted" }) else {
        continue
      }
      switch field.source {
      case .constant(let constant): return constant != .integer(0)
      case .column(let column): return !isBlank(batch.field(column, ofRecord: record), column)
      case .choice(let branches):
        let branch = branches.first { branch in
          guard let condition = branch.condition else { return true }
          // A field of the row is not made here.
          return condition.asksFields || holds(condition, batch, rows, number, 0)
        }
        guard let branch, branch.condition?.asksFields != true else { return true }
        return branch.value != .integer(0)
      default: return true
      }
    }
    return nil
  }
}

extension Condition {
  fileprivate var asksFields: Bool {
    switch self {
    case .test(let subject, _): subject.isField
    case .compare(let left, _, let right, _): left.isField || right.isField
    case .not(let condition): condition.asksFields
    case .all(let parts), .any(let parts): parts.contains(where: \.asksFields)
    }
  }
}

extension Condition.Subject {
  fileprivate var isField: Bool {
    if case .field = self { true } else { false }
  }
}

extension Condition.Value {
  fileprivate var isField: Bool {
    switch self {
    case .fixed: false
    case .field: true
    case .read(let subject, _), .number(let subject): subject.isField
    }
  }
}

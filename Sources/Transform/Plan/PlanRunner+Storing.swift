import Diagnostics
import Extract
import Schema
import Standards

// Values into cells, and into the hash of the content.

extension PlanRunner {
  mutating func store(
    _ location: Location, _ value: Int64, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    content.combine(UInt64(field.cell))
    switch location {
    case .blank:
      // Of a group, another record may have it.
      if field.isRequired, rowRecord == nil || each != nil {
        answer(Reasons.fieldBlank, field.instructions.count, field, target, row, batch, &rows)
      }
    case .column(let column):
      rows.set(target, row, field.cell, to: batch.field(column, ofRecord: record))
      content.combine(batch.field(column, ofRecord: record))
    case .scratch:
      rows.set(target, row, field.cell, to: scratch.span)
      var digest = content
      digest.combine(scratch.span)
      content = digest
    case .number:
      setNumber(value, field, target, row, &rows)
    }
  }

  mutating func setNumber(
    _ value: Int64, _ field: FieldPlan, _ target: Int, _ row: Int, _ rows: inout RowBatch
  ) {
    switch field.type {
    case .partialDate:
      let packed = field.isPartial ? value : value << 2
      rows.set(target, row, field.cell, to: packed >> 2)
      rows.set(target, row, field.cell + 1, to: Self.partialLetters[Int(packed & 3)])
      content.combine(UInt64(bitPattern: packed))
    case .instant:
      rows.set(target, row, field.cell, to: value >> 1)
      rows.set(target, row, field.cell + 1, to: Self.instantLetters[Int(value & 1)])
      content.combine(UInt64(bitPattern: value))
    case .ref:
      // The key is part of the content, see `refer(to:)`; the id is not.
      rows.set(target, row, field.cell, to: value)
    default:
      rows.set(target, row, field.cell, to: value)
      content.combine(UInt64(bitPattern: value))
    }
  }

  static let partialLetters = [
    [UInt8(ascii: "D")], [UInt8(ascii: "M")], [UInt8(ascii: "Y")],
  ]
  static let instantLetters = [[UInt8(ascii: "m")], [UInt8(ascii: "d")]]

  mutating func set(
    _ constant: FieldPlan.Constant, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ rows: inout RowBatch
  ) {
    switch constant {
    case .text(let text):
      rows.set(target, row, field.cell, to: text)
      content.combine(text.span)
    case .integer(let value):
      if case .partialDate = field.type {
        rows.set(target, row, field.cell, to: value >> 2)
        rows.set(target, row, field.cell + 1, to: Self.partialLetters[Int(value & 3)])
      } else {
        rows.set(target, row, field.cell, to: value)
      }
      content.combine(UInt64(bitPattern: value))
    }
  }

  mutating func choose(
    _ branches: [FieldPlan.Branch], _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    for branch in branches {
      if let condition = branch.condition, !holds(condition, batch, rows, target, row) { continue }
      if let value = branch.value { set(value, field, target, row, &rows) }
      if let list = branch.list {
        rows.account.notes.append(
          RecordNote(
            record: number, firstLine: firstLine, kind: .list, slug: list, rule: field.name,
            sourceColumn: nil))
      }
      return
    }
  }
}

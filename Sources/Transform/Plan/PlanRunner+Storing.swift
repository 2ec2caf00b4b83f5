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
    switch location {
    case .blank:
      // Of a group, another record may have it.
      if field.isRequired, rowRecord == nil || each != nil {
        answer(Reasons.fieldBlank, field.instructions.count, field, target, row, batch, &rows)
      }
    case .column(let column):
      if let text = PackedText(batch.field(column, ofRecord: record)) {
        return setText(text, field, target, row, &rows)
      }
      rows.set(target, row, field.cell, to: batch.field(column, ofRecord: record))
      content.combine(batch.field(column, ofRecord: record), ofCell: field.cell)
    case .scratch:
      if let text = PackedText(scratch.span) {
        return setText(text, field, target, row, &rows)
      }
      rows.set(target, row, field.cell, to: scratch.span)
      var digest = content
      digest.combine(scratch.span, ofCell: field.cell)
      content = digest
    case .number:
      setNumber(value, field, target, row, &rows)
    }
  }

  /// The same of a short text, which most are.
  @inline(__always)
  mutating func setText(
    _ text: PackedText, _ field: FieldPlan, _ target: Int, _ row: Int, _ rows: inout RowBatch
  ) {
    rows.set(target, row, field.cell, to: text)
    content.combine(text, ofCell: field.cell)
  }

  mutating func setNumber(
    _ value: Int64, _ field: FieldPlan, _ target: Int, _ row: Int, _ rows: inout RowBatch
  ) {
    switch field.type {
    // The key of a reference is part of the content, see `refer(to:)`; the id is not.
    case .ref: break
    default: content.combine(UInt64(field.cell))
    }
    switch field.type {
    case .partialDate:
      let packed = field.isPartial ? value : value << 2
      rows.set(target, row, field.cell, to: packed >> 2)
      rows.set(target, row, field.cell + 1, toLetter: Self.partialLetter(packed))
      content.combine(UInt64(bitPattern: packed))
    case .instant:
      rows.set(target, row, field.cell, to: value >> 1)
      rows.set(target, row, field.cell + 1, toLetter: Self.instantLetter(value))
      content.combine(UInt64(bitPattern: value))
    case .ref:
      rows.set(target, row, field.cell, to: value)
    default:
      rows.set(target, row, field.cell, to: value)
      content.combine(UInt64(bitPattern: value))
    }
  }

  private static func partialLetter(_ packed: Int64) -> UInt8 {
    switch packed & 3 {
    case 0: UInt8(ascii: "D")
    case 1: UInt8(ascii: "M")
    default: UInt8(ascii: "Y")
    }
  }

  private static func instantLetter(_ packed: Int64) -> UInt8 {
    packed & 1 == 0 ? UInt8(ascii: "m") : UInt8(ascii: "d")
  }

  mutating func set(
    _ constant: FieldPlan.Constant, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ rows: inout RowBatch
  ) {
    switch constant {
    case .text(let text):
      rows.set(target, row, field.cell, to: text)
      content.combine(text.span, ofCell: field.cell)
    case .integer(let value):
      if case .partialDate = field.type {
        rows.set(target, row, field.cell, to: value >> 2)
        rows.set(target, row, field.cell + 1, toLetter: Self.partialLetter(value))
      } else {
        rows.set(target, row, field.cell, to: value)
      }
      content.combine(UInt64(field.cell))
      content.combine(UInt64(bitPattern: value))
    }
  }

  /// Fills a field with the value of the first branch that fits.
  mutating func choose(
    _ field: FieldPlan, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) {
    for branch in field.lentBranches {
      let fits = branch.use { take($0, field, target, row, batch, &rows) }
      if fits { return }
    }
  }

  /// - Returns: Whether the branch fits.
  private mutating func take(
    _ branch: FieldPlan.Branch, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    guard holds(branch.condition, batch, rows, target, row) else { return false }
    if let value = branch.value { set(value, field, target, row, &rows) }
    if let list = branch.list {
      rows.account.notes.append(
        RecordNote(
          record: number, firstLine: firstLine, kind: .list, slug: list, rule: field.name,
          sourceColumn: nil))
    }
    return true
  }
}

import Extract

// Values that have come before.

extension PlanRunner {
  /// Fills a field with what its value has become before.
  ///
  /// `source` receives the value where it can be remembered.
  ///
  /// - Returns: `false` where its phrases are to be run.
  @inline(__always)
  mutating func recall(
    _ source: inout PackedText?, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    guard field.seesValueAlone, memory.remembers(field.number) else { return false }
    let column: Int
    switch field.source {
    case .column(let own): column = own
    case .each:
      guard let each else { return false }
      column = each.column
    default: return false
    }
    guard let packed = PackedText(batch.field(column, ofRecord: record)), packed.count > 0 else {
      return false
    }
    guard let known = memory.recall(packed, of: field.number) else {
      source = packed
      return false
    }
    if let target = known.target { content.combine(target) }
    switch known.result {
    case .blank: store(.blank, 0, field, target, row, batch, &rows)
    case .number(let number): setNumber(number, field, target, row, &rows)
    case .text(let text): setText(text, field, target, row, &rows)
    }
    return true
  }

  /// Remembers what a value has become.
  mutating func remember(
    _ source: PackedText, _ location: Location, _ value: Int64, of field: FieldPlan
  ) {
    let result: ValueMemory.Known.Result
    switch location {
    case .blank: result = .blank
    case .number: result = .number(value)
    case .scratch:
      guard let text = PackedText(scratch.span) else { return }
      result = .text(text)
    case .column: return
    }
    memory.keep(
      ValueMemory.Known(source: source, result: result, target: named), of: field.number)
  }
}

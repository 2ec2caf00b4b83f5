import Diagnostics
import Extract
import Schema
import Standards

// The rows of a record, and the fields of a row.

extension PlanRunner {
  mutating func make(
    _ target: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let plan = plan.targets[target]
    if case .children(let set) = plan.forEach {
      return makeRows(ofChildren: set, target, plan, batch, &rows)
    }
    if let condition = plan.onlyIf, !holds(condition, batch, rows, target, 0) { return }
    guard case .columns(let columns, let with) = plan.forEach else {
      each = nil
      makeRow(target, plan, batch, &rows)
      return
    }
    for (offset, column) in columns.enumerated()
    where !isBlank(batch.field(column, ofRecord: record), column) {
      each = (column, with.isEmpty ? nil : with[offset])
      position = offset + 1
      makeRow(target, plan, batch, &rows)
    }
    each = nil
  }

  /// Makes a row for each child for which the target's condition holds.
  private mutating func makeRows(
    ofChildren set: Int, _ target: Int, _ plan: TargetPlan, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) {
    each = nil
    for child in 0..<batch.childCount(set, ofRecord: record) {
      batch.select(child: child)
      position = child + 1
      if let condition = plan.onlyIf, !holds(condition, batch, rows, target, 0) { continue }
      makeRow(target, plan, batch, &rows)
    }
  }

  mutating func makeRow(
    _ target: Int, _ plan: TargetPlan, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let row = rows.addRow(target, record: rowRecord ?? record)
    let ordinal = ordinal(of: row, target, plan, rows)
    guard ordinal < 256 else { return refuseRows(of: plan.table.name) }
    rows.set(target, row, 0, to: place << 8 | Int64(ordinal))
    rows.set(target, row, 1, to: 1)
    if target == 0 {
      rows.set(target, row, 2, to: facts.origins[self.plan.keySpace])
      let key = batch.field(self.plan.keyColumn, ofRecord: record)
      rows.set(target, row, 3, to: key.trimmed)
    }
    content.combine(UInt64(target) << 8 | UInt64(ordinal))
    if tracer != nil {
      trace(plan, target, row, batch, &rows)
    } else {
      for field in plan.lentFields { field.use { fill($0, target, row, batch, &rows) } }
    }
    if rowRecord != nil, plan.forEach == nil { fold(target, plan, &rows) }
  }

  /// The record has more rows of a table than can be told apart; it will not be loaded.
  mutating func refuseRows(of table: String) {
    guard !faults.contains(where: { $0.reason == Reasons.tooManyRows }) else { return }
    faults.append(
      RecordFault(
        reason: Reasons.tooManyRows, target: table, expected: "at most 256 rows of one record"))
  }

  /// The number of a row among those of its table that the record, or the group, becomes.
  private mutating func ordinal(
    of row: Int, _ target: Int, _ plan: TargetPlan, _ rows: borrowing RowBatch
  ) -> Int {
    let first = rows.newRows(target).lowerBound
    guard rowRecord != nil else {
      guard !sameTable[target].isEmpty else { return row - first }
      return sameTable[target].reduce(row - first) { $0 + rows.newRows($1).count }
    }
    // What is folded stands under the number of the first.
    if plan.forEach == nil, row > first { return Int(rows.integer(target, first, 0) & 0xFF) }
    let table = sameTable[target].first ?? target
    guard groupOrdinals[table] < 255 else {
      faults.append(
        RecordFault(
          reason: Reasons.recordsTooMany, target: plan.table.name,
          expected: "at most 255 rows of one key"))
      return 255
    }
    defer { groupOrdinals[table] += 1 }
    return groupOrdinals[table]
  }

  /// Where the value of a line stands while its phrases run.
  enum Location {
    case blank
    case column(Int)
    case scratch
    case number
  }

  mutating func fill(
    _ field: FieldPlan, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) {
    var source: PackedText?
    if recall(&source, field, target, row, batch, &rows) { return }
    var value: Int64 = 0
    var location = Location.blank
    guard begin(field, &location, &value, target, row, batch, &rows) else { return }
    if case .blank = location, !field.mayFillBlank {
      return store(location, value, field, target, row, batch, &rows)
    }
    guard let source else {
      for position in field.opcodes.indices {
        let isGoing = run(position, field, &location, &value, target, row, batch, &rows)
        if !isGoing { return }
      }
      return store(location, value, field, target, row, batch, &rows)
    }
    let before = mark(rows)
    named = nil
    for position in field.opcodes.indices {
      let isGoing = run(position, field, &location, &value, target, row, batch, &rows)
      if !isGoing { return }
    }
    // Unless there was something to be said about it.
    if mark(rows) == before { remember(source, location, value, of: field) }
    store(location, value, field, target, row, batch, &rows)
  }

  /// Puts the value of a field's source where its phrases find it.
  ///
  /// - Returns: `false` where the field has no source, and is done: a constant or a choice.
  @inline(__always)
  mutating func begin(
    _ field: FieldPlan, _ location: inout Location, _ value: inout Int64, _ target: Int,
    _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    switch field.source {
    case .column(let column):
      if !isBlank(batch.field(column, ofRecord: record), column) { location = .column(column) }
    case .columns(let first, let second):
      let isFirstBlank = isBlank(batch.field(first, ofRecord: record), first)
      if !isFirstBlank {
        let time = batch.field(second, ofRecord: record)
        scratch.join(
          batch.field(first, ofRecord: record).trimmed, [UInt8(ascii: " ")],
          isBlank(time, second) ? Span() : time.trimmed)
        location = .scratch
      }
    case .each:
      if let each { location = .column(each.column) }
    case .eachWith:
      if let with = each?.with, !isBlank(batch.field(with, ofRecord: record), with) {
        location = .column(with)
      }
    case .number: (location, value) = (.number, Int64(position))
    case .recordNumber: (location, value) = (.number, Int64(number))
    case .fileName:
      scratch.join(file.name.utf8.span, [], Span())
      location = .scratch
    case .constant(let constant):
      set(constant, field, target, row, &rows)
      return false
    case .choice:
      choose(field, target, row, batch, &rows)
      return false
    }
    return true
  }

  mutating func isBlank(_ field: Span<UInt8>, _ column: Int) -> Bool {
    let range = field.withoutSpaces
    guard let first = range.first else { return true }
    guard plan.blankHints[column].allows(field[first], length: range.count) else { return false }
    return plan.blanks[column]?.index(of: field) != nil
  }
}

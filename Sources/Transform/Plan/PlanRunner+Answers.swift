import Diagnostics
import Extract
import Schema
import Standards

// What the mapping answers to a failure, and what people are told.

extension PlanRunner {
  mutating func answer(
    _ reason: Reason, _ position: Int, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    guard let failure = reason.failure, var answer = field.answers[Int(failure.rawValue)] else {
      preconditionFailure("\(field.name): nothing answers \(reason)")
    }
    if case .reject = answer {
      guard mayAccept(field, target) else {
        faults.add(fault(reason, position, field))
        return
      }
      answer = .setAside
    }
    answeredFaults.add(fault(reason, position, field))
    switch answer {
    case .setAside:
      keepRaw(reason, field, target, row, batch, &rows)
    case .use(let constant):
      set(constant, field, target, row, &rows)
    case .reject, .leaveEmpty, .keepWaiting, .cut, .useFirst, .useSecond, .moveForward:
      break
    }
    content.combine(UInt64(field.cell) << 16 | UInt64(reason.number))
    addNote(.repair, reason, field, &rows)
  }

  mutating func fault(_ reason: Reason, _ position: Int, _ field: FieldPlan) -> RecordFault {
    let column = column(of: field)
    let isOfChild = column.map { $0 >= plan.columnCount } ?? false
    return RecordFault(
      reason: reason, sourceColumn: column.map { plan.columns[$0] },
      child: isOfChild ? self.position - 1 : nil, target: field.name,
      expected: expected(field, position))
  }

  mutating func expected(_ field: FieldPlan, _ position: Int) -> String? {
    field.phrases.indices.contains(position) ? field.phrases[position] : nil
  }

  mutating func column(of field: FieldPlan) -> Int? {
    switch field.source {
    case .each: each?.column
    case .eachWith: each?.with
    default: field.sourceColumn
    }
  }

  /// Keeps the value of the source beside the row.
  mutating func keepRaw(
    _ reason: Reason, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let legacy = rows.addRow(legacyTarget, record: rowRecord ?? record)
    let ordinal = legacy - rows.newRows(legacyTarget).lowerBound
    guard ordinal < 256 else { return refuseRows(of: Table.legacyValue.name) }
    rows.set(legacyTarget, legacy, 0, to: place << 8 | Int64(ordinal))
    rows.set(legacyTarget, legacy, 1, to: 1)
    rows.set(legacyTarget, legacy, 2, to: plan.targets[target].table.name.utf8.span)
    rows.set(legacyTarget, legacy, 3, to: rows.integer(target, row, 0))
    rows.set(legacyTarget, legacy, 4, to: field.fieldName.utf8.span)
    if let column = column(of: field) {
      rows.set(
        legacyTarget, legacy, 5,
        to: batch.field(column, ofRecord: record).prefix(characters: 4000))
    } else {
      rows.set(legacyTarget, legacy, 5, to: Span())
    }
    rows.set(legacyTarget, legacy, 6, to: reason.slug.utf8.span)
    content.combine(rows.text(legacyTarget, legacy, 5))
  }

  mutating func addNote(
    _ kind: RecordNote.Kind, _ reason: Reason, _ field: FieldPlan, _ rows: inout RowBatch
  ) {
    let failure = reason.failure ?? .invalid
    rows.account.notes.append(
      RecordNote(
        record: number, firstLine: firstLine, kind: kind, slug: reason.slug,
        rule: plan.rules[field.firstRule + Int(failure.rawValue)],
        sourceColumn: column(of: field).map { plan.columns[$0] }))
    if kind == .repair { isRepaired = true }
  }
}

extension [RecordFault] {
  /// One of a source column and reason is enough.
  mutating func add(_ fault: RecordFault) {
    let isKnown = contains {
      $0.reason == fault.reason && $0.sourceColumn == fault.sourceColumn
    }
    if !isKnown { append(fault) }
  }
}

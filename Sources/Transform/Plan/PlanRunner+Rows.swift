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
    for field in plan.fields { fill(field, target, row, batch, &rows) }
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
    var value: Int64 = 0
    var location = Location.blank
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
      return set(constant, field, target, row, &rows)
    case .choice(let branches):
      return choose(branches, field, target, row, batch, &rows)
    }
    for position in field.instructions.indices {
      let isGoing = run(
        position, field, &location, &value, target, row, batch, &rows)
      if !isGoing { return }
    }
    store(location, value, field, target, row, batch, &rows)
  }

  /// Runs one phrase.
  ///
  /// - Returns: `false` when the field is done: an answer to a failure has filled or left it.
  mutating func run(
    _ position: Int, _ field: FieldPlan, _ location: inout Location, _ value: inout Int64,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    if case .ownRoot = field.instructions[position] {
      // Even of a record without a key, which is rejected for that alone.
      (location, value) = (.number, place << 8)
      return true
    }
    if case .blank = location {
      guard case .orColumn(let column) = field.instructions[position] else {
        return startFollowing(field.instructions[position], &location, batch)
      }
      if !isBlank(batch.field(column, ofRecord: record), column) { location = .column(column) }
      return true
    }
    var outcome = StepOutcome.ok
    switch field.instructions[position] {
    case .text(let step):
      switch location {
      case .column(let column):
        outcome = scratch.apply(step, to: batch.field(column, ofRecord: record))
      case .scratch:
        outcome = scratch.apply(step)
      default: preconditionFailure("\(field.name): a text step has no text")
      }
      location = scratch.isBlank ? .blank : .scratch
    case .read(let step):
      outcome = read(step, location, &value, batch)
      location = .number
    case .readDate(let step):
      outcome = read(step, location, &value, batch)
      location = .number
    case .translate(let table, let day):
      switch translate(table, on: self.day(day, target, row, batch, rows), location, batch) {
      case .line: location = scratch.isBlank ? .blank : .scratch
      case .none: outcome = .reason(0)
      case .several: outcome = .reason(1)
      }
    case .crosswalk(let number, let day):
      switch crosswalk(number, on: self.day(day, target, row, batch, rows), location, batch) {
      case .none: outcome = .reason(0)
      case .several: outcome = .reason(1)
      case .nothing: location = .blank
      case .row(let found):
        (location, value) = (.number, found.id)
        // As of a reference: what is named, not the id that it has in this store.
        content.combine(found.target)
      }
    case .lookUp(let lookup): outcome = lookUp(lookup, &location, batch)
    case .reference(let space):
      return refer(to: space, position, field, &location, &value, target, row, batch, &rows)
    case .ownRoot, .orColumn: break
    case .followedBy(let column, let between):
      follow(by: column, between, &location, batch)
    case .limit(let limit):
      return check(limit, position, field, &location, target, row, batch, &rows)
    case .resolve, .resolveHourBack:
      return resolve(position, field, &value, target, row, batch, &rows)
    case .sameAs(let column):
      outcome = isSame(location, column, batch) ? .ok : .reason(0)
    case .part(let part):
      if !take(part, field.kinds[position], &value) { location = .blank }
    case .ageOn(let operand):
      outcome = age(
        on: operand, field.kinds[position], &location, &value, target, row, batch, rows)
    default:
      outcome = check(
        field.instructions[position], field, position, &value, target, row, batch, rows)
    }
    guard outcome.index > 0 else { return true }
    let note = field.notes[position][Int(outcome.index) - 1]
    guard !note.isRepair else {
      addNote(.repair, note.reason, field, &rows)
      return true
    }
    answer(note.reason, position, field, target, row, batch, &rows)
    return false
  }

  /// A column behind `followed by` stands alone where the first is blank.
  mutating func startFollowing(
    _ instruction: Instruction, _ location: inout Location, _ batch: borrowing RecordBatch
  ) -> Bool {
    if case .followedBy(let column, _) = instruction,
      !isBlank(batch.field(column, ofRecord: record), column)
    {
      location = .column(column)
    }
    return true
  }

  mutating func follow(
    by column: Int, _ between: [UInt8], _ location: inout Location,
    _ batch: borrowing RecordBatch
  ) {
    let second = batch.field(column, ofRecord: record)
    guard !isBlank(second, column) else { return }
    switch location {
    case .column(let first):
      scratch.join(batch.field(first, ofRecord: record), between, second)
      location = .scratch
    case .scratch: scratch.append(between, second)
    default: break
    }
  }

  borrowing func read(
    _ step: ReadOperation, _ location: Location, _ value: inout Int64,
    _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    switch location {
    case .column(let column):
      step.read(batch.field(column, ofRecord: record).trimmed, into: &value)
    case .scratch: step.read(scratch.span.trimmed, into: &value)
    default: preconditionFailure("a step reads a text, and there is none")
    }
  }

  borrowing func read(
    _ step: ReadDate, _ location: Location, _ value: inout Int64,
    _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    switch location {
    case .column(let column):
      step.read(batch.field(column, ofRecord: record).trimmed, into: &value)
    case .scratch: step.read(scratch.span.trimmed, into: &value)
    default: preconditionFailure("a step reads a text, and there is none")
    }
  }

  borrowing func isBlank(_ field: Span<UInt8>, _ column: Int) -> Bool {
    if field.isBlank { return true }
    guard let blanks = plan.blanks[column] else { return false }
    return blanks.index(of: field) != nil
  }
}

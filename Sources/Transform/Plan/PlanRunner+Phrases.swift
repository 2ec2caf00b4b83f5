import Diagnostics
import Extract
import Schema
import Standards

// The phrases of a line, one after the other.

extension PlanRunner {
  /// Runs one phrase.
  ///
  /// - Returns: `false` when the field is done: an answer to a failure has filled or left it.
  mutating func run(
    _ position: Int, _ field: FieldPlan, _ location: inout Location, _ value: inout Int64,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    let opcode = field.opcodes[position]
    if case .ownRoot = opcode {
      // Even of a record without a key, which is rejected for that alone.
      (location, value) = (.number, place << 8)
      return true
    }
    if case .blank = location {
      guard case .orColumn(let column) = opcode else {
        return startFollowing(field.instructions[position], &location, batch)
      }
      if !isBlank(batch.field(column, ofRecord: record), column) { location = .column(column) }
      return true
    }
    var outcome = StepOutcome.ok
    switch opcode {
    case .text(let step):
      outcome = apply(step, location, field, batch)
      location = scratch.isBlank ? .blank : .scratch
    case .read(let step):
      outcome = read(step, location, &value, batch)
      location = .number
    case .translate(let table):
      switch translate(table, location, batch) {
      case .line: location = scratch.isBlank ? .blank : .scratch
      case .none: outcome = .reason(0)
      case .several: outcome = .reason(1)
      }
    case .datedTranslate(let step):
      let day = step.use { self.day($0.day, target, row, batch, rows) }
      switch step.use({ translate($0.table, on: day, location, batch) }) {
      case .line: location = scratch.isBlank ? .blank : .scratch
      case .none: outcome = .reason(0)
      case .several: outcome = .reason(1)
      }
    case .crosswalk(let step):
      let day = step.use { self.day($0.day, target, row, batch, rows) }
      switch crosswalk(step.use { $0.number }, on: day, location, batch) {
      case .none: outcome = .reason(0)
      case .several: outcome = .reason(1)
      case .nothing: location = .blank
      case .row(let found):
        (location, value) = (.number, found.id)
        // As of a reference: what is named, not the id that it has in this store.
        content.combine(found.target)
        named = found.target
      }
    case .reference(let space):
      return refer(to: space, position, field, &location, &value, target, row, batch, &rows)
    case .limit(let limit):
      return check(limit, position, field, &location, target, row, batch, &rows)
    case .resolve:
      return resolve(
        isHourBack: false, position, field, &value, target, row, batch, &rows)
    case .notInFuture:
      outcome = isInFuture(value, field.kinds[position]) ? .reason(0) : .ok
    case .compare(let comparison):
      outcome = compare(comparison, value, field.kinds[position], target, row, rows)
    case .sentinel, .ageAtMost, .between, .betweenDays, .number, .itsDate:
      outcome = check(opcode, field.kinds[position], &value, target, row, batch, rows)
    case .ownRoot, .orColumn: break
    case .followedBy, .other:
      guard runOther(position, field, &location, &value, &outcome, target, row, batch, &rows)
      else { return false }
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

  /// Runs a phrase that is not among the named opcodes.
  ///
  /// - Returns: `false` when the field is done.
  private mutating func runOther(
    _ position: Int, _ field: FieldPlan, _ location: inout Location, _ value: inout Int64,
    _ outcome: inout StepOutcome, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) -> Bool {
    switch field.instructions[position] {
    case .followedBy(let column, let between):
      follow(by: column, between, &location, batch)
    case .resolveHourBack:
      return resolve(isHourBack: true, position, field, &value, target, row, batch, &rows)
    case .sameAs(let column):
      outcome = isSame(location, column, batch) ? .ok : .reason(0)
    case .part(let part):
      if !take(part, field.kinds[position], &value) { location = .blank }
    case .ageOn(let operand):
      outcome = age(
        on: operand, field.kinds[position], &location, &value, target, row, batch, rows)
    case .lookUp(let lookup): outcome = lookUp(lookup, &location, batch)
    default: preconditionFailure("\(field.name): no opcode runs its phrase \(position + 1)")
    }
    return true
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

  /// Has a step write what it makes of the text.
  private mutating func apply(
    _ step: Lent<TextOperation>, _ location: Location, _ field: FieldPlan,
    _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    switch location {
    case .column(let column): scratch.apply(step, to: batch.field(column, ofRecord: record))
    case .scratch: scratch.apply(step)
    default: preconditionFailure("\(field.name): a text step has no text")
    }
  }

  private mutating func read(
    _ step: Lent<ReadOperation>, _ location: Location, _ value: inout Int64,
    _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    switch location {
    case .column(let column):
      let field = batch.field(column, ofRecord: record).trimmed
      return step.use { $0.read(field, into: &value) }
    case .scratch:
      let field = scratch.span.trimmed
      return step.use { $0.read(field, into: &value) }
    default: preconditionFailure("a step reads a text, and there is none")
    }
  }
}

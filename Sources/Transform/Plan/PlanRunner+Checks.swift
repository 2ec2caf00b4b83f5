import Diagnostics
import Extract
import Schema
import Standards

// Days, numbers, lengths and the clock.

extension PlanRunner {
  borrowing func check(
    _ instruction: Instruction, _ field: FieldPlan, _ position: Int, _ value: inout Int64,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch
  ) -> StepOutcome {
    let kind = field.kinds[position]
    switch instruction {
    case .notInFuture:
      let isLater =
        kind == .instant
        ? PackedTime.instant(facts.asAt << 1, isBefore: value)
        : PackedTime.days(value, kind) > facts.asAtDay
      return isLater ? .reason(0) : .ok
    case .sentinel(let days, let unless):
      guard days.contains(PackedTime.days(value, kind)) else { return .ok }
      if let unless, holds(unless, batch, rows, target, row) { return .ok }
      return .reason(0)
    case .ageAtMost(let years, let unless):
      let born = CalendarDate(days: PackedTime.days(value, kind))
      guard born.years(until: CalendarDate(days: facts.asAtDay)) > years else { return .ok }
      if let unless, holds(unless, batch, rows, target, row) { return .ok }
      return .reason(0)
    case .between(let low, let high):
      return (low...high).contains(value) ? .ok : .reason(0)
    case .compare(let comparison):
      return compare(comparison, value, kind, target, row, rows)
    default:
      return .ok
    }
  }

  borrowing func compare(
    _ comparison: Comparison, _ value: Int64, _ kind: ValueKind, _ target: Int, _ row: Int,
    _ rows: borrowing RowBatch
  ) -> StepOutcome {
    switch comparison.operand {
    case .day(let day):
      let own =
        kind == .instant
        ? facts.localTime.reading(at: value >> 1).days : PackedTime.days(value, kind)
      return (comparison.isBefore ? own < day : own > day) ? .reason(1) : .ok
    case .field(let cell, let otherKind):
      guard !rows.isBlank(target, row, cell) else { return .ok }
      let stored = rows.integer(target, row, cell)
      if kind == .instant, otherKind == .instant {
        let isDateOnly = rows.text(target, row, cell + 1).isEqual(to: [UInt8(ascii: "d")])
        let other = stored << 1 | (isDateOnly ? 1 : 0)
        let isWrong =
          comparison.isBefore
          ? PackedTime.instant(value, isBefore: other) : PackedTime.instant(other, isBefore: value)
        return isWrong ? .reason(0) : .ok
      }
      // Of a partial date the store has the first possible day.
      let other =
        otherKind == .instant ? facts.localTime.reading(at: stored).days : stored
      let own =
        kind == .instant
        ? facts.localTime.reading(at: value >> 1).days : PackedTime.days(value, kind)
      return (comparison.isBefore ? own < other : own > other) ? .reason(0) : .ok
    }
  }

  mutating func resolve(
    _ position: Int, _ field: FieldPlan, _ value: inout Int64, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    let seconds = value >> 1
    let dateOnly = value & 1
    let days = PackedTime.floorDivide(seconds, by: PackedTime.secondsOfDay)
    let resolution = facts.localTime.instant(
      days: days, secondsOfDay: Int(seconds - days * PackedTime.secondsOfDay))
    switch resolution {
    case .one(let instant):
      value = instant << 1 | dateOnly
      return true
    case .twice(let first, let second):
      switch field.answers[Int(FailureClass.hourTwice.rawValue)] {
      case .useFirst: value = first << 1 | dateOnly
      case .useSecond: value = second << 1 | dateOnly
      default:
        answer(Reasons.hourTwice, position, field, target, row, batch, &rows)
        return false
      }
      answeredFaults.add(fault(Reasons.hourTwice, position, field))
      addNote(.repair, Reasons.hourTwice, field, &rows)
      return true
    case .missing(let moved):
      guard case .moveForward? = field.answers[Int(FailureClass.hourMissing.rawValue)] else {
        answer(Reasons.hourMissing, position, field, target, row, batch, &rows)
        return false
      }
      value = moved << 1 | dateOnly
      answeredFaults.add(fault(Reasons.hourMissing, position, field))
      addNote(.repair, Reasons.hourMissing, field, &rows)
      return true
    }
  }

  mutating func check(
    _ limit: Int, _ position: Int, _ field: FieldPlan, _ location: inout Location,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    let isLonger =
      switch location {
      case .column(let column): batch.field(column, ofRecord: record).isLonger(than: limit)
      case .scratch: scratch.span.isLonger(than: limit)
      default: false
      }
    guard isLonger else { return true }
    guard case .cut? = field.answers[Int(FailureClass.tooLong.rawValue)] else {
      answer(Reasons.tooLong, position, field, target, row, batch, &rows)
      return false
    }
    switch location {
    case .column(let column):
      scratch.join(
        batch.field(column, ofRecord: record).prefix(characters: limit), [], Span())
    default:
      let kept = String(copyingUTF8: scratch.span.prefix(characters: limit))
      scratch.join(kept.utf8.span, [], Span())
    }
    // The phrases behind go on with what is left.
    location = scratch.isBlank ? .blank : .scratch
    keepRaw(Reasons.tooLong, field, target, row, batch, &rows)
    answeredFaults.add(fault(Reasons.tooLong, position, field))
    addNote(.repair, Reasons.tooLong, field, &rows)
    return true
  }
}

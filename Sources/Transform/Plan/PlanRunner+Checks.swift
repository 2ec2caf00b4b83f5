import Diagnostics
import Extract
import Schema
import Standards

// Days, numbers, lengths and the clock.

extension PlanRunner {
  /// Asks a value, or makes another one of it.
  mutating func check(
    _ opcode: Opcode, _ kind: ValueKind, _ value: inout Int64, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch
  ) -> StepOutcome {
    switch opcode {
    case .sentinel(let step):
      let day = day(of: value, kind)
      return step.use { sentinel in
        guard sentinel.days.contains(day) else { return .ok }
        if let unless = sentinel.unless, holds(unless, batch, rows, target, row) { return .ok }
        return .reason(0)
      }
    case .ageAtMost(let step):
      let born = CalendarDate(days: day(of: value, kind))
      return step.use { limit in
        guard born.years(until: CalendarDate(days: facts.asAtDay)) > limit.years else { return .ok }
        if let unless = limit.unless, holds(unless, batch, rows, target, row) { return .ok }
        return .reason(0)
      }
    case .between(let low, let high):
      return (low...high).contains(value) ? .ok : .reason(0)
    case .betweenDays(let first, let last):
      let day = day(of: value, kind)
      return day < first ? .reason(0) : day > last ? .reason(1) : .ok
    case .number(let operation):
      guard let result = operation.result(of: value) else { return .reason(0) }
      value = result
      return .ok
    case .itsDate:
      value = day(of: value, kind)
      return .ok
    default: preconditionFailure("an opcode that asks nothing of a number")
    }
  }

  mutating func isInFuture(_ value: Int64, _ kind: ValueKind) -> Bool {
    kind == .instant
      ? PackedTime.instant(facts.asAt << 1, isBefore: value)
      : PackedTime.days(value, kind) > facts.asAtDay
  }

  /// The day of a value of any temporal kind.
  mutating func day(of value: Int64, _ kind: ValueKind) -> Int64 {
    kind == .instant ? facts.localTime.reading(at: value >> 1).days : PackedTime.days(value, kind)
  }

  /// The day of a field that is mapped above; `nil` where it is blank.
  ///
  /// Of a partial date it is the first possible.
  mutating func day(
    ofCell cell: Int, _ kind: ValueKind, _ target: Int, _ row: Int, _ rows: borrowing RowBatch
  ) -> Int64? {
    guard !rows.isBlank(target, row, cell) else { return nil }
    let stored = rows.integer(target, row, cell)
    return kind == .instant ? facts.localTime.reading(at: stored).days : stored
  }

  mutating func compare(
    _ comparison: Comparison, _ value: Int64, _ kind: ValueKind, _ target: Int, _ row: Int,
    _ rows: borrowing RowBatch
  ) -> StepOutcome {
    switch comparison.operand {
    case .day(let day):
      let own = self.day(of: value, kind)
      if comparison.isBefore { return own < day ? .reason(1) : .ok }
      return own > day ? .reason(2) : .ok
    case .field(let cell, let otherKind):
      guard let other = day(ofCell: cell, otherKind, target, row, rows) else { return .ok }
      if kind == .instant, otherKind == .instant {
        let stored = rows.integer(target, row, cell)
        let isDateOnly = rows.text(target, row, cell + 1)[0] == UInt8(ascii: "d")
        let other = stored << 1 | (isDateOnly ? 1 : 0)
        let isWrong =
          comparison.isBefore
          ? PackedTime.instant(value, isBefore: other) : PackedTime.instant(other, isBefore: value)
        return isWrong ? .reason(0) : .ok
      }
      let own = day(of: value, kind)
      return (comparison.isBefore ? own < other : own > other) ? .reason(0) : .ok
    }
  }

  mutating func resolve(
    isHourBack: Bool, _ position: Int, _ field: FieldPlan, _ value: inout Int64, _ target: Int,
    _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    let wall = value >> 1
    let dateOnly = value & 1
    let days = PackedTime.floorDivide(wall, by: PackedTime.microsecondsOfDay)
    let (seconds, fraction) = (wall - days * PackedTime.microsecondsOfDay)
      .quotientAndRemainder(dividingBy: PackedTime.microsecondsOfSecond)
    let resolution =
      // A day without a time has no hour that could be wrong.
      isHourBack && dateOnly == 0
      ? facts.localTime.instantOneHourBackInSummer(days: days, secondsOfDay: Int(seconds))
      : facts.localTime.instant(days: days, secondsOfDay: Int(seconds))
    switch resolution {
    case .one(let instant):
      value = (instant + fraction) << 1 | dateOnly
      return true
    case .twice(let first, let second):
      switch field.answers[Int(FailureClass.hourTwice.rawValue)] {
      case .useFirst: value = (first + fraction) << 1 | dateOnly
      case .useSecond: value = (second + fraction) << 1 | dateOnly
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
      value = (moved + fraction) << 1 | dateOnly
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

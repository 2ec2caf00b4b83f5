import Diagnostics
import Extract
import Schema
import Standards

// The same as a run does, with each step taken down.

extension PlanRunner {
  /// How much was known before something was done.
  struct Mark: Equatable {
    let faults: Int
    let answered: Int
    let notes: Int
    let isWaiting: Bool
    let isSkipped: Bool
  }

  mutating func mark(_ rows: borrowing RowBatch) -> Mark {
    Mark(
      faults: faults.count, answered: answeredFaults.count, notes: rows.account.notes.count,
      isWaiting: waitsFor != nil, isSkipped: skippedBy != nil)
  }

  /// Fills the fields of a row, and tells the tracer how.
  mutating func trace(
    _ plan: TargetPlan, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) {
    for field in plan.fields {
      var trace = FieldTrace(
        target: target, row: rows.integer(target, row, 0), field: field.fieldName, record: record,
        cells: cells(of: field, batch))
      fill(field, &trace, target, row, batch, &rows)
      tracer?.add(trace)
    }
  }

  private mutating func fill(
    _ field: FieldPlan, _ trace: inout FieldTrace, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    if case .choice(let branches) = field.source {
      trace.branch = branches.firstIndex { holds($0.condition, batch, rows, target, row) }
    }
    var value: Int64 = 0
    var location = Location.blank
    guard begin(field, &location, &value, target, row, batch, &rows) else { return }
    trace.source = printed(location, value, .integer, batch)
    if case .blank = location, !field.mayFillBlank {
      store(location, value, field, &trace, target, row, batch, &rows)
      return
    }
    for position in field.opcodes.indices {
      let before = mark(rows)
      let line = listLine(field.instructions[position], location, target, row, batch, rows)
      let isGoing = run(position, field, &location, &value, target, row, batch, &rows)
      var step = FieldTrace.Step(phrase: field.phrases[position], listLine: line)
      if isGoing { step.value = printed(location, value, field.kind(after: position), batch) }
      explain(&step, since: before, field, rows)
      trace.steps.append(step)
      if !isGoing { return }
    }
    store(location, value, field, &trace, target, row, batch, &rows)
  }

  private mutating func store(
    _ location: Location, _ value: Int64, _ field: FieldPlan, _ trace: inout FieldTrace,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let before = mark(rows)
    store(location, value, field, target, row, batch, &rows)
    var step = FieldTrace.Step(phrase: "")
    explain(&step, since: before, field, rows)
    if step.reason != nil { trace.steps.append(step) }
  }

  /// Takes down what a mandatory field of several records is answered with where none has it.
  mutating func traceMandatory(
    _ field: FieldPlan, _ target: Int, _ row: Int, _ rows: borrowing RowBatch
  ) {
    guard let tracer else { return }
    var step = FieldTrace.Step(phrase: "", reason: Reasons.fieldBlank)
    step.answer = field.answers[Int(FailureClass.blank.rawValue)]?.words
    tracer.add(
      step,
      to: FieldTracer.Place(
        target: target, row: rows.integer(target, row, 0), field: field.fieldName))
  }

  /// Says what was found wrong since, and what the mapping says to it.
  private mutating func explain(
    _ step: inout FieldTrace.Step, since mark: Mark, _ field: FieldPlan,
    _ rows: borrowing RowBatch
  ) {
    if faults.count > mark.faults {
      (step.reason, step.answer) = (faults.last?.reason, Answer.reject.words)
    } else if answeredFaults.count > mark.answered {
      step.reason = answeredFaults.last?.reason
      let answer = step.reason?.failure.flatMap { field.answers[Int($0.rawValue)] }
      // What would keep the record out, and a person has accepted.
      step.answer = answer == .reject ? "set aside, by a decision" : answer?.words
    } else if waitsFor != nil, !mark.isWaiting {
      (step.reason, step.answer) = (Reasons.parentMissing, Answer.keepWaiting.words)
    } else if skippedBy != nil, !mark.isSkipped {
      step.answer = "leave the record out, as its parent was"
    } else if rows.account.notes.count > mark.notes {
      step.reason = rows.account.notes.last.flatMap { Reasons.reason(named: $0.slug) }
    }
  }

  // MARK: Values

  private mutating func printed(
    _ location: Location, _ value: Int64, _ kind: ValueKind, _ batch: borrowing RecordBatch
  ) -> FieldTrace.Value? {
    switch location {
    case .blank: nil
    case .column(let column):
      .text(String(copyingUTF8: batch.field(column, ofRecord: record)))
    case .scratch: .text(String(copyingUTF8: scratch.span))
    case .number:
      kind.isReference ? .row(value) : .text(printer.text(packed: value, kind))
    }
  }

  private var printer: CellPrinter {
    CellPrinter(localTime: facts.localTime) { String($0) }
  }

  // MARK: Columns and lists

  private mutating func cells(
    of field: FieldPlan, _ batch: borrowing RecordBatch
  ) -> [FieldTrace.Cell] {
    var cells: [FieldTrace.Cell] = []
    for subject in field.subjects {
      let column: Int? =
        switch subject {
        case .column(let column): column
        case .each: each?.column
        case .eachWith: each?.with
        }
      guard let column, !cells.contains(where: { $0.column == column }) else { continue }
      cells.append(
        FieldTrace.Cell(
          column: column, child: column < plan.columnCount ? nil : position - 1,
          text: String(copyingUTF8: batch.field(column, ofRecord: record))))
    }
    return cells
  }

  /// The line of a list that the instruction will find.
  private mutating func listLine(
    _ instruction: Instruction, _ location: Location, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch
  ) -> FieldTrace.ListLine? {
    let table: CodeTable
    let day: Int64?
    switch instruction {
    case .translate(let found, let on):
      (table, day) = (found, self.day(on, target, row, batch, rows))
    case .crosswalk(let number, let on):
      guard let found = tracer?.crosswalks[number] else { return nil }
      (table, day) = (found, self.day(on, target, row, batch, rows))
    default: return nil
    }
    let line =
      switch location {
      case .column(let column): table.line(of: batch.field(column, ofRecord: record), on: day)
      case .scratch: table.line(of: scratch.span, on: day)
      default: nil as CodeTable.Line?
      }
    return line.map { FieldTrace.ListLine(list: table.name, file: table.file, line: $0) }
  }
}

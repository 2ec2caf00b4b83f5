import Diagnostics
import Migration
import Transform

/// The columns and steps of a field, for people.
struct TraceParts {
  private(set) var columns: [ExplainedColumn] = []
  private(set) var steps: [ExplainedStep] = []

  init(_ trace: FieldTrace, _ line: MappingLine, rows: RowExplainer) {
    let masking = rows.masking
    columns = Self.columns(trace, rows)
    if let branch = trace.branch.flatMap(line.branch) {
      steps.append(ExplainedStep(words: branch.words, place: branch.place.description))
    }
    var hasValue = trace.source != nil
    for step in trace.steps
    where hasValue || step.value != nil || step.reason != nil || step.answer != nil {
      hasValue = step.value != nil
      var shown = ExplainedStep(
        words: step.phrase.isEmpty ? "the field is mandatory" : line.words(of: step.phrase))
      shown.value = step.value.map { value in
        switch value {
        case .text(let text): masking.shown(text)
        case .row(let id): "row \(id)"
        }
      }
      shown.place = line.place(ofPhrase: step.phrase)?.description
      shown.reason = step.reason?.slug
      shown.sentence = step.reason?.sentence
      shown.answer = step.answer
      shown.answerPlace =
        step.answer == nil
        ? nil : step.reason?.failure.flatMap(line.place(ofAnswerTo:))?.description
      shown.list = step.listLine.map { Self.line($0, masking) }
      steps.append(shown)
    }
  }

  private static func columns(_ trace: FieldTrace, _ rows: RowExplainer) -> [ExplainedColumn] {
    let sources = rows.records.sources
    guard sources.indices.contains(trace.record),
      let plan = rows.trial.checked.plans.first(where: { $0.name == rows.file.mapping })
    else { return [] }
    let record = sources[trace.record].record
    return trace.cells.map { cell in
      let range = record.range(ofColumn: cell.column, child: cell.child)
      let original = record.text(ofColumn: cell.column, child: cell.child)
      return ExplainedColumn(
        column: plan.columns[cell.column], child: cell.child.map { $0 + 1 },
        value: rows.masking.shown(cell.text),
        original: original == cell.text ? nil : original.map(rows.masking.shown),
        record: sources.count > 1 ? record.place.record : nil, start: range?.lowerBound,
        length: range?.count)
    }
  }

  private static func line(
    _ found: FieldTrace.ListLine, _ masking: Masking
  ) -> ExplainedListLine {
    let line = found.line
    return ExplainedListLine(
      place: "\(found.file):\(line.line)", code: masking.shown(line.sourceCode),
      text: masking.shown(line.sourceText), target: masking.shown(line.target),
      status: line.status.rawValue, approvedBy: line.by, approvedOn: line.on)
  }
}

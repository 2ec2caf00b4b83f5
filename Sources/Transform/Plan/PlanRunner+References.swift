import Diagnostics
import Extract
import Schema
import Standards

// What refers to other records.

extension PlanRunner {
  mutating func refer(
    to space: Int, _ position: Int, _ field: FieldPlan, _ location: inout Location,
    _ value: inout Int64, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) -> Bool {
    let key: Hash128
    switch location {
    case .column(let column):
      key = SipHash.hash(batch.field(column, ofRecord: record).trimmed)
    case .scratch: key = SipHash.hash(scratch.span.trimmed)
    default: return true
    }
    // What the hash of the content sees of a reference is the key, not the id of this run.
    content.combine(UInt64(field.cell))
    content.combine(key.low)
    content.combine(key.high)
    let entry = index.find(key, in: space)
    switch entry?.state {
    case .loaded, .stored, .touched:
      (location, value) = (.number, entry?.value ?? 0)
      return true
    case .skipped:
      skippedBy = entry?.value
      return false
    case .rejected, .held, .unread:
      answerMissing(
        field.notes[position][1].reason, index.roots[Int(entry?.value ?? 0)], position, field,
        target, row, batch, &rows)
      return false
    case nil:
      let text = keyText(location, batch)
      if let known = index.ask?(text, space) {
        index.set(key, in: space, to: known)
        return refer(to: space, position, field, &location, &value, target, row, batch, &rows)
      }
      if let id = index.assumed?.id(of: text, in: space) {
        (location, value) = (.number, id)
        return true
      }
      let root = RootCause.missing(table: rootTable(of: field), key: text)
      if case .keepWaiting? = field.answers[Int(FailureClass.notFound.rawValue)] {
        index.set(
          key, in: space,
          to: KeyIndex.Entry(state: .held, value: index.addRoot(root), content: 0))
      }
      answerMissing(
        field.notes[position][0].reason, root, position, field, target, row, batch, &rows)
      return false
    }
  }

  mutating func rootTable(of field: FieldPlan) -> String {
    if case .ref(let table) = field.type { table } else { field.name }
  }

  mutating func keyText(_ location: Location, _ batch: borrowing RecordBatch) -> String {
    switch location {
    case .column(let column):
      String(copyingUTF8: batch.field(column, ofRecord: record).trimmed)
    default: String(copyingUTF8: scratch.span.trimmed)
    }
  }

  mutating func answerMissing(
    _ reason: Reason, _ root: RootCause, _ position: Int, _ field: FieldPlan, _ target: Int,
    _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    if case .keepWaiting? = field.answers[Int(FailureClass.notFound.rawValue)] {
      waitsFor = waitsFor ?? root
      return
    }
    answer(reason, position, field, target, row, batch, &rows)
  }
}

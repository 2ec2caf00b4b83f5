import Diagnostics
package import Extract
import Schema

// What people have decided about records, carried out while they are mapped.

extension PlanRunner {
  /// Goes on to the verdict on the record that is to be mapped, if there is one.
  mutating func takeVerdict() {
    verdict = nil
    guard nextVerdict < verdicts.count, verdicts[nextVerdict].record == record else { return }
    verdict = verdicts[nextVerdict]
    nextVerdict += 1
  }

  /// Notes that a decision was about the present record.
  mutating func noteVerdict(_ rows: inout RowBatch) {
    guard let verdict else { return }
    rows.account.decided.append(DecidedRecord(verdict, record: number))
  }

  var isExcluded: Bool { verdict?.effect == .excluded }
  var isAccepted: Bool { verdict?.effect == .accepted }

  /// The key of the record for which the present one stands.
  var survivor: [UInt8]? {
    if case .merged(let key) = verdict?.effect { key } else { nil }
  }

  /// Whether a fault of a field may be set aside, since a person has agreed to that.
  ///
  /// What is mandatory, and what must land, is rejected all the same.
  mutating func mayAccept(_ field: FieldPlan, _ target: Int) -> Bool {
    guard isAccepted, !field.isRequired else { return false }
    let column = plan.targets[target].table.columns.first { $0.name == field.fieldName }
    return column.map { !$0.mustLand } ?? false
  }

  /// Lets the present record stand for another one of its table: its number is kept as one of the
  /// other's, and whatever refers to it belongs to the other.
  mutating func merge(
    into survivor: [UInt8], _ key: Hash128?, _ batch: borrowing RecordBatch, _ extent: Extent,
    _ rows: inout RowBatch
  ) {
    guard let key else { return isolate(key, batch, extent, &rows) }
    let survivorKey = SipHash.hash(survivor.span.trimmed)
    let entry = index.find(survivorKey, in: plan.keySpace)
    faults.removeAll(keepingCapacity: true)
    switch entry?.state {
    case .loaded, .stored, .touched:
      keepNumber(of: key, for: entry?.value ?? 0, isOwn: survivorKey == key, batch, &rows)
    case .skipped:
      finishSkipped(entry?.value ?? 0, key, &rows)
    case .rejected, .held, .unread:
      waitsFor = index.roots[Int(entry?.value ?? 0)]
      isolate(key, batch, extent, &rows)
    case nil where mayDefer:
      // It may come later: these records are mapped once all others of the phase are.
      rows.rollbackRecord()
      rows.account.notes.removeSubrange(firstNote...)
      rows.account.counts.read -= 1
      postpone(batch)
    case nil:
      let text = String(decoding: survivor, as: UTF8.self)
      waitsFor = .missing(table: plan.rootTable, key: text)
      isolate(key, batch, extent, &rows)
    }
  }

  private mutating func keepNumber(
    of key: Hash128, for survivor: Int64, isOwn: Bool, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) {
    // It is in the store as such since an earlier run; or the other has its very number.
    if isOwn || index.find(key, in: plan.keySpace)?.state.isOfEarlierRun == true {
      noteVerdict(&rows)
      return countDuplicate(&rows)
    }
    for (target, targetPlan) in plan.targets.enumerated() {
      guard targetPlan.table.name == Table.patientIdentifier.name else {
        while !rows.newRows(target).isEmpty { rows.dropRow(target) }
        continue
      }
      for row in rows.newRows(target) {
        for cell in targetPlan.referenceCells where rows.integer(target, row, cell) >> 8 == place {
          rows.set(target, row, cell, to: survivor)
        }
      }
    }
    while !rows.newRows(legacyTarget).isEmpty { rows.dropRow(legacyTarget) }
    rows.account.notes.removeSubrange(firstNote...)
    noteVerdict(&rows)
    let text = String(copyingUTF8: batch.field(plan.keyColumn, ofRecord: record).trimmed)
    rows.account.decided[rows.account.decided.count - 1].merged = (text, survivor)
    index.set(
      key, in: plan.keySpace, to: KeyIndex.Entry(state: .loaded, value: survivor, content: 0))
    rows.account.counts.loaded += 1
    rows.account.counts.merged += 1
    rows.commitRecord()
  }

  private mutating func postpone(_ batch: borrowing RecordBatch) {
    guard let verdict else { preconditionFailure("only what was decided is postponed") }
    if postponed == nil {
      postponed = Postponed(
        records: plan.makeRecords(verdictsInAll, bytes: 1 << 12), verdicts: [])
    }
    postponed?.append(copyOf: record, of: batch, verdict)
  }
}

/// Records that are mapped after all others of their phase, with the verdicts on them.
package struct Postponed: ~Copyable {
  package var records: RecordBatch
  package var verdicts: [RecordVerdict]

  /// Gives the records up, and forgets the verdicts.
  package consuming func intoRecords() -> RecordBatch { records }

  mutating func append(
    copyOf record: Int, of batch: borrowing RecordBatch, _ verdict: RecordVerdict
  ) {
    var verdict = verdict
    verdict.record = records.count
    if records.count == 0 { records.takeContext(of: batch) }
    records.append(copyOf: record, of: batch)
    verdicts.append(verdict)
  }
}

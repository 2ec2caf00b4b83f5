import Diagnostics
import Extract
import Schema
import Standards

// A record from its skips to its outcome.

extension PlanRunner {
  mutating func map(
    _ batch: borrowing RecordBatch, _ extent: Extent, _ rows: inout RowBatch
  ) {
    (number, firstLine) = (extent.record, extent.firstLine)
    place = file.number << 32 | Int64(number)
    faults.removeAll(keepingCapacity: true)
    answeredFaults.removeAll(keepingCapacity: true)
    (waitsFor, skippedBy, isRepaired) = (nil, nil, false)
    firstNote = rows.account.notes.count
    if let condition = plan.onlyIf, !holds(condition, batch, rows, 0, 0) { return }
    rows.account.counts.read += 1
    let key = keys[record]
    if isExcluded {
      noteVerdict(&rows)
      return finishSkipped(index.skip(Reasons.excludedByDecision.slug), key, &rows)
    }
    if file.superseded.contains(number) { return countDuplicate(&rows) }
    for skip in plan.skips where holds(skip.condition, batch, rows, 0, 0) {
      finishSkipped(index.skip(skip.slug), key, &rows)
      return
    }
    if key == nil { faults.append(keyBlank) }
    content = SipHash()
    for target in plan.targets.indices { make(target, batch, &rows) }
    if let survivor { return merge(into: survivor, key, batch, extent, &rows) }
    noteVerdict(&rows)
    finish(key, batch, extent, &rows)
  }

  var keyBlank: RecordFault {
    RecordFault(
      reason: Reasons.fieldBlank, sourceColumn: plan.columns[plan.keyColumn],
      target: "\(plan.rootTable).legacy_key", expected: "the record's key")
  }

  mutating func finishSkipped(
    _ skip: Int64, _ key: Hash128?, _ rows: inout RowBatch
  ) {
    rows.rollbackRecord()
    rows.account.notes.removeSubrange(firstNote...)
    rows.account.counts.skipped += 1
    let slug = index.skips[Int(skip)]
    rows.account.notes.append(
      RecordNote(
        record: number, firstLine: firstLine, kind: .skip, slug: slug,
        rule: "\(plan.name) skip when", sourceColumn: nil))
    if let key, !isSeen(key), index.find(key, in: plan.keySpace) == nil {
      index.set(
        key, in: plan.keySpace, to: KeyIndex.Entry(state: .skipped, value: skip, content: 0))
    }
  }

  /// Whether an earlier run has loaded the row of a key, which then counts as seen.
  ///
  /// Whatever becomes of the record in this run, the row stays, and what refers to it is right.
  mutating func isSeen(_ key: Hash128) -> Bool {
    guard let entry = index.find(key, in: plan.keySpace), entry.state.isOfEarlierRun else {
      return false
    }
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(state: .loaded, value: entry.value, content: entry.content))
    return true
  }

  /// What keeps a record out whose row staff have changed.
  var changedByStaff: RecordFault {
    RecordFault(
      reason: Reasons.staffChanged, target: plan.rootTable,
      expected: "a row that nobody has worked with")
  }

  mutating func finish(
    _ key: Hash128?, _ batch: borrowing RecordBatch, _ extent: Extent, _ rows: inout RowBatch
  ) {
    if let skippedBy { return finishSkipped(skippedBy, key, &rows) }
    guard let key, faults.isEmpty, waitsFor == nil else {
      return isolate(key, batch, extent, &rows)
    }
    let digest = content.finish()
    // 0 stands for "no content" where a key was rejected or held.
    let hash = max(1, digest.low ^ digest.high)
    switch index.find(key, in: plan.keySpace) {
    case nil:
      keep(key, hash, &rows)
    case let entry? where entry.state == .unread:
      keep(key, hash, &rows)
    case let entry? where entry.state.isOfEarlierRun && entry.content == hash:
      _ = isSeen(key)
      countDuplicate(&rows)
    case let entry? where entry.state == .stored && !isRepeatOfStored(batch):
      replace(entry, key, hash, &rows)
    case let entry? where entry.state == .touched:
      faults.append(changedByStaff)
      isolate(key, batch, extent, &rows)
    case let entry? where entry.state == .loaded && entry.content == hash:
      countDuplicate(&rows)
    case _?:
      index.addRepeat(of: key, in: plan.keySpace)
      faults.append(
        RecordFault(
          reason: Reasons.keyConflict, sourceColumn: plan.columns[plan.keyColumn],
          target: "\(plan.rootTable).legacy_key", expected: "a key that no earlier record has"))
      isolate(key, batch, extent, &rows, isRepeat: true)
    }
  }

  /// Whether a record that was kept out is not a later state of the row of its key, but one more
  /// record of that key.
  mutating func isRepeatOfStored(_ batch: borrowing RecordBatch) -> Bool {
    guard let kept = file.kept[number] else { return false }
    let text = String(copyingUTF8: batch.field(plan.keyColumn, ofRecord: record).trimmed)
    return kept
      != RejectID(system: facts.sourceSystem, mapping: plan.name, key: text, ordinal: 0)
  }

  mutating func keep(_ key: Hash128, _ hash: UInt64, _ rows: inout RowBatch) {
    setContent(hash, &rows)
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(state: .loaded, value: place << 8, content: hash))
    rows.account.counts.loaded += 1
    if isRepaired { rows.account.counts.repaired += 1 }
    rows.commitRecord()
  }

  /// The record changed since an earlier run: it keeps its ids.
  mutating func replace(
    _ entry: KeyIndex.Entry, _ key: Hash128, _ hash: UInt64, _ rows: inout RowBatch
  ) {
    let old = entry.value >> 8
    moveIDs(to: old, &rows)
    setContent(hash, &rows)
    rows.account.replaced.append((record, old))
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(state: .loaded, value: entry.value, content: hash))
    rows.account.counts.loaded += 1
    rows.account.counts.updated += 1
    if isRepaired { rows.account.counts.repaired += 1 }
    rows.commitRecord()
  }

  mutating func countDuplicate(_ rows: inout RowBatch) {
    rows.rollbackRecord()
    rows.account.notes.removeSubrange(firstNote...)
    rows.account.counts.duplicate += 1
  }

  mutating func setContent(_ hash: UInt64, _ rows: inout RowBatch) {
    let row = rows.newRows(0).lowerBound
    rows.set(0, row, 4, to: Int64(bitPattern: hash))
  }

  mutating func moveIDs(to old: Int64, _ rows: inout RowBatch) {
    for target in 0...legacyTarget {
      let references = target == legacyTarget ? [3] : plan.targets[target].referenceCells
      for row in rows.newRows(target) {
        for cell in [0] + references where rows.kind(target, row, cell) == 1 {
          let id = rows.integer(target, row, cell)
          if id >> 8 == place { rows.set(target, row, cell, to: old << 8 | id & 0xFF) }
        }
      }
    }
  }

  mutating func isolate(
    _ key: Hash128?, _ batch: borrowing RecordBatch, _ extent: Extent, _ rows: inout RowBatch,
    isRepeat: Bool = false
  ) {
    let concern = concern(rows)
    leaveOut(&rows)
    rows.account.notes.removeSubrange(firstNote...)
    let isRejected = !faults.isEmpty
    if isRejected {
      for fault in answeredFaults { faults.add(fault) }
    }
    let keyText =
      key == nil
      ? nil : String(copyingUTF8: batch.field(plan.keyColumn, ofRecord: record).trimmed)
    let id = rejectID(key: keyText, key, extent)
    var root: RootCause?
    if isRejected {
      rows.account.counts.rejected += 1
    } else {
      rows.account.counts.held += 1
      root = waitsFor
    }
    if let key, !isRepeat, !isSeen(key), index.find(key, in: plan.keySpace)?.isOpen ?? true {
      index.set(
        key, in: plan.keySpace,
        to: KeyIndex.Entry(
          state: isRejected ? .rejected : .held,
          value: index.addRoot(root ?? .reject(id)), content: 0))
    }
    let original = batch.copyOfOriginal(ofRecord: record)
    if let locator = batch.locator { locateFaults(in: original, locator) }
    rows.account.isolated.append(
      IsolatedRecord(
        id: id, place: RecordPlace(extent), original: original, key: keyText,
        outcome: isRejected ? .rejected : .held, stage: .mapping, root: root,
        faults: isRejected ? faults : [], concern: concern))
  }

  /// Takes the rows back of a record that is not loaded; who tries it out wants to see them.
  mutating func leaveOut(_ rows: inout RowBatch) {
    if tracer == nil { rows.rollbackRecord() } else { rows.commitRecord() }
  }

  /// Whether the rows that the record would have become are live, and whose they are.
  mutating func concern(_ rows: borrowing RowBatch) -> Concern {
    var concern = Concern()
    for (target, plan) in plan.targets.enumerated() {
      let table = plan.table
      for row in rows.newRows(target) {
        if concern.patient == nil, plan.referenceCells.first == table.firstCell(of: "patient"),
          let cell = table.firstCell(of: "patient"), rows.kind(target, row, cell) == 1
        {
          let id = rows.integer(target, row, cell)
          if id >> 8 != place { concern.patient = id }
        }
        concern.add(rowOf: table, facts) { column in
          guard let cell = table.firstCell(of: column), rows.kind(target, row, cell) == 1 else {
            return nil
          }
          return rows.integer(target, row, cell)
        }
      }
    }
    return concern
  }

  /// Notes where in the record's own bytes each value with a fault stands.
  mutating func locateFaults(in original: [UInt8], _ locator: CellLocator) {
    for index in faults.indices {
      guard let name = faults[index].sourceColumn, let column = plan.columns.firstIndex(of: name)
      else { continue }
      faults[index].range = locator.range(
        ofColumn: column, child: faults[index].child ?? 0, in: original)
    }
  }

  mutating func rejectID(key: String?, _ hash: Hash128?, _ extent: Extent) -> RejectID {
    if let known = verdict?.reject ?? file.kept[number] { return known }
    guard let key, let hash else {
      return RejectID(
        fileHash: file.sha256, offset: extent.offset, mapping: plan.isDerived ? plan.name : nil)
    }
    return RejectID(
      system: facts.sourceSystem, mapping: plan.name, key: key,
      ordinal: index.repeats(of: hash, in: plan.keySpace))
  }
}

import Diagnostics
package import Extract
import Schema
import Standards

// Several records that make one row.

/// A batch whose records lie together by their keys.
package struct RecordGroups: Sendable {
  /// The records of each key, in the order of file and record.
  package var groups: [Range<Int>] = []
  /// For each record of the batch the position of its file.
  package var files: [Int] = []
  /// What could not be split, with the position of its file.
  package var broken: [(file: Int, record: BrokenRecord)] = []
  /// Records of a key that too many have to be one row.
  package var refused: [(file: Int, record: BrokenRecord)] = []
  /// What people have decided about records of the batch, by their number there.
  package var verdicts: [Int: RecordVerdict] = [:]

  package init() {}

  package var isEmpty: Bool { groups.isEmpty && broken.isEmpty && refused.isEmpty }
}

/// A record of a group, once its own rows are made.
struct GroupMember {
  let record: Int
  let extent: Extent
  var faults: [RecordFault] = []
  var waitsFor: RootCause?
  var isRepaired = false
}

extension PlanRunner {
  /// Maps a batch of groups, and what belongs to none.
  package mutating func map(
    _ batch: borrowing RecordBatch, _ groups: RecordGroups, into rows: inout RowBatch
  ) {
    rows.removeAll()
    // First what the others of a key wait for.
    for (position, record) in groups.broken {
      open(position, &rows)
      take(unread: record, isOwn: !plan.isDerived, &rows)
    }
    for (position, record) in groups.refused {
      open(position, &rows)
      take(unread: record, isOwn: true, &rows)
    }
    for group in groups.groups { map(group, batch, groups, &rows) }
  }

  private mutating func map(
    _ group: Range<Int>, _ batch: borrowing RecordBatch, _ groups: RecordGroups,
    _ rows: inout RowBatch
  ) {
    let keyField = batch.field(plan.keyColumn, ofRecord: group.lowerBound)
    let key = isBlank(keyField, plan.keyColumn) ? nil : SipHash.hash(keyField.trimmed)
    var members: [GroupMember] = []
    lastSkip = nil
    for record in group {
      begin(record, batch, groups, &rows)
      if takes(batch, &rows) {
        members.append(GroupMember(record: record, extent: batch.extent(ofRecord: record)))
      }
    }
    guard let first = members.first else {
      // Only a key of which every record is left out is left out itself.
      if let lastSkip, let key, !isSeen(key), index.find(key, in: plan.keySpace) == nil {
        index.set(
          key, in: plan.keySpace,
          to: KeyIndex.Entry(state: .skipped, value: lastSkip, content: 0))
      }
      return
    }
    place = files[groups.files[first.record]].number << 32 | Int64(first.extent.record)
    groupOrdinals = [Int](repeating: 0, count: plan.targets.count)
    rowRecord = first.record
    var digest: UInt64 = 0
    for index in members.indices {
      begin(members[index].record, batch, groups, &rows)
      (faults, waitsFor, skippedBy, isRepaired) = ([], nil, nil, false)
      if key == nil { faults.append(keyBlank) }
      content = SipHash()
      for target in plan.targets.indices { make(target, batch, &rows) }
      if let skippedBy { return finishSkipped(members, skippedBy, key, batch, groups, &rows) }
      (members[index].faults, members[index].waitsFor) = (faults, waitsFor)
      members[index].isRepaired = isRepaired
      // The same in whatever order the records came.
      let own = content.finish()
      digest &+= own.low ^ own.high
    }
    checkMandatory(&members, batch, groups, &rows)
    rowRecord = nil
    finish(members, key, max(1, digest), batch, groups, &rows)
  }

  /// Goes on to a record, and to its file.
  private mutating func begin(
    _ record: Int, _ batch: borrowing RecordBatch, _ groups: RecordGroups,
    _ rows: inout RowBatch
  ) {
    let extent = batch.extent(ofRecord: record)
    open(groups.files[record], &rows)
    rows.claim(record: record)
    (self.record, number, firstLine) = (record, extent.record, extent.firstLine)
    verdict = groups.verdicts[record]
  }

  private mutating func open(_ position: Int, _ rows: inout RowBatch) {
    file = files[position]
    rows.select(file: file.number)
  }

  /// Counts a record, and says whether it goes into its group.
  private mutating func takes(
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    rows.account.extent.add(BatchExtent(batch.extent(ofRecord: record)))
    if let condition = plan.onlyIf, !holds(condition, batch, rows, 0, 0) { return false }
    rows.account.counts.read += 1
    noteVerdict(&rows)
    if isExcluded || file.superseded.contains(number) {
      firstNote = rows.account.notes.count
      guard isExcluded else {
        countDuplicate(&rows)
        return false
      }
      lastSkip = index.skip(Reasons.excludedByDecision.slug)
      finishSkipped(index.skip(Reasons.excludedByDecision.slug), nil, &rows)
      return false
    }
    for skip in plan.skips where holds(skip.condition, batch, rows, 0, 0) {
      firstNote = rows.account.notes.count
      lastSkip = index.skip(skip.slug)
      finishSkipped(index.skip(skip.slug), nil, &rows)
      return false
    }
    return true
  }

  // MARK: Folding

  /// Folds the last row of a target into the first that the group has there.
  mutating func fold(_ target: Int, _ plan: TargetPlan, _ rows: inout RowBatch) {
    let base = rows.newRows(target).lowerBound
    let row = rows.newRows(target).upperBound - 1
    guard row > base else { return }
    for field in plan.fields {
      let width = field.type.hasPrecision ? 2 : 1
      guard !rows.isBlank(target, row, field.cell) else { continue }
      let isNew = rows.isBlank(target, base, field.cell)
      let isTaken =
        switch field.differ {
        case .earliest:
          rows.integer(target, row, field.cell) < rows.integer(target, base, field.cell)
        case .latest:
          rows.integer(target, row, field.cell) > rows.integer(target, base, field.cell)
        case .lastRecord: true
        case .firstRecord, nil: false
        case .rejectAll: differs(target, row, base, field, rows)
        }
      guard isNew || isTaken else { continue }
      tracer?.take(
        FieldTracer.Place(
          target: target, row: rows.integer(target, base, 0), field: field.fieldName),
        from: record)
      for cell in field.cell..<(field.cell + width) {
        rows.copyCell(target, from: row, to: base, cell)
      }
    }
    rows.dropRow(target)
  }

  /// Whether the record has another value than those before it, which is then its fault.
  private mutating func differs(
    _ target: Int, _ row: Int, _ base: Int, _ field: FieldPlan, _ rows: borrowing RowBatch
  ) -> Bool {
    guard !rows.isBlank(target, base, field.cell),
      !rows.isEqual(target, row, base, field.cell)
    else { return false }
    faults.append(
      RecordFault(
        reason: Reasons.recordsDiffer, sourceColumn: field.sourceColumn.map { plan.columns[$0] },
        target: field.name, expected: "the same in all records of one key"))
    return false
  }

  /// What is mandatory must be in one of the records.
  private mutating func checkMandatory(
    _ members: inout [GroupMember], _ batch: borrowing RecordBatch, _ groups: RecordGroups,
    _ rows: inout RowBatch
  ) {
    guard let first = members.first else { return }
    for (target, plan) in plan.targets.enumerated() where plan.forEach == nil {
      guard let base = rows.newRows(target).first else { continue }
      for field in plan.fields
      where field.isRequired && rows.isBlank(target, base, field.cell)
        && !isExplained(field, members)
      {
        begin(first.record, batch, groups, &rows)
        (faults, isRepaired) = (members[0].faults, members[0].isRepaired)
        answer(
          Reasons.fieldBlank, field.instructions.count, field, target, base, batch, &rows)
        (members[0].faults, members[0].isRepaired) = (faults, isRepaired)
        traceMandatory(field, target, base, rows)
      }
    }
  }

  /// Whether a fault, or a parent that is awaited, is why the field is empty.
  private mutating func isExplained(_ field: FieldPlan, _ members: [GroupMember]) -> Bool {
    members.contains { member in
      member.waitsFor != nil || member.faults.contains { $0.target == field.name }
    }
  }

  // MARK: The end of a group

  private mutating func finish(
    _ members: [GroupMember], _ key: Hash128?, _ hash: UInt64, _ batch: borrowing RecordBatch,
    _ groups: RecordGroups, _ rows: inout RowBatch
  ) {
    var members = members
    awaitUnread(key, &members)
    let isSound = members.allSatisfy { $0.faults.isEmpty && $0.waitsFor == nil }
    guard let key, isSound else {
      return isolate(members, key, batch, groups, &rows, isRepeat: false)
    }
    switch index.find(key, in: plan.keySpace) {
    case nil:
      keep(members, key, hash, as: place, batch, groups, &rows)
    case let entry? where entry.state.isOfEarlierRun && entry.content == hash:
      _ = isSeen(key)
      rows.rollbackRecord()
      for member in members {
        begin(member.record, batch, groups, &rows)
        rows.account.removeNotes(of: number)
        rows.account.counts.duplicate += 1
      }
    case let entry?
    where entry.state == .stored && !isRepeatOfStored(of: members[0], batch, groups, &rows):
      let old = entry.value >> 8
      moveIDs(to: old, &rows)
      keep(members, key, hash, as: old, batch, groups, &rows)
    case let entry? where entry.state == .touched:
      members[0].faults.append(changedByStaff)
      isolate(members, key, batch, groups, &rows, isRepeat: false)
    case _?:
      index.addRepeat(of: key, in: plan.keySpace)
      members[0].faults.append(
        RecordFault(
          reason: Reasons.keyConflict, sourceColumn: plan.columns[plan.keyColumn],
          target: "\(plan.rootTable).legacy_key", expected: "a key that no earlier record has"))
      isolate(members, key, batch, groups, &rows, isRepeat: true)
    }
  }

  private mutating func isRepeatOfStored(
    of member: GroupMember, _ batch: borrowing RecordBatch, _ groups: RecordGroups,
    _ rows: inout RowBatch
  ) -> Bool {
    begin(member.record, batch, groups, &rows)
    return isRepeatOfStored(batch)
  }

  private mutating func keep(
    _ members: [GroupMember], _ key: Hash128, _ hash: UInt64, as place: Int64,
    _ batch: borrowing RecordBatch, _ groups: RecordGroups, _ rows: inout RowBatch
  ) {
    setContent(hash, &rows)
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(state: .loaded, value: place << 8, content: hash))
    for (position, member) in members.enumerated() {
      begin(member.record, batch, groups, &rows)
      rows.account.counts.loaded += 1
      if member.isRepaired { rows.account.counts.repaired += 1 }
      if place != self.place { rows.account.counts.updated += 1 }
      if position == 0, place != self.place {
        rows.account.replaced.append((member.record, place))
      }
      if position > 0 {
        rows.account.folded.append(
          FoldedRecord(
            root: place, record: member.record, place: RecordPlace(member.extent),
            isRepaired: member.isRepaired))
      }
    }
    rows.commitRecord()
  }

  /// A record with a fault is rejected; the others of its group wait for it.
  private mutating func isolate(
    _ members: [GroupMember], _ key: Hash128?, _ batch: borrowing RecordBatch,
    _ groups: RecordGroups, _ rows: inout RowBatch, isRepeat: Bool
  ) {
    let concern = concern(rows)
    leaveOut(&rows)
    let text = key.map { _ in
      String(copyingUTF8: batch.field(plan.keyColumn, ofRecord: members[0].record).trimmed)
    }
    let ids = members.enumerated().map { position, member in
      begin(member.record, batch, groups, &rows)
      guard let text, let key else {
        return rejectID(key: nil, nil, member.extent)
      }
      if let known = verdict?.reject ?? file.kept[number] { return known }
      return RejectID(
        system: facts.sourceSystem, mapping: plan.name, key: text,
        ordinal: index.repeats(of: key, in: plan.keySpace) << 16 | position)
    }
    let rejected = members.firstIndex { !$0.faults.isEmpty }.map { RootCause.reject(ids[$0]) }
    let cause = rejected ?? members.compactMap(\.waitsFor).first ?? .reject(ids[0])
    if let key, !isRepeat, !isSeen(key), index.find(key, in: plan.keySpace)?.isOpen ?? true {
      index.set(
        key, in: plan.keySpace,
        to: KeyIndex.Entry(
          state: rejected == nil ? .held : .rejected, value: index.addRoot(cause), content: 0))
    }
    for (member, id) in zip(members, ids) {
      begin(member.record, batch, groups, &rows)
      rows.account.removeNotes(of: number)
      let isRejected = !member.faults.isEmpty
      if isRejected {
        rows.account.counts.rejected += 1
      } else {
        rows.account.counts.held += 1
      }
      faults = member.faults
      let original = batch.copyOfOriginal(ofRecord: member.record)
      if let locator = batch.locator { locateFaults(in: original, locator) }
      rows.account.isolated.append(
        IsolatedRecord(
          id: id, place: RecordPlace(member.extent), original: original, key: text,
          outcome: isRejected ? .rejected : .held, stage: .mapping,
          root: isRejected ? nil : member.waitsFor ?? cause, faults: faults,
          concern: concern))
    }
  }

  private mutating func finishSkipped(
    _ members: [GroupMember], _ skip: Int64, _ key: Hash128?, _ batch: borrowing RecordBatch,
    _ groups: RecordGroups, _ rows: inout RowBatch
  ) {
    rowRecord = nil
    for member in members {
      begin(member.record, batch, groups, &rows)
      rows.account.removeNotes(of: number)
      firstNote = rows.account.notes.count
      finishSkipped(skip, key, &rows)
    }
  }
}

extension Account {
  /// Takes back what was noted of a record that is not loaded after all.
  mutating func removeNotes(of record: Int) {
    notes.removeAll { $0.record == record && $0.kind != .skip }
  }
}

extension ColumnType {
  /// Whether the cell behind the value has its precision.
  var hasPrecision: Bool {
    switch self {
    case .instant, .partialDate: true
    default: false
    }
  }
}

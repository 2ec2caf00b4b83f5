import Diagnostics
import Extract
import Schema

// Records that could not be split into fields.

extension PlanRunner {
  /// Sets a record apart that could not be split, and notes its key where that can be read.
  ///
  /// - Parameters:
  ///   - broken: The record.
  ///   - isOwn: Whether it is this mapping that rejects it. The first of a source does; in every
  ///     other one the record waits until it can be split.
  ///   - rows: Receives its account.
  mutating func take(unread broken: BrokenRecord, isOwn: Bool, _ rows: inout RowBatch) {
    if file.superseded.contains(broken.extent.record) {
      rows.account.counts.read += 1
      rows.account.counts.duplicate += 1
      return
    }
    let key = key(of: broken)
    let hash = key.map { SipHash.hash($0.utf8.span) }
    let id = file.kept[broken.extent.record] ?? rejectID(unread: key, hash, broken.extent)
    let root = isOwn ? .reject(id) : root(of: broken.extent)
    if !plan.isDerived { index.unread[place(of: broken.extent)] = root }
    if let hash { note(unread: hash, root) }
    // Whether a mapping with a condition would have taken it, nobody knows.
    guard isOwn || plan.onlyIf == nil else { return }
    rows.account.counts.read += 1
    if isOwn { rows.account.counts.rejected += 1 } else { rows.account.counts.held += 1 }
    rows.account.isolated.append(
      IsolatedRecord(
        id: id, place: RecordPlace(broken.extent), original: broken.original, key: key,
        outcome: isOwn ? .rejected : .held, stage: .reader, root: isOwn ? nil : root,
        faults: isOwn ? [RecordFault(reason: broken.reason, expected: broken.expected)] : [],
        // What cannot be read may be about someone in a bed.
        concern: Concern(unreadRecordFor: plan.targets.map(\.table))))
  }

  private mutating func key(of broken: BrokenRecord) -> String? {
    guard let key = broken.key(ofColumn: plan.keyColumn)?.trimmed,
      !isBlank(key.utf8.span, plan.keyColumn)
    else { return nil }
    return key
  }

  /// The name of the isolated record: of its key, it is the one after those that came before.
  private mutating func rejectID(
    unread key: String?, _ hash: Hash128?, _ extent: Extent
  ) -> RejectID {
    guard let hash else { return rejectID(key: nil, nil, extent) }
    let state = index.find(hash, in: plan.keySpace)?.state
    if let state, !state.isOfEarlierRun { index.addRepeat(of: hash, in: plan.keySpace) }
    let id = rejectID(key: key, hash, extent)
    // Others of its key may follow that are set apart themselves.
    if state?.isOfEarlierRun == true || plan.isGrouped || plan.isDerived {
      index.addRepeat(of: hash, in: plan.keySpace)
    }
    return id
  }

  /// What all mappings of the source wait for: the record as the first of them has rejected it.
  private mutating func root(of extent: Extent) -> RootCause {
    if let kept = file.keptRoots[extent.record] { return .reject(kept) }
    guard let root = index.unread[place(of: extent)] else {
      preconditionFailure("the first mapping of '\(plan.source)' has not read \(extent)")
    }
    return root
  }

  private mutating func place(of extent: Extent) -> KeyIndex.UnreadPlace {
    KeyIndex.UnreadPlace(file: file.name, offset: extent.offset)
  }

  private mutating func note(unread key: Hash128, _ root: RootCause) {
    if plan.isGrouped { unreadOfKey[key] = root }
    guard !isSeen(key), index.find(key, in: plan.keySpace) == nil else { return }
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(
        state: plan.isDerived ? .unread : .rejected, value: index.addRoot(root), content: 0))
  }

  /// Lets the records of one row wait for one of them that could not be split: what it says of the
  /// row is not known.
  mutating func awaitUnread(_ key: Hash128?, _ members: inout [GroupMember]) {
    guard let key, let root = unreadOfKey[key] else { return }
    for index in members.indices where members[index].waitsFor == nil {
      members[index].waitsFor = root
    }
  }
}

import Load
import Migration
import RecordStore
import Transform

/// Finds why one record ended otherwise in the second run.
struct PairCauses {
  let pair: RecordPair
  let before: PairSide
  let after: PairSide
  let changes: ProjectChanges
  /// See ``FieldCause/crossed``.
  var crossed: PairSide?

  /// A record that this one waits for in one of the runs.
  enum Parent: Hashable {
    case reject(String)
    case key(table: String, String)
  }

  private var hasSameBytes: Bool { before.originals == after.originals }
  private var fields: FieldCause {
    FieldCause(
      before: before, after: after, changes: changes, hasSameBytes: hasSameBytes,
      crossed: crossed)
  }

  /// The causes that lie in the record itself and in the rules.
  var causes: [ChangeCause] {
    guard before.isAtHand, after.isAtHand else {
      let lacksRules = before.run.checked == nil || after.run.checked == nil
      return [
        ChangeCause(
          .unknown,
          note: lacksRules ? "a run has kept no rules" : "a file of a run is not at hand")
      ]
    }
    guard !before.records.isEmpty else { return [ChangeCause(.source, note: "the record is new")] }
    guard !after.records.isEmpty else {
      return [ChangeCause(.source, note: "the extract has the record no more")]
    }
    let found = Set(pair.change == .changed ? ofFields : effective(ofOutcome))
    if !found.isEmpty { return found.sorted() }
    if let decision = fields.decision { return [decision] }
    if !hasSameBytes { return [ChangeCause(.source)] }
    if let place = mappingPlace { return [ChangeCause(.mapping, place: place)] }
    if let place = fields.layoutPlace { return [ChangeCause(.layout, place: place)] }
    if let place = rulesPlace { return [ChangeCause(.rule, place: place)] }
    return parents.isEmpty ? [ChangeCause(fields.hasOtherMoment ? .moment : .otherRecords)] : []
  }

  /// A field without a cause of its own has that of the others of its row: it asks what they are.
  private var ofFields: [ChangeCause] {
    pair.differences.flatMap { difference in
      fields.causes(of: difference.table, difference.ordinal, difference.field)
    }
  }

  private var ofOutcome: [ChangeCause] {
    var causes: [ChangeCause] = []
    for (end, side) in [(pair.before, before), (pair.after, after)] {
      for fault in end.isolated.flatMap(\.faults) {
        let parts = (fault.target ?? "").split(separator: ".").map(String.init)
        guard parts.count == 2, parts[1] != "legacy_key" else { continue }
        let ordinal = side.ordinal(of: parts[0], field: parts[1], reason: fault.slug)
        causes += fields.causes(of: parts[0], ordinal, parts[1])
      }
    }
    return causes
  }

  /// Without those of which the record would have ended so anyway.
  private func effective(_ causes: [ChangeCause]) -> [ChangeCause] {
    guard let crossed = crossed?.outcome, let old = before.outcome, let new = after.outcome else {
      return causes
    }
    let (bySource, byRules) = (crossed.fates != old.fates, crossed.fates != new.fates)
    guard bySource != byRules else { return causes }
    return bySource ? [ChangeCause(.source)] : causes.filter { $0.kind != .source }
  }

  /// What leaves records out, or says what a key is: outside of the targets.
  private var mappingPlace: String? {
    guard let file = (after.declaration ?? before.declaration)?.file.name else { return nil }
    return changes.place(
      in: file, before: before.lines.first?.lines ?? [], after: after.lines.first?.lines ?? [])
  }

  private var rulesPlace: String? {
    let file = [after, before].lazy.compactMap { $0.run.checked?.project.rulesFile?.name }.first
    return file.flatMap { changes.place(in: $0) }
  }

  /// What the record waits for, in the run that holds it.
  var parents: [Parent] {
    (pair.before.isolated + pair.after.isolated).filter(\.isHeld).compactMap { record in
      if let missing = record.missing { return .key(table: missing.table, missing.key) }
      return record.waitsFor.map(Parent.reject)
    }
  }
}

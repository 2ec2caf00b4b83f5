import Extract
import Transform

// A batch as it is once the decisions are carried out on it.

extension Corrections {
  /// Carries out what is decided about the records of a batch.
  ///
  /// - Parameters:
  ///   - records: Receives the other values, and the records that could not be split and now can.
  ///   - broken: Loses these.
  ///   - file: Where the records come from.
  ///   - head: What stands before the file's first record.
  ///   - layout: Of the file.
  /// - Returns: What the mapping is to do with them, in the order of the batch.
  func carryOut(
    on records: inout RecordBatch, _ broken: inout [BrokenRecord], _ file: FileOfRecords,
    head: () -> [UInt8], layout: Layout
  ) -> [RecordVerdict] {
    var ofRecords: [Int: [Match]] = [:]
    for record in 0..<records.count {
      let found = matches(record: record, of: records, file)
      if !found.isEmpty { ofRecords[record] = found }
    }
    var ofBroken: [Int: [Match]] = [:]
    for (position, record) in broken.enumerated() {
      let found = matches(broken: record, file)
      if !found.isEmpty { ofBroken[position] = found }
    }
    guard !ofRecords.isEmpty || !ofBroken.isEmpty else { return [] }
    return rebuild(&records, &broken, ofRecords, ofBroken, head: head, layout: layout)
  }

  private func rebuild(
    _ records: inout RecordBatch, _ broken: inout [BrokenRecord], _ ofRecords: [Int: [Match]],
    _ ofBroken: [Int: [Match]], head: () -> [UInt8], layout: Layout
  ) -> [RecordVerdict] {
    var result = RecordBatch(layout, records: max(records.capacity, records.count + broken.count))
    result.takeContext(of: records)
    var left: [BrokenRecord] = []
    var verdicts: [RecordVerdict] = []
    var next = 0
    func takeBroken(before number: Int) {
      while next < broken.count, broken[next].extent.record < number {
        let matches = ofBroken[next] ?? []
        if let verdict = mend(broken[next], matches, &result, head: head, layout: layout) {
          verdicts.append(verdict)
        } else {
          left.append(broken[next])
        }
        next += 1
      }
    }
    for record in 0..<records.count {
      takeBroken(before: records.extent(ofRecord: record).record)
      let matches = ofRecords[record] ?? []
      let replacements = matches.filter { !$0.isStale }.flatMap { $0.known.replacements ?? [] }
      if let own = matches.first(where: \.known.isOwn) {
        verdicts.append(verdict(on: result.count, own))
      }
      result.append(copyOf: record, of: records, replacing: replacements)
    }
    takeBroken(before: .max)
    broken = left
    swap(&records, &result)
    return verdicts
  }

  private func verdict(on record: Int, _ match: Match) -> RecordVerdict {
    let effect: RecordVerdict.Effect =
      if match.isStale {
        .stale
      } else {
        switch match.known.decision.kind {
        case .accepted: .accepted
        case .excluded: .excluded
        // Several records make one row there: one of them alone stands for nobody.
        case .merged where plan.isGrouped: .stale
        case .merged: .merged(into: Array((match.known.decision.into ?? "").utf8))
        default: .corrected
        }
      }
    return RecordVerdict(
      record: record, line: match.known.line, effect: effect, reject: match.known.reject,
      isChangedElsewhere: match.isChangedElsewhere)
  }

  /// Makes a record of one that could not be split, where a decision says what it should be.
  ///
  /// - Returns: `nil` where it stays as it is.
  private func mend(
    _ broken: BrokenRecord, _ matches: [Match], _ result: inout RecordBatch,
    head: () -> [UInt8], layout: Layout
  ) -> RecordVerdict? {
    guard let match = matches.first(where: { !$0.isStale }) else { return nil }
    let decision = match.known.decision
    if let text = match.known.text {
      // It was typed in, so it is in UTF-8 whatever the file is in.
      var typed = layout
      typed.encoding = .utf8
      var opening = result.opening
      opening?.encoding = .utf8
      guard
        let one = SingleRecord(Array(text.utf8), head: head(), typed, inside: opening)
      else { return nil }
      result.append(
        copyOf: 0, of: one.batch, as: broken.extent, original: broken.original)
    } else {
      var fields = [String](repeating: "", count: result.columnCount)
      let key = match.known.decision.subject?.key
      if let key { fields[match.known.keyColumn] = key }
      for replacement in match.known.replacements ?? []
      where replacement.column < fields.count && !replacement.value.isEmpty {
        fields[replacement.column] = String(decoding: replacement.value, as: UTF8.self)
      }
      let isTypedIn = decision.kind == .byHand || decision.kind == .corrected
      guard isTypedIn || decision.kind == .excluded || decision.kind == .merged else { return nil }
      result.append(fields, at: broken.extent, original: broken.original)
    }
    var verdict = verdict(on: result.count - 1, match)
    if !match.known.isOwn {
      // What no mapping can read is left out by all of them, or by none.
      let isLeftOut = decision.kind == .excluded || decision.kind == .merged
      verdict.effect = isLeftOut ? .excluded : .corrected
    }
    return verdict
  }
}

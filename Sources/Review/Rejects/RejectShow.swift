import Diagnostics
import Pages

/// What `migrate rejects show` prints: one record with its faults, masked unless told otherwise.
package struct RejectShow: Sendable {
  package var record: IsolatedRecord
  /// The records that wait for it.
  package var waiting: [IsolatedRecord]
  package var reveal: Bool
  /// What was decided and noted about it, the oldest first.
  package var history: [String] = []
  /// The other records of faults that two records make together.
  package var others: [OtherRecord] = []

  /// - Parameters:
  ///   - id: The id or the beginning of one.
  ///   - records: All isolated records of the run.
  ///   - reveal: Whether values are shown as they are.
  /// - Throws: When no record has the id, or more than one an id that begins so.
  package init(
    _ id: String, in records: [IsolatedRecord], reveal: Bool
  ) throws(ReviewError) {
    let found = records.filter { $0.id.hasPrefix(id) }
    guard let record = found.first(where: { $0.id == id }) ?? found.first else {
      throw .recordUnknown(id)
    }
    guard record.id == id || found.count == 1 else { throw .recordAmbiguous(id, found.count) }
    self.record = record
    waiting = RootCauses(records).all.first { $0.record?.id == record.id }?.waiting ?? []
    self.reveal = reveal
  }

  package var text: String {
    var text = "\(record.id)  \(record.outcome.rawValue)\n\(record.placeInWords)\n"
    text += "\(record.bytes.count.of("byte")) from byte \(record.bytes.lowerBound.grouped)"
    text += ", mapping \(record.mapping)"
    if let key = record.keyInWords(reveal: reveal) { text += ", key \(key)" }
    text += "\n"
    if let live = record.live { text += Self.words(live) }
    for fault in record.knownFaults { text += Self.words(fault) }
    for other in others { text += "\n\(other.candidate(ofFault: 0).words(reveal: reveal))\n" }
    switch record.cause {
    case .reject(let id): text += "\nIt waits for \(id).\n"
    case .missing(let table, let key):
      let shown = OriginalText(Array(key.utf8), masked: !reveal).plain
      text += "\nIt waits for the \(table.inWords) \(shown), which is in none of the files.\n"
    case nil: break
    }
    if !waiting.isEmpty {
      text += "\n\(waiting.count.of("record waits", "records wait")) for it:\n"
      text += waiting.map { "  \($0.placeInWords)\n" }.joined()
    }
    if !history.isEmpty {
      text += "\nwhat was decided:\n" + history.map { "  \($0)\n" }.joined()
    }
    return text + "\n" + original
  }

  private static func words(_ live: LiveConcern) -> String {
    var text = "\nLIVE: \(live.sentence)\n"
    if let place = live.placeInWords { text += "  where:    \(place)\n" }
    if let expected = live.expectedInWords { text += "  expected: \(expected)\n" }
    return text
  }

  private static func words(_ fault: IsolatedFault) -> String {
    let reason = fault.reason
    var text = "\n\(reason): \(reason.sentence)\n"
    if let column = fault.column { text += "  column:   \(column)\n" }
    if let target = fault.target { text += "  for:      \(target)\n" }
    if let expected = fault.expected { text += "  expected: \(expected)\n" }
    return text + "  why:      \(reason.why)\n  do:       \(reason.action)\n"
  }

  private var original: String {
    guard let text = record.originalText(reveal: reveal) else {
      return "The original was not kept: open \(record.file) at \(record.linesInWords).\n"
    }
    let shown = text.plain
    return shown + (shown.hasSuffix("\n") ? "" : "\n")
      + (reveal ? "" : "Letters and digits are masked; add --reveal to see them.\n")
  }
}

import Diagnostics
import Pages

/// What `migrate rejects show` prints: one record with its faults, masked unless told otherwise.
package struct RejectShow: Sendable {
  package var record: IsolatedRecord
  /// The records that wait for it.
  package var waiting: [IsolatedRecord]
  /// Whether somebody may see values, and has said why.
  package var reveal: Bool
  /// Whether the patient is restricted; then, and where nobody can tell, values stay masked.
  package var privacy = RecordDetails.Privacy.open
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

  private var showsValues: Bool { reveal && privacy == .open }

  package var text: String {
    var text = "\(record.id)  \(record.outcome.rawValue)\n\(record.placeInWords)\n"
    text += "\(record.bytes.count.of("byte")) from byte \(record.bytes.lowerBound.grouped)"
    text += ", mapping \(record.mapping)"
    if let key = record.keyInWords(reveal: showsValues) { text += ", key \(key)" }
    text += "\n"
    if let live = record.live { text += Self.words(live) }
    for fault in record.knownFaults { text += Self.words(fault) }
    for other in others { text += "\n\(other.candidate(ofFault: 0).words(reveal: showsValues))\n" }
    switch record.cause {
    case .reject(let id): text += "\nIt waits for \(id).\n"
    case .missing(let table, let key):
      let shown = OriginalText(Array(key.utf8), masked: !showsValues).plain
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
    if let expected = fault.expectedInWords { text += "  expected: \(expected)\n" }
    return text + "  why:      \(reason.why)\n  do:       \(reason.action)\n"
  }

  private var original: String {
    guard let text = record.originalText(reveal: showsValues) else {
      return "The original was not kept: open \(record.file) at \(record.linesInWords).\n"
    }
    let shown = text.plain
    return shown + (shown.hasSuffix("\n") ? "" : "\n") + masked
  }

  /// Why letters and digits are masked, where they are.
  private var masked: String {
    guard reveal else { return "Letters and digits are masked; add --reveal to see them.\n" }
    let apart =
      "'migrate report --reveal-sensitive' writes a page with it, for a reason and with a"
      + " second person.\n"
    switch privacy {
    case .open: return ""
    case .restricted: return "The patient is restricted: the values stay masked. " + apart
    case .unknown:
      return "Whether the patient is restricted, nobody can tell: the values stay masked. " + apart
    }
  }
}

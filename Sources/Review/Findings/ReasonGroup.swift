package import Diagnostics

/// All that is to fix for one reason.
package struct ReasonGroup: Sendable {
  package var reason: Reason
  package var causes: [RootCause]

  /// What was found, in the words of the registry, which speak of the record that waits: of
  /// missing parents we say it from their own side.
  package var sentence: String {
    causes.allSatisfy { $0.record == nil } ? Self.missingSentence : reason.sentence
  }

  static let missingSentence = "A record that others belong to is in none of the files"

  package var waiting: Int { causes.reduce(0) { $0 + $1.waiting.count } }
  /// How many of its causes concern someone who is being cared for now.
  package var live: Int { causes.count(where: \.isLive) }
  package var effect: Int { causes.reduce(0) { $0 + $1.effect } }

  /// How often each value stands in the faulty place, of the values that stand there twice or more.
  ///
  /// The value is compared and never shown.
  package var sameValues: [(column: String, records: [IsolatedRecord])] {
    var found: [FaultyValue: [IsolatedRecord]] = [:]
    for cause in causes {
      guard let record = cause.record, let value = FaultyValue(record) else { continue }
      found[value, default: []].append(record)
    }
    return found.filter { $0.value.count > 1 }.map { ($0.key.column, $0.value) }
      .sorted { ($1.records.count, $0.column) < ($0.records.count, $1.column) }
  }
}

/// The bytes that a record's first fault names.
private struct FaultyValue: Hashable {
  let column: String
  let bytes: [UInt8]

  init?(_ record: IsolatedRecord) {
    guard let fault = record.faults.first, let column = fault.column, let range = fault.bytes,
      let original = record.original, !range.isEmpty, range.upperBound <= original.count
    else { return nil }
    self.column = column
    bytes = Array(original[range])
  }
}

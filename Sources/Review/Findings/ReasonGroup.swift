package import Diagnostics
import Extract
package import Pages

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

  /// The values that stand in the faulty place of two records or more, the most frequent first.
  package var sameValues: [SameValue] {
    var found: [FaultyValue: [IsolatedRecord]] = [:]
    for cause in causes {
      guard let record = cause.record, let value = FaultyValue(record) else { continue }
      found[value, default: []].append(record)
    }
    return found.filter { $0.value.count > 1 }.map { SameValue($0.key, $0.value) }
      .sorted {
        if $0.records.count != $1.records.count { return $0.records.count > $1.records.count }
        if $0.column != $1.column { return $0.column < $1.column }
        return $0.bytes.lexicographicallyPrecedes($1.bytes)
      }
  }
}

/// One value that several records have in the same column, so that one decision answers all.
package struct SameValue: Sendable {
  package let column: String
  /// In file order.
  package let records: [IsolatedRecord]
  fileprivate let bytes: [UInt8]

  fileprivate init(_ value: FaultyValue, _ records: [IsolatedRecord]) {
    column = value.column
    bytes = value.bytes
    self.records = records
  }

  /// As it may be shown.
  package func text(reveal: Bool) -> OriginalText {
    OriginalText(bytes, characters: records.first?.encoding.characters, masked: !reveal)
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

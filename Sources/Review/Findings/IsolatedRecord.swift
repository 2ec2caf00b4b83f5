package import Extract
import Pages

/// A record that is not in the EPR: rejected, or waiting for one that is.
package struct IsolatedRecord: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable, Codable {
    case rejected
    case held
  }

  package enum Status: String, Sendable, Hashable, Codable {
    case open
    /// Put right since, or decided.
    case closed
  }

  /// What a held record waits for.
  package enum Cause: Sendable, Hashable {
    /// The reject with this id.
    case reject(String)
    /// A record that is in no file.
    case missing(table: String, key: String)
  }

  package var id: String
  package var mapping: String
  package var file: String
  /// Counted from 1, data records only.
  package var record: Int
  package var lines: ClosedRange<Int>
  /// In the decoded file.
  package var bytes: Range<Int>
  /// What the original spells its text in.
  package var encoding: TextEncoding
  /// `nil` past the limit on stored originals.
  package var original: [UInt8]?
  package var legacyKey: String?
  package var outcome: Outcome
  package var cause: Cause?
  package var faults: [IsolatedFault]
  package var firstRun: String
  /// Why it cannot wait, where it or what waits for it concerns someone in a bed, with a booking,
  /// an open wait, an active alert or allergy; `nil` where it can.
  package var live: LiveConcern?
  /// SHA-256 of the file's bytes.
  package var fileHash = ""
  /// What stands before the first record of its file, decoded: header lines, or the start tags around
  /// it.
  package var head: [UInt8] = []
  /// Whether the patient whom it is about is one whose address and practice are shown to nobody
  /// without a reason; `nil` where the patient is not in the store.
  package var isRestricted: Bool?
  package var status = Status.open

  package init(
    id: String, mapping: String, file: String, record: Int, lines: ClosedRange<Int>,
    bytes: Range<Int>, encoding: TextEncoding = .utf8, original: [UInt8]?, legacyKey: String? = nil,
    outcome: Outcome,
    cause: Cause? = nil, faults: [IsolatedFault] = [], firstRun: String,
    live: LiveConcern? = nil
  ) {
    self.id = id
    self.mapping = mapping
    self.file = file
    self.record = record
    self.lines = lines
    self.bytes = bytes
    self.encoding = encoding
    self.original = original
    self.legacyKey = legacyKey
    self.outcome = outcome
    self.cause = cause
    self.faults = faults
    self.firstRun = firstRun
    self.live = live
  }

  /// `line 12` or `lines 12 to 14`.
  package var linesInWords: String {
    lines.count == 1
      ? "line \(lines.lowerBound.grouped)"
      : "lines \(lines.lowerBound.grouped) to \(lines.upperBound.grouped)"
  }

  /// `PMI_001.csv, record 11 (line 12)`.
  package var placeInWords: String { "\(file), record \(record.grouped) (\(linesInWords))" }
}

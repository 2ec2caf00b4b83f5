package import Foundation

/// One line of the list of what people have decided: about a rejected record, or about a line before
/// it.
///
/// Nothing is ever changed or deleted: who changes their mind adds a line. The list lies in the work
/// folder and may hold what belongs to patients: keys, and corrected values.
package struct Decision: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// Values of the record are replaced wherever it is read: an overlay.
    case corrected
    /// The record is loaded without the values that are at fault; they are set aside.
    case accepted
    /// The record is one person with another one, whose key is ``Decision/into``.
    case merged
    /// The record is not to be migrated; needs a reason and a second person.
    case excluded
    /// The record was typed in anew, all of it, through the same rules.
    case byHand = "by_hand"
    /// The old system is being corrected; the next extract has it right.
    case atSource = "corrected_at_source"
    /// A code table or a mapping is being changed.
    case rules = "rules_changed"
    /// Somebody shall decide; see ``Decision/owner`` and ``Decision/due``.
    case assigned
    /// Something worth knowing.
    case note
    /// A second person agrees with the line ``Decision/about``.
    case approved
    /// The line ``Decision/about`` does not hold any more.
    case withdrawn
    /// Patients' values were shown unmasked.
    case revealed
    /// An area of the migration was signed.
    case signed

    /// Whether it says what becomes of a record.
    package var settles: Bool {
      switch self {
      case .corrected, .accepted, .merged, .excluded, .byHand, .atSource, .rules: true
      case .assigned, .note, .approved, .withdrawn, .revealed, .signed: false
      }
    }
  }

  /// Which record is meant, and what it was when it was decided about.
  package struct Subject: Codable, Sendable, Hashable {
    /// The reject id.
    package var reject: String
    package var mapping: String
    /// The record's legacy key, where one could be read: later extracts know it by that.
    package var key: String?
    /// The hash of its file and its offset there, for a record without a key.
    package var fileHash: String
    package var offset: Int
    /// SHA-256 of the record's original bytes.
    package var recordHash: String

    package init(
      reject: String, mapping: String, key: String?, fileHash: String, offset: Int,
      recordHash: String
    ) {
      self.reject = reject
      self.mapping = mapping
      self.key = key
      self.fileHash = fileHash
      self.offset = offset
      self.recordHash = recordHash
    }
  }

  /// A new value for a column of the layout.
  package struct Correction: Codable, Sendable, Hashable {
    package var column: String
    /// Which of the record's children, from 0, where the column is a child's.
    package var child: Int?
    package var value: String

    package init(column: String, child: Int? = nil, value: String) {
      self.column = column
      self.child = child
      self.value = value
    }
  }

  /// What a column held when the record was decided about.
  ///
  /// A decision is stale once one of them holds something else: it was made about another value.
  package struct Basis: Codable, Sendable, Hashable {
    package var column: String
    package var child: Int?
    /// SHA-256 of the value in UTF-8.
    package var hash: String

    package init(column: String, child: Int? = nil, hash: String) {
      self.column = column
      self.child = child
      self.hash = hash
    }
  }

  package var kind: Kind
  /// Seconds UTC.
  package var at: Date
  /// Who decided.
  package var by: String
  /// `nil` for what is not about one record.
  package var subject: Subject?
  /// The number of the line that is approved or withdrawn, from 1.
  package var about: Int?
  package var corrections: [Correction]?
  /// The corrected columns, and those that the failing rule used, as they were.
  package var basis: [Basis]?
  /// The whole record anew, where it could not be split.
  package var text: String?
  /// The legacy key of the surviving record.
  package var into: String?
  package var reason: String?
  /// Where the proof is: a letter, a call, a screen of the old system.
  package var evidence: String?
  package var owner: String?
  /// `2026-12-04`.
  package var due: String?

  package init(
    _ kind: Kind, at: Date = Date(), by: String, about subject: Subject? = nil,
    line: Int? = nil, corrections: [Correction]? = nil, basis: [Basis]? = nil,
    text: String? = nil, into: String? = nil, reason: String? = nil, evidence: String? = nil,
    owner: String? = nil, due: String? = nil
  ) {
    self.kind = kind
    self.at = Date(timeIntervalSince1970: at.timeIntervalSince1970.rounded(.down))
    self.by = by
    self.subject = subject
    about = line
    self.corrections = corrections
    self.basis = basis
    self.text = text
    self.into = into
    self.reason = reason
    self.evidence = evidence
    self.owner = owner
    self.due = due
  }
}

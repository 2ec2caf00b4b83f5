/// What is different between two runs, record by record, and why: what `migrate diff` says.
package struct RunComparison: Sendable, Codable {
  package var before: String
  package var after: String
  /// Records that ended alike, in the store or out of it.
  package var unchanged: Int
  package var counts: [Count] = []
  /// The causes, those of most records first.
  package var causes: [CauseCount] = []
  /// What keeps a cause from being found, each a sentence or two.
  package var remarks: [String] = []
  /// In the order of tables and keys.
  package var records: [ComparedRecord] = []

  package struct Count: Sendable, Codable {
    package var change: ComparedRecord.Change
    package var records: Int
  }

  package struct CauseCount: Sendable, Codable {
    package var cause: ChangeCause
    package var records: Int
  }
}

/// One record of the old system that ended otherwise than in the run before.
package struct ComparedRecord: Sendable, Codable {
  package enum Change: String, Sendable, Codable, CaseIterable {
    case rejected = "newly_rejected"
    case held = "newly_waiting"
    case loaded = "newly_loaded"
    case changed = "changed_values"
    /// Not in the store any more, and not among what is to fix.
    case gone
    /// Out of the store both times, for other reasons.
    case otherReasons = "other_reasons"
  }

  package var change: Change
  package var mapping: String
  package var table: String
  /// By which the old system knows the record; `nil` where none could be read.
  package var key: String?
  /// `PMI_001.csv, record 11`, as of the later run that has the record.
  package var place: String
  /// What kept it out, in the first and in the second run.
  package var reasonsBefore: [String] = []
  package var reasonsAfter: [String] = []
  package var fields: [ComparedField] = []
  package var causes: [ChangeCause] = []

  enum CodingKeys: String, CodingKey {
    case change, mapping, table, key, place
    case reasonsBefore = "reasons_before"
    case reasonsAfter = "reasons_after"
    case fields, causes
  }
}

/// A field that has another value than in the run before.
package struct ComparedField: Sendable, Codable, Hashable {
  package var table: String
  package var field: String
  /// `nil` where it was empty, or its row was not there.
  package var before: String?
  package var after: String?

  package init(table: String, field: String, before: String?, after: String?) {
    self.table = table
    self.field = field
    self.before = before
    self.after = after
  }
}

/// Why a record ended otherwise.
package struct ChangeCause: Sendable, Codable, Hashable, Comparable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// The record's own bytes, or those of a record in which a value was looked up.
    case source
    case mapping
    case codeTable = "code_table_line"
    case crosswalk
    case layout
    /// A rule over records.
    case rule
    case decision
    /// The moment of the extract, which says what lies in the future.
    case moment
    /// The same rules and the same bytes: another record has made the difference.
    case otherRecords = "other_records"
    case unknown
  }

  package var kind: Kind
  /// `mappings/patient.yaml:17`, where the cause is a line of the project.
  package var place: String?
  /// What is known beyond that: which parent, why nothing is known.
  package var note: String?

  package init(_ kind: Kind, place: String? = nil, note: String? = nil) {
    self.kind = kind
    self.place = place
    self.note = note
  }

  package static func < (first: ChangeCause, second: ChangeCause) -> Bool {
    let order = Kind.allCases
    let (left, right) = (order.firstIndex(of: first.kind), order.firstIndex(of: second.kind))
    if left != right { return (left ?? 0) < (right ?? 0) }
    return (first.place ?? "", first.note ?? "") < (second.place ?? "", second.note ?? "")
  }
}

/// Where a row of the store came from, field by field: what `migrate explain` says.
///
/// As JSON every name is there; what is not known is left out. Values are those of a patient, or
/// masked: ``Masking`` was applied where it was made.
package struct Explanation: Sendable, Codable {
  /// What made a row.
  package enum Origin: String, Sendable, Codable {
    /// One record of the old system.
    case record
    /// Several records that a mapping makes one row of.
    case records
    /// The EPR's own reference data, or created for a crosswalk.
    case reference
    /// Entered in the EPR.
    case entered
    /// A value that a mapping set aside beside its row.
    case setAside = "set_aside"
  }

  package var table: String
  package var id: Int64
  /// By which the old system knows the record; `nil` where the row has none.
  package var key: String?
  package var origin: Origin
  /// The records that made it, the first of the row first.
  package var records: [ExplainedRecord] = []
  /// The mapping, with its file and version.
  package var mapping: ExplainedMapping?
  /// What else must be known to judge it, each a sentence or two.
  package var remarks: [String] = []
  /// What people have decided about the records, and the run has carried out.
  package var decisions: [ExplainedDecision] = []
  package var fields: [ExplainedField] = []
}

/// A decision that was carried out on a record of the row.
package struct ExplainedDecision: Sendable, Codable {
  /// The number of its line in the list of decisions.
  package var line: Int
  package var kind: String
  /// `carried_out`, or `changed_elsewhere`: other parts of the record had changed since.
  package var outcome: String
  package var by: String
  /// The day: 2026-11-28.
  package var on: String
  package var reason: String?
  package var approvedBy: String?
  /// The columns that have another value by it.
  package var columns: [String] = []

  enum CodingKeys: String, CodingKey {
    case line, kind, outcome, by, on, reason
    case approvedBy = "approved_by"
    case columns
  }
}

/// A record of the old system, and where it lies.
package struct ExplainedRecord: Sendable, Codable {
  /// From where its bytes were read again.
  package enum Source: String, Sendable, Codable {
    case file
    /// The original that the store keeps of an isolated record.
    case kept
  }

  package var run: String
  package var file: String
  package var sha256: String
  /// From 1.
  package var record: Int
  package var firstLine: Int?
  package var lastLine: Int?
  /// Of its first byte in the decoded file.
  package var byteStart: Int?
  package var byteLength: Int?
  /// `nil` where it is not at hand.
  package var readFrom: Source?

  enum CodingKeys: String, CodingKey {
    case run, file, sha256, record
    case firstLine = "first_line"
    case lastLine = "last_line"
    case byteStart = "byte_start"
    case byteLength = "byte_length"
    case readFrom = "read_from"
  }
}

/// The mapping that made a row.
package struct ExplainedMapping: Sendable, Codable {
  package var name: String
  package var file: String
  package var version: String
  /// SHA-256 over the rules by which the row was loaded.
  package var ruleset: String
  /// Whether the rules at hand are those.
  package var isSameRuleset: Bool

  enum CodingKeys: String, CodingKey {
    case name, file, version, ruleset
    case isSameRuleset = "same_ruleset"
  }
}

/// How one field came to have its value.
package struct ExplainedField: Sendable, Codable {
  package var field: String
  /// What the store has; `nil` for a blank.
  package var value: String?
  /// Of a reference, the row that it leads to.
  package var row: ExplainedRow?
  /// What the record becomes by the rules at hand, where that is not what the store has.
  package var computed: String?
  /// Whether the store has something else than the record becomes.
  package var differs = false
  /// `mappings/patient.yaml:17:7`.
  package var place: String?
  /// The mapping's line, as it was written.
  package var line: String?
  package var columns: [ExplainedColumn] = []
  package var steps: [ExplainedStep] = []
  /// Sentences about it: the rule or decision that changed it, or that no line fills it.
  package var remarks: [String] = []
}

/// The row that a reference leads to.
package struct ExplainedRow: Sendable, Codable {
  package var table: String
  package var id: Int64
  /// Its legacy key, or the code by which a crosswalk names it.
  package var key: String?
}

/// A value of the source record that a field was made from.
package struct ExplainedColumn: Sendable, Codable {
  package var column: String
  /// Which of the record's children it is of, from 1.
  package var child: Int?
  /// What the mapping saw: of a corrected column what people have decided.
  package var value: String
  /// What the source has there, where a decision has put another value in its place.
  package var original: String?
  /// The number of the record, where several made the row.
  package var record: Int?
  /// Where the value stands in the original bytes of the record.
  package var start: Int?
  package var length: Int?
}

/// One step of a line, with the value behind it.
package struct ExplainedStep: Sendable, Codable {
  package var words: String
  package var value: String?
  /// Where the step stands, unless it is in the field's own line.
  package var place: String?
  /// `NHS_CHECK_DIGIT`: what was found wrong or put right.
  package var reason: String?
  package var sentence: String?
  /// What the mapping says to it, and where.
  package var answer: String?
  package var answerPlace: String?
  package var list: ExplainedListLine?

  enum CodingKeys: String, CodingKey {
    case words, value, place, reason, sentence, answer
    case answerPlace = "answer_place"
    case list
  }
}

/// A line of a code table or crosswalk.
package struct ExplainedListLine: Sendable, Codable {
  /// `codes/sex.csv:4`.
  package var place: String
  package var code: String
  package var text: String
  package var target: String
  package var status: String
  package var approvedBy: String
  package var approvedOn: String

  enum CodingKeys: String, CodingKey {
    case place, code, text, target, status
    case approvedBy = "approved_by"
    case approvedOn = "approved_on"
  }
}

/// What a person has decided about a record of a batch, as the mapping carries it out.
package struct RecordVerdict: Sendable, Hashable {
  package enum Effect: Sendable, Hashable {
    /// Fields have other values than in the source; the record is mapped as any other.
    case corrected
    /// What is at fault in it is set aside where its field may be empty, and no rule takes it out.
    case accepted
    /// It is left out.
    case excluded
    /// It stands for the record of this key, in UTF-8.
    case merged(into: [UInt8])
    /// The decision was made about another value: it is not carried out.
    case stale
  }

  /// The record's number in the batch.
  package var record: Int
  /// The number of the line in the list of decisions.
  package var line: Int
  package var effect: Effect
  /// What the record was called when it was decided about.
  package var reject: RejectID
  /// Whether something in the record has changed since that the decision does not rest on.
  package var isChangedElsewhere: Bool

  package init(
    record: Int, line: Int, effect: Effect, reject: RejectID, isChangedElsewhere: Bool = false
  ) {
    self.record = record
    self.line = line
    self.effect = effect
    self.reject = reject
    self.isChangedElsewhere = isChangedElsewhere
  }
}

/// A record that a decision was about, for the ledger.
package struct DecidedRecord: Sendable, Hashable {
  package enum Outcome: String, Sendable {
    case carriedOut = "carried_out"
    case changedElsewhere = "changed_elsewhere"
    case stale
  }

  /// Its number in the file.
  package var record: Int
  /// The number of the line in the list of decisions.
  package var line: Int
  package var outcome: Outcome
  /// Of a record that stands for another: its own key, and the row for which it stands.
  package var merged: (key: String, row: Int64)? {
    get { mergedKey.map { ($0, mergedRow) } }
    set { (mergedKey, mergedRow) = (newValue?.key, newValue?.row ?? 0) }
  }

  private var mergedKey: String?
  private var mergedRow: Int64 = 0
  /// Whether no rule may take its row out.
  package var isAccepted: Bool

  package init(_ verdict: RecordVerdict, record: Int) {
    self.record = record
    line = verdict.line
    isAccepted = verdict.effect == .accepted
    outcome =
      verdict.effect == .stale
      ? .stale : verdict.isChangedElsewhere ? .changedElsewhere : .carriedOut
  }
}

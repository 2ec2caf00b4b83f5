package import Extract

extension MappingPlan {
  /// What tells the records of one row apart from all others.
  ///
  /// - Returns: `nil` for a record without a key, which is a group of its own.
  package func groupKey(ofRecord record: Int, in batch: borrowing RecordBatch) -> Hash128? {
    let field = batch.field(keyColumn, ofRecord: record)
    if field.isBlank { return nil }
    if let blanks = blanks[keyColumn], blanks.index(of: field) != nil { return nil }
    return SipHash.hash(field.trimmed)
  }
}

/// The last record of a file of fixed positions, which proves that the file is whole.
package struct FixedTrailer: Sendable, Hashable {
  /// The record type that it has.
  package var type: String
  /// The bytes of its number of records, counted from 0; `nil` when it has no count.
  ///
  /// The count is of all records before it, of every type.
  package var recordCountAt: Range<Int>?

  package init(type: String, recordCountAt: Range<Int>? = nil) {
    self.type = type
    self.recordCountAt = recordCountAt
  }
}

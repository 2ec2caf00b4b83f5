/// How a file of fixed positions is written.
package struct FixedDialect: Sendable, Hashable {
  /// The bytes of a record without its line end.
  package var recordLength: Int
  package var recordEnd: RecordEnd
  /// For each column of the layout its bytes in a record, counted from 0.
  package var positions: [Range<Int>]
  package var trim: Trim
  /// `nil` where all records of a file are of one type.
  package var recordTypes: RecordTypes?
  package var trailer: FixedTrailer?

  /// What stands behind each record.
  package enum RecordEnd: String, Sendable, Hashable, CaseIterable {
    case crlf
    case lf
    /// Nothing: the next record begins where the one before it has had its length.
    case none
  }

  /// What is taken from a field: spaces, and the zero bytes that mainframes fill with.
  package enum Trim: String, Sendable, Hashable, CaseIterable {
    case right
    case both
    case none
  }

  package init(
    recordLength: Int, recordEnd: RecordEnd = .crlf, positions: [Range<Int>],
    trim: Trim = .right, recordTypes: RecordTypes? = nil, trailer: FixedTrailer? = nil
  ) {
    self.recordLength = recordLength
    self.recordEnd = recordEnd
    self.positions = positions
    self.trim = trim
    self.recordTypes = recordTypes
    self.trailer = trailer
  }
}

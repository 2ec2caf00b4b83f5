/// What is known of a source once it has been read to its end.
package struct SourceEnding: Sendable, Hashable {
  /// Every record found, the broken ones too; in a mixed file those of the type that was read.
  package var records: Int
  /// Every record of the file, of every type: what a trailer counts.
  package var recordsOfFile: Int
  /// Of these, those that could not be split: each may hide or be one more.
  package var brokenOfFile: Int
  /// Every line, with header, preamble, trailer and blank lines.
  package var lines: Int
  package var blankLines: Int
  /// Decoded bytes.
  package var bytes: Int
  /// Of the bytes as they lie on disk.
  package var digest: SourceDigest
  package var trailer: Trailer

  /// What stood where the layout declares a trailer.
  package enum Trailer: Sendable, Hashable {
    case notDeclared
    /// The last line is not the declared trailer: the file may be cut off.
    case missing
    /// The count is `nil` where the layout declares none.
    case found(count: Int?)
    /// The trailer is there, but the cell of its count is no whole number.
    case countUnreadable
  }

  package init(
    records: Int, recordsOfFile: Int, brokenOfFile: Int, lines: Int, blankLines: Int, bytes: Int,
    digest: SourceDigest, trailer: Trailer
  ) {
    self.records = records
    self.recordsOfFile = recordsOfFile
    self.brokenOfFile = brokenOfFile
    self.lines = lines
    self.blankLines = blankLines
    self.bytes = bytes
    self.digest = digest
    self.trailer = trailer
  }

  /// In small hexadecimal letters; `nil` where the reader was not asked for it.
  package var sha256: String? {
    if case .sha256(let digest) = digest { digest } else { nil }
  }

  /// The number of records that the trailer declares.
  package var trailerCount: Int? {
    if case .found(let count) = trailer { count } else { nil }
  }
}

/// The exact place of one record in its source.
package struct Extent: Sendable, Hashable {
  /// Counts from 1; broken records count, header, preamble, trailer and blank lines do not.
  package var record: Int
  /// The first byte, in decoded bytes: those of the file, or what gzip unpacks to.
  package var offset: Int
  /// In decoded bytes, the line end included.
  package var length: Int
  /// Lines count from 1, and every line of the file counts.
  package var firstLine: Int
  package var lastLine: Int

  package init(record: Int, offset: Int, length: Int, firstLine: Int, lastLine: Int) {
    self.record = record
    self.offset = offset
    self.length = length
    self.firstLine = firstLine
    self.lastLine = lastLine
  }

  /// Where the record after this one may begin.
  package var end: SourceMark {
    SourceMark(offset: offset + length, record: record + 1, line: lastLine + 1)
  }
}

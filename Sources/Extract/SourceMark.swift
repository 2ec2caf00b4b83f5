/// A place between two records, at which reading can begin again.
package struct SourceMark: Sendable, Hashable {
  /// The first byte of the next record, in decoded bytes.
  package var offset: Int
  /// The number of the next record.
  package var record: Int
  /// The number of the next line.
  package var line: Int

  package init(offset: Int, record: Int, line: Int) {
    self.offset = offset
    self.record = record
    self.line = line
  }
}

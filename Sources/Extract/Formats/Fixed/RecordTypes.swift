/// The types of the records of a mixed file, each known by its tag, and the one that is read.
package struct RecordTypes: Sendable, Hashable {
  /// The longest tag, in bytes.
  package static let longestTag = 8

  /// The bytes of the tag in a record, counted from 0; at most ``longestTag``.
  package var at: Range<Int>
  package var tags: [Tag]
  /// The type whose records the reader gives; those of the others it only counts.
  package var read: String
  /// Whether records with an unknown tag are set apart here: of the sources that read a file, one
  /// answers for them.
  package var takesUnknown: Bool

  package struct Tag: Sendable, Hashable {
    /// What stands in the record.
    package var text: String
    package var type: String
    /// The bytes of such a record without its line end.
    package var recordLength: Int

    package init(text: String, type: String, recordLength: Int) {
      self.text = text
      self.type = type
      self.recordLength = recordLength
    }
  }

  package init(at: Range<Int>, tags: [Tag], read: String, takesUnknown: Bool = true) {
    self.at = at
    self.tags = tags
    self.read = read
    self.takesUnknown = takesUnknown
  }
}

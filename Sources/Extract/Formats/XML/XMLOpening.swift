/// What must be known of a document to read a part of it that begins with a record.
package struct XMLOpening: Sendable, Hashable {
  /// The start tags that stand open around the record, in UTF-8.
  package var tags: [UInt8]
  /// How the document is written, whatever the layout says.
  package var encoding: TextEncoding

  package init(tags: [UInt8], encoding: TextEncoding) {
    self.tags = tags
    self.encoding = encoding
  }
}

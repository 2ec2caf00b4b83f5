/// Where an XML file has its records, and where a record has its values.
package struct XMLDialect: Sendable, Hashable {
  /// The elements from the document to a record.
  package var record: [XMLPath.Step]
  /// For each column of the layout, from the record to its value.
  package var columns: [XMLPath]
  /// In the order of the layout's children.
  package var children: [Children]
  package var limits: XMLLimits
  /// Whether the layout's encoding holds whatever the file itself declares.
  package var isEncodingGiven: Bool
  /// What stands before the first byte where the source is a region of a file.
  package var opening: XMLOpening?

  /// A repeated part of a record.
  package struct Children: Sendable, Hashable {
    /// The elements from the record to a child.
    package var record: [XMLPath.Step]
    /// For each column of the set, from the child to its value.
    package var columns: [XMLPath]

    package init(record: [XMLPath.Step], columns: [XMLPath]) {
      self.record = record
      self.columns = columns
    }
  }

  package init(
    record: [XMLPath.Step], columns: [XMLPath], children: [Children] = [],
    limits: XMLLimits = XMLLimits(), isEncodingGiven: Bool = false
  ) {
    self.record = record
    self.columns = columns
    self.children = children
    self.limits = limits
    self.isEncodingGiven = isEncodingGiven
  }
}

/// What one record may ask of the machine.
package struct XMLLimits: Sendable, Hashable {
  /// The bytes of a record from its first `<` to its last `>`.
  package var recordBytes = 1 << 20
  /// The elements that stand open at once, the document's own included.
  package var depth = 64
  /// The children of one set in one record.
  package var children = 256

  /// What a layout may ask for.
  package static let recordBytesRange = 1...(64 << 20)
  package static let depthRange = 1...250
  package static let childrenRange = 1...65_536

  package init() {}
}

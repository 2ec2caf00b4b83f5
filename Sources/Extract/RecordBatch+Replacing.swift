/// A value that stands in a field in the place of the source's own.
package struct FieldReplacement: Sendable, Hashable {
  /// In the layout's order, a child's column behind those of the record itself.
  package var column: Int
  /// Which of the record's children, from 0; 0 for a column of the record's own.
  package var child: Int
  /// In UTF-8.
  package var value: [UInt8]

  package init(column: Int, child: Int = 0, value: [UInt8]) {
    self.column = column
    self.child = child
    self.value = value
  }
}

extension RecordBatch {
  /// Takes over how another batch of the same layout was read: its locator, and what stood around
  /// its first record.
  package mutating func takeContext(of other: borrowing RecordBatch) {
    locator = other.locator
    opening = other.opening
  }

  /// Appends a record of another batch of the same layout, with other values in some of its fields.
  ///
  /// Its original bytes stay as they are.
  ///
  /// - Parameters:
  ///   - record: Its number in the other batch.
  ///   - other: The other batch.
  ///   - extent: Where it lies; `nil` for what the other batch says.
  ///   - original: `nil` for the bytes that the other batch has.
  ///   - replacements: The other values; the last of a field holds.
  package mutating func append(
    copyOf record: Int, of other: borrowing RecordBatch, as extent: Extent? = nil,
    original: [UInt8]? = nil, replacing replacements: [FieldReplacement] = []
  ) {
    precondition(count < capacity, "the batch is full")
    let source = original == nil ? other.source(ofRecord: record) : nil
    let bytes = source == nil ? original ?? other.copyOfOriginal(ofRecord: record) : []
    var extent = extent ?? other.extent(ofRecord: record)
    if source == nil { extent.length = bytes.count }
    var end = used
    for column in 0..<columnCount {
      let value = Self.value(of: column, 0, record, other, replacements)
      bounds[count * columnCount + column] = write(value, at: &end)
    }
    var column = columnCount
    for (set, width) in children.widths.enumerated() {
      for child in 0..<other.childCount(set, ofRecord: record) {
        for position in 0..<width {
          let value = Self.value(of: column + position, child, record, other, replacements)
          children.append(write(value, at: &end), set: set)
        }
      }
      column += width
    }
    if room < end + bytes.count { grow(to: 2 * (end + bytes.count), keeping: end) }
    bytes.withUnsafeBufferPointer { bytes in
      // SAFETY: an empty original has no address, and nothing is read from the arena then.
      append(
        extent, original: bytes.baseAddress ?? UnsafePointer(arena), bytes.count, fieldsEnd: end)
    }
    if let source { originals[count - 1] = place(of: source) }
  }

  private static func value(
    of column: Int, _ child: Int, _ record: Int, _ batch: borrowing RecordBatch,
    _ replacements: [FieldReplacement]
  ) -> [UInt8] {
    if let replacement = replacements.last(where: { $0.column == column && $0.child == child }) {
      return replacement.value
    }
    return batch.copyOfField(column, ofRecord: record, child: child)
  }

  /// Writes a field behind those of the record in progress, and gives its bound.
  private mutating func write(_ value: [UInt8], at end: inout Int) -> UInt64 {
    guard !value.isEmpty else { return 0 }
    if room < end + value.count { grow(to: 2 * (end + value.count), keeping: end) }
    value.withUnsafeBufferPointer { source in
      // SAFETY: the arena was just made large enough; the value lies in other memory.
      if let base = source.baseAddress { (arena + end).update(from: base, count: value.count) }
    }
    defer { end += value.count }
    return UInt64(end + value.count) << 32 | UInt64(end)
  }
}

// Records that no file holds: those that a mapping test states.

extension RecordBatch {
  /// Appends a record of these fields, in the layout's column order; its original is empty.
  ///
  /// - Precondition: The batch has room for another record, and every column has a field.
  package mutating func append(_ fields: [String], at extent: Extent) {
    precondition(count < capacity, "the batch is full")
    precondition(
      fields.count == columnCount, "\(fields.count) fields for \(columnCount) columns")
    grow(to: used + fields.reduce(0) { $0 + $1.utf8.count })
    let next = nextBounds
    for (column, field) in fields.enumerated() {
      let start = used
      for byte in field.utf8 {
        // SAFETY: the arena was just made large enough for all fields.
        arena[used] = byte
        used += 1
      }
      // SAFETY: there is room for the bounds of one more record, see above.
      next[column] = UInt64(used) << 32 | UInt64(start)
    }
    originals[count] = UInt32(truncatingIfNeeded: used)
    extents[count] = extent
    count += 1
    if !children.widths.isEmpty { children.endRecord() }
  }
}

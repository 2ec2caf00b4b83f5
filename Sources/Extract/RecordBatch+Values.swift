// Records that no file holds, or not so: those that a mapping test states, and those that were typed in.

extension RecordBatch {
  /// Appends a record of these fields.
  ///
  /// - Parameters:
  ///   - fields: In the layout's column order.
  ///   - rows: For each set the fields of each child.
  ///   - extent: Where it is said to lie.
  ///   - original: Its bytes; empty where no file holds it.
  /// - Precondition: The batch has room for another record, and every column has a field.
  package mutating func append(
    _ fields: [String], children rows: [[[String]]] = [], at extent: Extent,
    original: [UInt8] = []
  ) {
    precondition(count < capacity, "the batch is full")
    precondition(
      fields.count == columnCount, "\(fields.count) fields for \(columnCount) columns")
    let next = nextBounds
    for (column, field) in fields.enumerated() {
      // SAFETY: there is room for the bounds of one more record, see above.
      next[column] = append(field)
    }
    for (set, rows) in rows.enumerated() {
      for fields in rows {
        precondition(
          fields.count == children.widths[set],
          "\(fields.count) fields for \(children.widths[set]) columns of a child")
        for field in fields { children.append(append(field), set: set) }
      }
    }
    originals[count] = UInt32(truncatingIfNeeded: used)
    grow(to: used + original.count)
    original.withUnsafeBufferPointer { source in
      // SAFETY: the arena was just made large enough; the bytes lie in other memory.
      if let base = source.baseAddress { (arena + used).update(from: base, count: source.count) }
    }
    used += original.count
    extents[count] = extent
    extents[count].length = original.count
    count += 1
    if !children.widths.isEmpty { children.endRecord() }
  }

  /// Writes a field into the arena.
  ///
  /// - Returns: Its bound.
  private mutating func append(_ field: String) -> UInt64 {
    let start = used
    grow(to: used + field.utf8.count)
    for byte in field.utf8 {
      // SAFETY: the arena was just made large enough.
      arena[used] = byte
      used += 1
    }
    return UInt64(used) << 32 | UInt64(start)
  }
}

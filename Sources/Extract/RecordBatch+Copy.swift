extension RecordBatch {
  /// Appends the length of a record's copy as eight bytes, and the copy: its extent, its bounds
  /// counted from the beginning of its bytes, and the bytes.
  func serialize(record: Int, into bytes: inout [UInt8]) {
    let extent = extent(ofRecord: record)
    let start = record == 0 ? 0 : Int(originals[record - 1]) + extents[record - 1].length
    let fieldsEnd = Int(originals[record])
    let end = fieldsEnd + extent.length
    let numbers =
      [
        extent.record, extent.offset, extent.length, extent.firstLine, extent.lastLine,
        fieldsEnd - start,
      ].map(UInt64.init)
    bytes.append(UInt64((numbers.count + columnCount) * 8 + end - start))
    for number in numbers { bytes.append(number) }
    for column in 0..<columnCount {
      let bound = bounds[record * columnCount + column]
      // A column that the source lacks is empty at the beginning of the arena.
      let isEmpty = bound & 0xFFFF_FFFF == bound >> 32
      bytes.append(isEmpty ? 0 : bound &- (UInt64(start) << 32 | UInt64(start)))
    }
    // SAFETY: whole records lie behind one another in the arena, below `used`.
    bytes.append(contentsOf: UnsafeBufferPointer(start: arena + start, count: end - start))
  }

  /// Appends the copy of a record of another batch of the same layout.
  mutating func append(serialized copy: [UInt8]) {
    precondition(count < capacity, "the batch is full")
    copy.withUnsafeBytes { bytes in
      func number(_ index: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      }
      let header = (6 + columnCount) * 8
      let length = bytes.count - header
      // At least doubled: a batch of long records would else be copied for each of them.
      if !hasRoom(for: length) { grow(to: max(used + length, 2 * room)) }
      for column in 0..<columnCount {
        let bound = number(6 + column)
        let start = UInt64(used)
        bounds[count * columnCount + column] = bound == 0 ? 0 : bound &+ (start << 32 | start)
      }
      // SAFETY: the arena was just made large enough; the copy lies in other memory.
      if let base = bytes.baseAddress {
        (arena + used).update(
          from: (base + header).assumingMemoryBound(to: UInt8.self), count: length)
      }
      let values = (0..<6).map { Int(number($0)) }
      extents[count] = Extent(
        record: values[0], offset: values[1], length: values[2], firstLine: values[3],
        lastLine: values[4])
      originals[count] = UInt32(truncatingIfNeeded: used + values[5])
      used += length
      count += 1
      // The children of a record are not copied.
      if !children.widths.isEmpty { children.endRecord() }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: UInt64) {
    Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
  }
}

extension SourceFile {
  /// The bytes of some records, read again from the source.
  ///
  /// The source is read once from its beginning, packed or not, however many records are wanted.
  ///
  /// - Parameter extents: In the order of the source.
  /// - Returns: For each its bytes; of a record longer than 64 KiB the first 64 KiB.
  /// - Throws: ``ExtractError/changedWhileRead(path:)`` when the source ends before a record does.
  package func originals(at extents: [Extent]) throws(ExtractError) -> [[UInt8]] {
    var window = LineWindow(try DecodedBytes(self))
    var originals: [[UInt8]] = []
    for extent in extents {
      precondition(extent.offset >= window.offset, "the extents are not in the source's order")
      let length = min(extent.length, LineWindow.longestLine)
      guard try window.skip(to: extent.offset) else { throw .changedWhileRead(path: name) }
      try window.lookAhead(length)
      let original = window.copy(0..<length)
      guard original.count == length else { throw .changedWhileRead(path: name) }
      originals.append(original)
    }
    return originals
  }
}

extension SourceFile {
  /// Some bytes of the source as a reader sees them: of a packed source unpacked, and of UTF-16 in
  /// UTF-8.
  ///
  /// A plain file is read at the place; any other from its beginning.
  ///
  /// - Throws: ``ExtractError/changedWhileRead(path:)`` when the source ends before the range does.
  package func bytes(
    in range: Range<Int>, encoding: TextEncoding = .utf8
  ) throws(ExtractError) -> [UInt8] {
    let isPacked = try isPacked()
    if encoding.isUTF16 || isPacked { return try decoded(range, encoding) }
    guard case .memory(let bytes) = content else {
      guard let file = try PlacedBytes(self) else { return try decoded(range, encoding) }
      return try file.bytes(in: range)
    }
    guard range.upperBound <= bytes.count else { throw .changedWhileRead(path: name) }
    return Array(bytes[range])
  }

  /// Unpacks a packed file once for nothing, so that what is damaged or grows beyond its limit is
  /// known before anything of it is used; of a plain file nothing is read.
  package func proveUnpacks() throws(ExtractError) {
    guard case .file = content, try isPacked() else { return }
    let decoded = try UnpackedBytes(self)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    // SAFETY: owned by this call; nothing keeps it.
    defer { buffer.deallocate() }
    while try decoded.read(into: buffer) > 0 {}
  }

  /// Whether it has to be unpacked to be read.
  package func isPacked() throws(ExtractError) -> Bool {
    try RawBytes(self).packing != nil
  }

  private func decoded(
    _ range: Range<Int>, _ encoding: TextEncoding
  ) throws(ExtractError) -> [UInt8] {
    let decoded = try DecodedBytes(self, encoding)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    // SAFETY: owned by this call; nothing keeps it.
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    var offset = 0
    while bytes.count < range.count {
      let taken = try decoded.read(into: buffer)
      guard taken > 0 else { throw .changedWhileRead(path: name) }
      let wanted = range.clamped(to: offset..<offset + taken)
      if !wanted.isEmpty {
        bytes.append(
          contentsOf: buffer[(wanted.lowerBound - offset)..<(wanted.upperBound - offset)])
      }
      offset += taken
    }
    return bytes
  }
}

import Glibc

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
    switch content {
    case .memory(let bytes):
      guard range.upperBound <= bytes.count else { throw .changedWhileRead(path: name) }
      return Array(bytes[range])
    case .file:
      return try placed(range)
    }
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

  private func isPacked() throws(ExtractError) -> Bool {
    try RawBytes(self).packing != nil
  }

  private func placed(_ range: Range<Int>) throws(ExtractError) -> [UInt8] {
    let descriptor = Glibc.open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: name, errno: errno) }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        // SAFETY: what is written lies behind the `count` bytes that are there, inside the buffer.
        let taken = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
          off_t(range.lowerBound + count))
        if taken < 0, errno == EINTR { continue }
        guard taken > 0 else { return }
        count += taken
      }
    }
    guard bytes.count == range.count else { throw .changedWhileRead(path: name) }
    return bytes
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

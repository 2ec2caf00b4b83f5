import Glibc

/// Bytes at any place of a plain file, as it was when this was made.
///
/// The file is opened for each question: a source may have more files than a process may hold open.
struct PlacedBytes: Sendable {
  private let name: String
  private let stamp: FileStamp

  /// Looks at a file.
  ///
  /// - Returns: `nil` for one that is packed or no regular file, and for bytes in memory.
  init?(_ source: SourceFile) throws(ExtractError) {
    guard case .file = source.content, try !source.isPacked() else { return nil }
    let (descriptor, stamp) = try FileStamp.open(source.name)
    close(descriptor)
    guard stamp.isRegular else { return nil }
    self.stamp = stamp
    name = source.name
  }

  /// - Throws: ``ExtractError/changedWhileRead(path:)`` when it is another file by now, or somebody
  ///   has written into it.
  func bytes(in range: Range<Int>) throws(ExtractError) -> [UInt8] {
    let (descriptor, found) = try FileStamp.open(name)
    defer { close(descriptor) }
    guard found == stamp else { throw .changedWhileRead(path: name) }
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        // SAFETY: what is written lies behind the `count` bytes that are there, inside the buffer.
        let taken = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
          off_t(range.lowerBound + count))
        if taken < 0, errno == EINTR { continue }
        if taken < 0 { failed = errno }
        guard taken > 0 else { return }
        count += taken
      }
    }
    guard failed == 0 else { throw .unreadable(path: name, errno: failed) }
    guard bytes.count == range.count, try FileStamp(descriptor, name) == stamp else {
      throw .changedWhileRead(path: name)
    }
    return bytes
  }
}

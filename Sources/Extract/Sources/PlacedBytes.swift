import Glibc

/// Bytes at any place of a plain file, which stays open.
final class PlacedBytes: Sendable {
  private let name: String
  private let descriptor: Int32
  private let stamp: FileStamp

  /// Opens a file.
  ///
  /// - Returns: `nil` for one that is packed or no regular file, and for bytes in memory.
  init?(_ source: SourceFile) throws(ExtractError) {
    guard case .file = source.content, try !source.isPacked() else { return nil }
    (descriptor, stamp) = try FileStamp.open(source.name)
    name = source.name
    guard stamp.isRegular else { return nil }
  }

  deinit { close(descriptor) }

  /// - Throws: ``ExtractError/changedWhileRead(path:)`` when somebody wrote into the file since it
  ///   was opened.
  func bytes(in range: Range<Int>) throws(ExtractError) -> [UInt8] {
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
    guard bytes.count == range.count, try FileStamp(descriptor, name) == stamp else {
      throw .changedWhileRead(path: name)
    }
    return bytes
  }
}

import Glibc

/// Records on disk, to be read again, or in another order than that of their source.
///
/// A file without a name in the work folder, readable by nobody else and gone with the spool. Each
/// record is kept as its batch had it, its original bytes only where they cannot be found again
/// elsewhere. Belongs to one thread at a time.
package final class RecordSpool {
  private let descriptor: Int32
  private let folder: String
  /// What is not yet in the file.
  private var copies = RecordCopies(room: bufferSize + (1 << 16))
  private var written = 0
  /// What was last read: these bytes from `windowStart` on.
  private var window: UnsafeMutablePointer<UInt8>
  private var windowRoom: Int
  private var windowStart = 0
  private var windowCount = 0

  private static let bufferSize = 1 << 20
  /// What is read at once where one record follows another, and where it does not.
  private static let readAhead = 256 << 10
  private static let readAlone = 16 << 10

  /// - Parameter folder: Where what contains patients may lie.
  /// - Throws: When no file can be made there.
  package init(folder: String) throws(ExtractError) {
    self.folder = folder
    // SAFETY: owned by the spool and freed with it; only `windowCount` bytes are ever lent.
    windowRoom = Self.readAhead
    window = .allocate(capacity: windowRoom)
    var path = Array("\(folder)/spool.XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .spool(folder: folder, errno: errno) }
    unlink(path)
  }

  deinit {
    window.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Where the next record will be.
  package var end: Int { written + copies.count }

  /// Keeps a record.
  ///
  /// - Parameters:
  ///   - record: Its number in the batch.
  ///   - batch: The batch.
  ///   - withOriginal: Whether its original bytes are kept, too.
  /// - Returns: Its place in the spool.
  /// - Throws: When the file can no longer be written.
  package func append(
    record: Int, of batch: borrowing RecordBatch, withOriginal: Bool
  ) throws(ExtractError) -> Int {
    let place = end
    batch.copy(record: record, withOriginal: withOriginal, to: &copies)
    if copies.count >= Self.bufferSize { try flush() }
    return place
  }

  /// Adds a record that was kept to a batch, which has room for its number.
  ///
  /// - Parameters:
  ///   - place: Where it was kept.
  ///   - source: Where its original is read; `nil` where it was kept with it.
  ///   - batch: One of the same layout.
  /// - Returns: The place of the record behind it.
  /// - Throws: When the file can no longer be read.
  @discardableResult
  package func read(
    at place: Int, originalIn source: RecordOriginals?, into batch: inout RecordBatch
  ) throws(ExtractError) -> Int {
    let total = try RecordCopyHead(bytes(at: place, count: RecordCopyHead.size)).total
    batch.append(copy: try bytes(at: place, count: total), originalIn: source)
    return place + total
  }

  private func flush() throws(ExtractError) {
    var done = 0
    while done < copies.count {
      // SAFETY: `done` is below the count of the bytes.
      let count = write(descriptor, copies.bytes + done, copies.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .spool(folder: folder, errno: errno) }
      done += count
    }
    written += copies.count
    copies.removeAll()
  }

  /// - Returns: Valid until the next call.
  private func bytes(at place: Int, count: Int) throws(ExtractError) -> UnsafePointer<UInt8> {
    if place < windowStart || place + count > windowStart + windowCount {
      try fill(from: place, count)
    }
    // SAFETY: so many bytes lie in the window, which belongs to the spool.
    return UnsafePointer(window + (place - windowStart))
  }

  private func fill(from place: Int, _ count: Int) throws(ExtractError) {
    try flush()
    let isNext = (windowStart...windowStart + windowCount).contains(place)
    let wanted = max(count, isNext ? Self.readAhead : Self.readAlone)
    if wanted > windowRoom {
      // SAFETY: nothing of the old window is needed.
      window.deallocate()
      windowRoom = wanted
      window = .allocate(capacity: windowRoom)
    }
    (windowStart, windowCount) = (place, 0)
    while windowCount < count {
      // SAFETY: what is written lies behind the `windowCount` bytes, inside the room.
      let taken = pread(
        descriptor, window + windowCount, wanted - windowCount, off_t(place + windowCount))
      if taken < 0, errno == EINTR { continue }
      guard taken > 0 else { throw .spool(folder: folder, errno: taken < 0 ? errno : EIO) }
      windowCount += taken
    }
  }
}

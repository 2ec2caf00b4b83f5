import Glibc

/// Records on disk, to be read again in another order than that of their source.
///
/// A file without a name in the work folder, readable by nobody else and gone with the spool. Each
/// record is kept as its batch had it: fields, original bytes and place. Belongs to one thread.
package final class RecordSpool {
  private let descriptor: Int32
  private let folder: String
  /// What is not yet written to the file.
  private var buffer: [UInt8] = []
  private var written = 0

  private static let bufferSize = 1 << 20

  /// - Parameter folder: Where what contains patients may lie.
  /// - Throws: When no file can be made there.
  package init(folder: String) throws(ExtractError) {
    self.folder = folder
    var path = Array("\(folder)/spool.XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .unreadable(path: folder, errno: errno) }
    unlink(path)
    buffer.reserveCapacity(Self.bufferSize + (1 << 16))
  }

  deinit { close(descriptor) }

  /// Keeps a record.
  ///
  /// - Returns: Its place in the spool.
  package func append(
    record: Int, of batch: borrowing RecordBatch
  ) throws(ExtractError) -> Int {
    let place = written + buffer.count
    batch.serialize(record: record, into: &buffer)
    if buffer.count >= Self.bufferSize { try flush() }
    return place
  }

  /// Adds a record that was kept to a batch, which has room for its number.
  package func read(at place: Int, into batch: inout RecordBatch) throws(ExtractError) {
    try flush()
    let length = Int(try bytes(at: place, count: 8).withUnsafeBytes { $0.load(as: UInt64.self) })
    batch.append(serialized: try bytes(at: place + 8, count: length))
  }

  private func flush() throws(ExtractError) {
    var done = 0
    while done < buffer.count {
      // SAFETY: `done` is below the count of the array whose bytes these are.
      let count = buffer.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreadable(path: folder, errno: errno) }
      done += count
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func bytes(at place: Int, count: Int) throws(ExtractError) -> [UInt8] {
    var missing = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      while filled < count {
        // SAFETY: what is written lies behind the `filled` bytes, inside the room.
        let taken = pread(
          descriptor, room.baseAddress.map { $0 + filled }, count - filled, off_t(place + filled))
        if taken < 0, errno == EINTR { continue }
        guard taken > 0 else {
          missing = true
          return
        }
        filled += taken
      }
    }
    guard !missing else { throw .changedWhileRead(path: folder) }
    return bytes
  }
}

import Foundation
import Glibc

// Bytes on the disk, made last before the next step is taken.

extension DecisionLog {
  /// Held by whoever adds lines; it dies with its holder.
  struct Lock {
    fileprivate let descriptor: Int32

    func release() { close(descriptor) }
  }

  func lock() throws(MigrationError) -> Lock {
    let descriptor = open("\(folder)/decisions.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unwritable }
    guard flock(descriptor, LOCK_EX) == 0 else {
      close(descriptor)
      throw unwritable
    }
    return Lock(descriptor: descriptor)
  }

  /// Held by whoever reads the list and its head; `nil` where nobody has added lines yet, or nobody
  /// can.
  static func readingLock(in folder: String) -> Lock? {
    let descriptor = open("\(folder)/decisions.lock", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    flock(descriptor, LOCK_SH)
    return Lock(descriptor: descriptor)
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(MigrationError) {
    let file = open("\(folder)/\(Self.fileName)", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unwritable }
    defer { close(file) }
    guard ftruncate(file, off_t(offset)) == 0 else { throw unwritable }
    var done = 0
    while done < bytes.count {
      // SAFETY: `done` is below the count of the array whose bytes these are.
      let count = bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw unwritable }
      done += count
    }
    guard fsync(file) == 0 else { throw unwritable }
  }

  func write(_ head: DecisionChain.Head) throws(MigrationError) {
    let path = "\(folder)/decisions.head"
    let file = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0, let data = try? JSONEncoder().encode(head) else { throw unwritable }
    defer { close(file) }
    // SAFETY: the bytes are read while the closure runs.
    let count = data.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard count == data.count, fsync(file) == 0, rename(path + ".new", path) == 0 else {
      throw unwritable
    }
  }
}

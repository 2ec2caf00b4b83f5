import Foundation
import Glibc

/// The right to write into a store, which one connection has at a time.
///
/// A lock of the system on a file beside the store: it ends with the process, however that ends. What
/// stands in the file only says who took it last, and since when. The store's own file will not do,
/// since SQLite loses its locks on a file when the process closes any other descriptor of it.
final class WriterLock {
  private let descriptor: Int32

  /// - Throws: ``StoreError/Terminal/secondWriter(_:who:)`` when another connection has the lock.
  init(path: String, store address: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .terminal(.cannotOpen(address, why: String(cString: strerror(errno))))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let who = Self.words(descriptor)
      close(descriptor)
      throw .terminal(.secondWriter(address, who: who))
    }
    self.descriptor = descriptor
    // A full disk keeps nobody from writing who needs no more room.
    let words = "process \(getpid()) of \(NSUserName()), since \(Self.now)"
    ftruncate(descriptor, 0)
    words.utf8.withContiguousStorageIfAvailable {
      _ = pwrite(descriptor, $0.baseAddress, $0.count, 0)
    }
  }

  deinit { close(descriptor) }

  /// Who has the lock now; `nil` when nobody does.
  static func holder(path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) == 0 ? nil : words(descriptor)
  }

  private static func words(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : "a process"
  }

  /// As `2026-11-22 03:05:41 UTC`.
  private static var now: String {
    Date.now.formatted(.iso8601).replacing("T", with: " ").replacing("Z", with: " UTC")
  }
}

import Glibc

/// The right to write into a store, which one connection has at a time.
///
/// A lock of the system on a file beside the store: it ends with the process, however that ends.
/// The store's own file will not do, since SQLite loses its locks on a file when the process closes
/// any other descriptor of it.
final class WriterLock {
  private let descriptor: Int32

  /// - Throws: ``StoreError/Terminal/secondWriter(_:)`` when another connection has the lock.
  init(path: String, store address: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .terminal(.cannotOpen(address, why: String(cString: strerror(errno))))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .terminal(.secondWriter(address))
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}

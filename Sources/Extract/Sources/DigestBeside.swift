import Dispatch

/// A SHA-256 digest that is made on another thread, while the bytes are read on.
///
/// Plain text is read nearly as fast as it is hashed; the reader waits for that only when it is
/// ``slots`` chunks ahead.
final class DigestBeside: @unchecked Sendable {
  private static let slots = 4

  // SAFETY: `digest` is used on `queue` alone, `slot` and `filled` by the one reader. `memory` lives
  // until the last block on the queue has let go of `self`. The reader writes into a slot after `free`
  // has said that the queue has done with it: the queue takes them in order.
  private var digest = SHA256()
  private var slot = 0
  private var filled = 0
  private let memory = UnsafeMutableRawPointer.allocate(
    byteCount: slots * RawBytes.chunk, alignment: 64)
  private let queue = DispatchQueue(label: "sha256")
  private let free = DispatchSemaphore(value: slots)

  deinit {
    // A semaphore must not end with less than it began with.
    if filled > 0 { free.signal() }
    memory.deallocate()
  }

  /// Takes in bytes, which may change as soon as this returns.
  func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if filled == 0 { free.wait() }
      let part = rest.prefix(RawBytes.chunk - filled)
      // SAFETY: the slot has room for a chunk, and is the reader's now.
      UnsafeMutableRawBufferPointer(
        start: memory + slot * RawBytes.chunk + filled, count: part.count
      ).copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      rest = rest.dropFirst(part.count)
      filled += part.count
      if filled == RawBytes.chunk { pass() }
    }
  }

  /// Hands the slot over that is being filled.
  private func pass() {
    // SAFETY: nobody writes into the slot until `free` is signalled.
    nonisolated(unsafe) let bytes = UnsafeRawBufferPointer(
      start: memory + slot * RawBytes.chunk, count: filled)
    queue.async { [self] in
      digest.update(bytes)
      free.signal()
    }
    slot = (slot + 1) % Self.slots
    filled = 0
  }

  /// Of all bytes so far, in small hexadecimal letters; more may follow.
  func hexDigest() -> String {
    if filled > 0 { pass() }
    return queue.sync { digest.hexDigest() }
  }
}

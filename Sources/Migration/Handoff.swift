import Foundation

/// Passes work from one thread to the next; it is the back-pressure, too.
///
/// The one who takes waits while there is nothing, until ``close()``.
final class Handoff<Work: AnyObject>: @unchecked Sendable {
  // SAFETY: `condition` guards both; a work belongs to one thread at a time, to whoever took it.
  private let condition = NSCondition()
  private var waiting: [Work] = []
  private var isClosed = false

  func pass(_ work: Work) {
    condition.lock()
    waiting.append(work)
    condition.signal()
    condition.unlock()
  }

  /// - Returns: `nil` once the hand-off is closed and empty.
  func take() -> Work? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isClosed { condition.wait() }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  /// Takes what was passed last: its memory is still near the processor.
  func takeNewest() -> Work? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isClosed { condition.wait() }
    return waiting.popLast()
  }

  /// Whether the one who takes would have to wait; `false` after the end.
  var isEmpty: Bool {
    condition.lock()
    defer { condition.unlock() }
    return waiting.isEmpty && !isClosed
  }

  /// No more work comes.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }
}

import Synchronization

/// A wish that a run end at the next place where that costs nothing.
///
/// Raised by any thread, a handler of a signal among them.
package final class Interruption: Sendable {
  private let raised = Atomic(false)
  /// How often it may still be asked for before it raises itself.
  private let left: Atomic<Int>

  package init() { left = Atomic(.max) }

  /// One that raises itself when a run asks for it this often: after so many batches, not after so
  /// much time.
  package init(atQuestion number: Int) { left = Atomic(number) }

  package func raise() { raised.store(true, ordering: .relaxed) }

  /// As ``isRaised``, but does not count as asking: for who waits and asks again and again.
  package var wasRaised: Bool { raised.load(ordering: .relaxed) }

  package var isRaised: Bool {
    if left.subtract(1, ordering: .relaxed).newValue == 0 { raise() }
    return raised.load(ordering: .relaxed)
  }
}

import Synchronization

/// A wish that a run end at the next place where that costs nothing.
///
/// Raised by any thread, a handler of a signal among them.
package final class Interruption: Sendable {
  private let raised = Atomic(false)

  package init() {}

  package func raise() { raised.store(true, ordering: .relaxed) }

  package var isRaised: Bool { raised.load(ordering: .relaxed) }
}

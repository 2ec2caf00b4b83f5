import Foundation

/// The thread that prints and writes units while the next ones are invented.
///
/// They are printed in the order in which they are passed, so the files are the same on every
/// machine. The queue is short: whoever passes waits for a slow disk.
struct PrintingThread {
  private let queue: Queue

  init(_ writer: UnitWriter) {
    let queue = Queue(writer)
    self.queue = queue
    Thread.detachNewThread { queue.work() }
  }

  /// - Throws: The error that an earlier unit ended with.
  func pass(_ unit: Unit) throws(RehearsalError) {
    if let error = queue.pass(unit) { throw error }
  }

  /// Waits until every unit that was passed is printed; then the writer is free for its maker.
  ///
  /// - Throws: The error that one of them ended with.
  func drain() throws(RehearsalError) {
    if let error = queue.drain() { throw error }
  }

  /// Ends the thread.
  func stop() { queue.stop() }
}

/// Units on their way from one thread to the other, a good many at a time, as waking the other costs
/// more than printing one.
///
/// `@unchecked Sendable`: `condition` guards all variables but `filling`, which belongs to the one who
/// passes; `writer` belongs to the thread while there is anything to print.
private final class Queue: @unchecked Sendable {
  private let writer: UnitWriter
  private let condition = NSCondition()
  private var filling: [Unit] = []
  private var waiting: [[Unit]] = []
  private var isPrinting = false
  private var isStopped = false
  private var failure: RehearsalError?

  private static let unitsAtOnce = 64
  private static let most = 8

  init(_ writer: UnitWriter) { self.writer = writer }

  func pass(_ unit: Unit) -> RehearsalError? {
    filling.append(unit)
    return filling.count < Self.unitsAtOnce ? nil : send()
  }

  private func send() -> RehearsalError? {
    let units = filling
    filling = []
    filling.reserveCapacity(Self.unitsAtOnce)
    return condition.withLock {
      while waiting.count >= Self.most, failure == nil { condition.wait() }
      if !units.isEmpty { waiting.append(units) }
      condition.broadcast()
      return failure
    }
  }

  func drain() -> RehearsalError? {
    let failure = send()
    return condition.withLock {
      while isPrinting || !waiting.isEmpty { condition.wait() }
      return failure ?? self.failure
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }

  /// Runs until it is stopped and nothing is left; after an error nothing more is printed.
  func work() {
    while let units = next() {
      var failure: RehearsalError?
      do throws(RehearsalError) {
        try writer.write(units)
      } catch {
        failure = error
      }
      done(failure)
    }
  }

  private func next() -> [Unit]? {
    condition.withLock {
      if failure != nil { waiting.removeAll() }
      while waiting.isEmpty {
        condition.broadcast()
        if isStopped { return nil }
        condition.wait()
      }
      isPrinting = true
      return waiting.removeFirst()
    }
  }

  private func done(_ failure: RehearsalError?) {
    condition.withLock {
      isPrinting = false
      self.failure = self.failure ?? failure
      if self.failure != nil { waiting.removeAll() }
      condition.broadcast()
    }
  }
}

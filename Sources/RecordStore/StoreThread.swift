import Foundation

/// A real thread that runs the jobs of an actor one after the other.
///
/// A database blocks its caller, and Swift's own threads are too few to be blocked.
final class StoreThread: SerialExecutor {
  private let queue = Queue()

  init(name: String) {
    Thread.detachNewThread { [queue] in
      // Only a running thread can be named on Linux; debuggers show the name.
      Thread.current.name = name
      queue.work()
    }
  }

  deinit { queue.stop() }

  func enqueue(_ job: consuming ExecutorJob) {
    queue.add(UnownedJob(job), for: asUnownedSerialExecutor())
  }
}

/// Jobs in the order in which they came.
///
/// `@unchecked Sendable`: `condition` guards both variables.
private final class Queue: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
  private var isStopped = false

  func add(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
    condition.withLock {
      jobs.append((job, executor))
      condition.signal()
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.signal()
    }
  }

  /// Runs until it is stopped and nothing is left.
  func work() {
    while let waiting = next() {
      for (job, executor) in waiting { job.runSynchronously(on: executor) }
    }
  }

  private func next() -> [(job: UnownedJob, executor: UnownedSerialExecutor)]? {
    condition.withLock {
      while jobs.isEmpty {
        if isStopped { return nil }
        condition.wait()
      }
      defer { jobs.removeAll() }
      return jobs
    }
  }
}

import Foundation
import Glibc
import Synchronization

/// A question to a store that changes nothing.
package struct StoreQuestion<Answer: Sendable>: Sendable {
  let ask: @Sendable (any Connection) throws(StoreError) -> Answer

  package init(_ ask: @Sendable @escaping (any Connection) throws(StoreError) -> Answer) {
    self.ask = ask
  }
}

extension Store {
  /// Asks questions that change nothing, two at a time: on the connection that is given, and on
  /// another one that a second thread opens for it.
  ///
  /// No transaction may be open.
  ///
  /// - Parameters:
  ///   - questions: What either connection can answer.
  ///   - own: What only the given one can, as it is about its temporary tables.
  ///   - connection: That of the thread that calls.
  /// - Returns: The answers, in the order of the questions, those of its own last.
  /// - Throws: The first failure, once the questions that were begun are answered.
  package func answers<Answer>(
    to questions: [StoreQuestion<Answer>], own: [StoreQuestion<Answer>] = [],
    on connection: any Connection
  ) throws(StoreError) -> [Answer] {
    let desk = Questions(questions)
    let ownDesk = Questions(own)
    guard questions.count + own.count > 1, !questions.isEmpty else {
      ownDesk.answer(on: connection)
      desk.answer(on: connection)
      return try desk.answers() + ownDesk.answers()
    }
    let helper = Thread {
      do throws(StoreError) {
        desk.answer(on: try connect(.readOnly))
      } catch {
        desk.fail(error)
      }
      desk.leave()
    }
    helper.stackSize = 8 << 20
    helper.name = "ask"
    desk.enter()
    helper.start()
    ownDesk.answer(on: connection)
    if let failure = ownDesk.failure { desk.fail(failure) }
    desk.answer(on: connection)
    desk.waitForAll()
    return try desk.answers() + ownDesk.answers()
  }
}

extension Store {
  /// Begins to ask questions on a thread of its own, while this one goes on writing.
  ///
  /// No transaction may be open when this is called, and nobody writes to the tables that are asked
  /// about until all is answered; see ``ConnectionMode/beside``.
  package func ask<Answer>(_ questions: [StoreQuestion<Answer>]) -> AnswersBeside<Answer> {
    AnswersBeside(questions, to: self)
  }
}

/// Questions that are being answered while another connection writes.
///
/// Belongs to the thread that writes. Let go, it begins no more of them, and waits for the one that
/// was begun.
package final class AnswersBeside<Answer: Sendable> {
  private let desk: Questions<Answer>
  private let asked = Asked()

  /// The connection that the other thread asks.
  ///
  /// It is closed by the thread that writes: closing a file lets go all locks that a process has on
  /// it, and SQLite could take one for its writer in the same moment.
  private final class Asked: @unchecked Sendable {
    // SAFETY: the other thread's until it has left the desk; from there on the owner's.
    var connection: (any Connection)?
  }

  fileprivate init(_ questions: [StoreQuestion<Answer>], to store: any Store) {
    let desk = Questions(questions)
    self.desk = desk
    let isOpen = DispatchSemaphore(value: 0)
    let thread = Thread { [asked] in
      Self.answer(desk, asked, of: store, isOpen)
      desk.leave()
    }
    thread.stackSize = 8 << 20
    thread.name = "ask beside"
    desk.enter()
    thread.start()
    // What is written from here on, it need not see.
    isOpen.wait()
  }

  /// Gives the present thread what those leave that map and write: none of them waits for its answers,
  /// until nothing else is to be done.
  private static func lowerPriority() {
    // On Linux this is about one thread. Where it is refused, the answers are the same.
    setpriority(Int32(PRIO_PROCESS.rawValue), 0, 10)
  }

  deinit {
    desk.skipTheRest()
    desk.waitForAll()
    asked.connection = nil
  }

  private static func answer(
    _ desk: Questions<Answer>, _ asked: Asked, of store: any Store, _ isOpen: DispatchSemaphore
  ) {
    do throws(StoreError) {
      let connection = try store.connect(.beside)
      asked.connection = connection
      isOpen.signal()
      // Not before: the writer has waited for it.
      lowerPriority()
      desk.answer(on: connection)
    } catch {
      desk.fail(error)
      isOpen.signal()
    }
  }

  /// Whether nothing is left to wait for.
  package var isDone: Bool { desk.isLeft }

  /// Answers on a connection of this thread what the other has not begun.
  package func help(on connection: any Connection) { desk.answer(on: connection) }

  /// Answers on a connection of this thread what the other has not begun, and waits for all.
  ///
  /// - Returns: The answers, in the order of the questions.
  /// - Throws: The first failure, once the questions that were begun are answered.
  package func answers(on connection: any Connection) throws(StoreError) -> [Answer] {
    help(on: connection)
    desk.waitForAll()
    asked.connection = nil
    return try desk.answers()
  }
}

/// Questions that threads take one after the other.
private final class Questions<Answer: Sendable>: Sendable {
  private struct State: ~Copyable {
    var next = 0
    var answers: [Answer?]
    var failure: StoreError?
  }

  private let questions: [StoreQuestion<Answer>]
  private let state: Mutex<State>
  private let helpers = DispatchGroup()

  init(_ questions: [StoreQuestion<Answer>]) {
    self.questions = questions
    state = Mutex(State(answers: Array(repeating: nil, count: questions.count)))
  }

  func enter() { helpers.enter() }
  func leave() { helpers.leave() }
  func waitForAll() { helpers.wait() }
  /// Whether those who came have left.
  var isLeft: Bool { helpers.wait(timeout: .now()) == .success }

  /// Answers what nobody else has begun with, until nothing is left.
  func answer(on connection: any Connection) {
    while let number = take() {
      do throws(StoreError) {
        let answer = try questions[number].ask(connection)
        state.withLock { $0.answers[number] = answer }
      } catch {
        fail(error)
      }
    }
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < questions.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func skipTheRest() { state.withLock { $0.next = questions.count } }

  var failure: StoreError? { state.withLock { $0.failure } }

  func fail(_ error: StoreError) {
    state.withLock { $0.failure = $0.failure ?? error }
  }

  func answers() throws(StoreError) -> [Answer] {
    let (answers, failure) = state.withLock { ($0.answers.compactMap(\.self), $0.failure) }
    if let failure { throw failure }
    return answers
  }
}

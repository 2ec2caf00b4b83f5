import Foundation
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

import Diagnostics
import Load
import RecordStore
import Schema
import Transform

// After the last record: constraints, rules, and the store's own proof.

extension MigrationRun {
  /// Takes out what breaks a constraint, then asks the rules and, of a new store, for its proof.
  func proveAll(
    _ store: any Store, _ tools: Tools, _ offenders: Offenders, isNew: Bool
  ) throws -> Outcome {
    tools.writer.closeBulks()
    if isNew {
      try offenders.finishBulk(store)
    } else {
      try offenders.finishLive(writer: tools.writer)
    }
    tell("proving: rules and structure", file: "", force: true)
    var questions: [StoreQuestion<Answer>] = []
    if isNew {
      // The checks of every row have been asked for as one query a table; the store's own proof
      // would ask them again row by row, at ten times the cost.
      questions.append(
        StoreQuestion { (asked) throws(StoreError) in
          .broken(try asked.proof(withChecks: false))
        })
    }
    let facts = tools.facts
    for rule in project.rules {
      questions.append(
        StoreQuestion { (asked) throws(StoreError) in
          .found(try RuleRunner.ask(rule, facts, asked), rule)
        })
    }
    // What a rule takes out is on no list.
    let answers = try store.answers(to: questions, on: tools.connection)
    for answer in answers.sorted(by: { $0.rejects && !$1.rejects }) {
      switch answer {
      case .broken(let names):
        guard let first = names.first else { continue }
        throw MigrationError(
          Diagnostic(
            .unbalanced, "the store's own proof finds '\(first)' broken", at: nil,
            remedy: "Do not use the store; report the run's summary"))
      case .found(.rows(let rows), let rule):
        try carryOut(rule, rows, tools)
      case .found(.counts(let differences), let rule):
        for difference in differences { countDifferences.append((rule.name, difference)) }
      }
    }
    if isNew { try tools.connection.finishBulk() }
    try tools.ledger.closeRecordsOfEarlierRuns()
    return .finished
  }

  enum Answer: Sendable {
    case broken([String])
    case found(RuleRunner.Found, RecordRule)

    var rejects: Bool { if case .found(_, let rule) = self { rule.rejects } else { false } }
  }

  /// Puts the rows of a rule on their list, or takes them out.
  private func carryOut(_ rule: RecordRule, _ rows: [Int64], _ tools: Tools) throws {
    guard rule.rejects, let reason = Reasons.reason(named: rule.list), let table = rule.table else {
      return try RuleRunner(tools.connection, ledger: tools.ledger, originals: originals)
        .carryOut(rule, rows)
    }
    var demotion = Demotion(
      tools.connection, ledger: tools.ledger, originals: originals, facts: tools.facts)
    for row in rows {
      try demotion.reject(
        row: row, of: table, because: Constraint(rule.name, .unique([]), reason: reason))
    }
    _ = try demotion.carryOut()
  }
}

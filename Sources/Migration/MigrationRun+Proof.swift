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
      try offenders.finishBulk(store, writer: tools.writer)
    } else {
      try offenders.finishLive(writer: tools.writer)
    }
    end(RunStep(.constraints, records: counts.read))
    tell("proving: rules and structure", file: "", force: true)
    var questions: [StoreQuestion<Answer>] = []
    if isNew {
      // The checks of every row were asked before it was written; the store's own proof would ask
      // them again, at ten times the cost.
      questions.append(
        StoreQuestion { (asked) throws(StoreError) in
          .broken(try asked.proof(withChecks: false))
        })
    }
    let facts = tools.facts
    for rule in project.rules where rule.report == nil {
      questions.append(
        StoreQuestion { (asked) throws(StoreError) in
          .found(try RuleRunner.ask(rule, facts, asked), rule)
        })
    }
    var answers = try store.answers(to: questions, on: tools.connection)
    // The reports are known to this connection alone.
    for rule in project.rules where rule.report != nil {
      answers.append(.found(try RuleRunner.ask(rule, facts, tools.connection), rule))
    }
    var found: [(rule: RecordRule, rows: [Int64])] = []
    var lines: [(rule: RecordRule, lines: [ReportLine])] = []
    for answer in answers {
      switch answer {
      case .broken(let names):
        guard let first = names.first else { continue }
        throw MigrationError(
          Diagnostic(
            .unbalanced, "the store's own proof finds '\(first)' broken", at: nil,
            remedy: "Do not use the store; report the run's summary"))
      case .found(.rows(let rows), let rule):
        found.append((rule, rows))
        cases[rule.name] = rows.count
      case .found(.lines(let listed), let rule):
        lines.append((rule, listed))
        cases[rule.name] = listed.count
      case .found(.counts(let differences), let rule):
        cases[rule.name] = differences.count
        for difference in differences { countDifferences.append((rule.name, difference)) }
      }
    }
    // What a rule sets must pass the store's own checks, which a bulk load has switched off.
    if isNew { try tools.connection.switchChecksOn() }
    try carryOut(found, tools)
    let runner = RuleRunner(tools.connection, ledger: tools.ledger, originals: originals)
    for (rule, lines) in lines { try runner.carryOut(rule, lines) }
    if isNew { try tools.connection.finishBulk() }
    try tools.ledger.closeRecordsOfEarlierRuns()
    end(RunStep(.rules, records: counts.read))
    return .finished
  }

  enum Answer: Sendable {
    case broken([String])
    case found(RuleRunner.Found, RecordRule)
  }

  /// Takes out what rules reject, then puts the rows that stay on their lists.
  ///
  /// All that is rejected leaves at once: a record that breaks two rules is isolated once, with
  /// both faults, and is on no list.
  private func carryOut(_ found: [(rule: RecordRule, rows: [Int64])], _ tools: Tools) throws {
    var demotion = Demotion(
      tools.connection, ledger: tools.ledger, originals: originals, facts: tools.facts)
    for (rule, rows) in found where rule.rejects {
      guard let reason = Reasons.reason(named: rule.list), let table = rule.table else {
        preconditionFailure("the check lets no rule pass that rejects for no reason")
      }
      for row in rows {
        try demotion.reject(
          row: row, of: table, because: Constraint(rule.name, .unique([]), reason: reason))
      }
    }
    _ = try demotion.carryOut()
    let runner = RuleRunner(tools.connection, ledger: tools.ledger, originals: originals)
    for (rule, rows) in found where !rule.rejects {
      try runner.carryOut(rule, rows)
    }
  }
}

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
    try endIfInterrupted(tools.writer)
    var proof: TableProof?
    if isNew {
      proof = try offenders.finishBulk(tools.writer)
    } else {
      try offenders.finishLive(writer: tools.writer)
    }
    end(RunStep(.constraints, records: counts.read))
    tell("proving: rules and structure", file: "", force: true)
    try endIfInterrupted(tools.writer)
    // Once they are carried out, rules would see what they have set.
    if let settled = options.resumed?.findings {
      findings = try RuleFindings(settled)
      let answers = try store.answers(
        to: proof.map { questions($0, tools.connection) } ?? [], on: tools.connection)
      for case .broken(let names) in answers { try refuse(names) }
    } else {
      try askAndCarryOut(store, tools, proof)
    }
    if isNew { try tools.connection.finishBulk() }
    end(RunStep(.rules, records: counts.read))
    return .finished
  }

  /// - Parameters:
  ///   - store: That of the run.
  ///   - tools: Those of the run.
  ///   - proof: What is proved already of a new store; `nil` of one in use.
  /// - Throws: When the store is broken, or lost.
  private func askAndCarryOut(_ store: any Store, _ tools: Tools, _ proof: TableProof?) throws {
    if proof == nil {
      try RuleSettings(tools.connection, ledger: tools.ledger).takeBack(
        of: project.name, but: Set(project.rules.filter { !isAsked($0) }.map(\.name)))
    }
    var questions: [StoreQuestion<Answer>] = []
    if let proof { questions += self.questions(proof, tools.connection) }
    let facts = tools.facts
    var ofReports: [StoreQuestion<Answer>] = []
    for rule in project.rules where isAsked(rule) {
      let question = StoreQuestion<Answer> { (asked) throws(StoreError) in
        .found(try RuleRunner.ask(rule, facts, asked), rule)
      }
      // The reports are known to this connection alone.
      if rule.report == nil { questions.append(question) } else { ofReports.append(question) }
    }
    let answers = try store.answers(to: questions, own: ofReports, on: tools.connection)
    var found: [(rule: RecordRule, rows: [Int64])] = []
    var lines: [(rule: RecordRule, lines: [ReportLine])] = []
    for answer in answers {
      switch answer {
      case .broken(let faults): try refuse(faults)
      case .found(.rows(let rows), let rule):
        found.append((rule, rows))
        findings.cases[rule.name] = rows.count
      case .found(.lines(let listed), let rule):
        lines.append((rule, listed))
        findings.cases[rule.name] = listed.count
      case .found(.counts(let differences), let rule):
        findings.cases[rule.name] = differences.count
        findings.differences[rule.name] = differences
      }
    }
    // What a rule sets must pass the store's own checks, which a bulk load has switched off.
    if proof != nil { try tools.connection.switchChecksOn() }
    // All or nothing: a run that was killed between two rules would ask the rest of them of a store
    // that the first has changed.
    accepted = try tools.ledger.accepted()
    let (rows, listed, answered, text) = (found, lines, answered, findings.text)
    let kept = replayed
    try tools.connection.transaction { () throws(StoreError) in
      try carryOut(rows, tools)
      let runner = RuleRunner(tools.connection, ledger: tools.ledger, originals: originals)
      for (rule, lines) in listed { try runner.carryOut(rule, lines) }
      try tools.ledger.settle(answered, kept: kept, findings: text)
    }
  }

  /// What is left to be asked for the proof of the whole store, in parts where that can be done.
  ///
  /// The checks of every row were asked before it was written; the store would ask them again, at ten
  /// times the cost.
  private func questions(
    _ proof: TableProof, _ connection: any Connection
  ) -> [StoreQuestion<Answer>] {
    let parts = connection.provesTables ? Set(Tables.all.map(\.name)) : []
    let whole = StoreQuestion<Answer> { (asked) throws(StoreError) in
      .broken(try proof.broken + asked.proof(withChecks: false, but: parts))
    }
    let pages = StoreQuestion<Answer> { (asked) throws(StoreError) in
      .broken(try asked.proofOfPages())
    }
    return [whole] + (parts.isEmpty || proof.hasAllPages ? [] : [pages])
      + parts.subtracting(proof.whole).sorted().map { table in
        StoreQuestion { (asked) throws(StoreError) in
          .broken(try asked.proof(of: table, withChecks: false))
        }
      }
  }

  private func refuse(_ faults: [String]) throws(MigrationError) {
    guard let first = faults.first else { return }
    throw MigrationError(
      Diagnostic(
        .unbalanced, "the store's own proof finds '\(first)' broken", at: nil,
        remedy: "Do not use the store; report the run's summary"))
  }

  enum Answer: Sendable {
    case broken([String])
    case found(RuleRunner.Found, RecordRule)
  }

  /// Takes out what rules reject, then puts the rows that stay on their lists.
  ///
  /// All that is rejected leaves at once: a record that breaks two rules is isolated once, with
  /// both faults, and is on no list.
  private func carryOut(
    _ found: [(rule: RecordRule, rows: [Int64])], _ tools: Tools
  ) throws(StoreError) {
    var demotion = Demotion(
      tools.connection, ledger: tools.ledger, originals: originals, facts: tools.facts)
    for (rule, rows) in found where rule.rejects {
      guard let reason = Reasons.reason(named: rule.list), let table = rule.table else {
        preconditionFailure("the check lets no rule pass that rejects for no reason")
      }
      for row in rows where !accepted.contains(row >> 8) {
        try demotion.reject(
          row: row, of: table, because: Constraint(rule.name, .unique([]), reason: reason))
      }
    }
    try demotion.carryOut()
    let runner = RuleRunner(tools.connection, ledger: tools.ledger, originals: originals)
    for (rule, rows) in found where !rule.rejects {
      try runner.carryOut(rule, rows)
    }
  }
}

import Diagnostics
package import RecordStore
import Schema
package import Transform

/// Runs the rules over records that a project adds to those of the schema.
///
/// It puts records on a list, and may set a field of them; what a rule rejects, the run takes out.
package struct RuleRunner {
  private let connection: any Connection
  private let ledger: Ledger
  private let originals: any Originals

  package init(_ connection: any Connection, ledger: Ledger, originals: any Originals) {
    self.connection = connection
    self.ledger = ledger
    self.originals = originals
  }

  /// What a rule finds; asking changes nothing.
  package enum Found: Sendable {
    /// The rows that it is about, in ascending order.
    case rows([Int64])
    /// Counts that are not what they must be.
    case counts([CountDifference])
    /// Lines of a report, in its order.
    case lines([ReportLine])
  }

  package struct CountDifference: Sendable, Codable {
    package let value: String
    package let found: Int
    package let expected: Int
  }

  /// Asks what a rule is about.
  ///
  /// All rules are asked before the first is carried out: none sees what another has set.
  package static func ask(
    _ rule: RecordRule, _ facts: RunFacts, _ connection: any Connection
  ) throws(StoreError) -> Found {
    if case .count(let table, let period, let field, let summed, let expected) = rule.kind {
      let control = ControlCount(
        table: table, period: period, field: field, summed: summed, facts: facts)
      return .counts(try control.differences(from: expected, connection))
    }
    let comparison = ReportComparison(facts: facts)
    switch rule.kind {
    case .onReport(let rows, let key, let column):
      return .rows(try comparison.missing(rows, its: key, in: column, connection))
    case .ofReport(let column, let row):
      return .lines(try comparison.unmatched(column, row, connection))
    case .noTwo(let table, let fields, let only, unlessMerged: true):
      let shared = SharedRows(table: table, fields: fields, only: only)
      return .rows(try shared.unmerged(connection))
    case .noTwo(let table, let fields, let only, unlessMerged: false):
      let shared = SharedRows(table: table, fields: fields, only: only)
      return .rows(try shared.ids(connection))
    case .noOverlap(let table, let start, let end, let per):
      return .rows(try overlapping(table, start, end, per, connection))
    case .noGap(let table, let start, let end, let per):
      return .rows(try connection.rows(amongSpans: spans(table, start, end, per), behindGap))
    default:
      return .rows(try connection.ids(query(rule.kind)))
    }
  }

  /// Puts lines of a report on the list of a rule, in the transaction that is open.
  package func carryOut(_ rule: RecordRule, _ lines: [ReportLine]) throws(StoreError) {
    let notes = Dictionary(grouping: lines, by: \.file).mapValues { lines in
      lines.map { line in
        RecordNote(
          record: line.record, firstLine: line.firstLine, kind: .list, slug: rule.list,
          rule: rule.name, sourceColumn: nil)
      }
    }
    for (file, lines) in notes.sorted(by: { $0.key < $1.key }) {
      try ledger.write(lines, of: file)
    }
  }

  /// Puts the rows that a rule is about on its list, and sets what it sets, in the transaction that is
  /// open.
  ///
  /// Rows that another rule has taken out since are passed over.
  package func carryOut(_ rule: RecordRule, _ rows: [Int64]) throws(StoreError) {
    guard let owner = rule.table else { preconditionFailure("a rule about no row") }
    let table = owner.name
    var ids: [Int64] = []
    for row in rows {
      let query: SQL = "SELECT id FROM \(identifier: table) WHERE id = \(row)"
      if try connection.integer(query) != nil { ids.append(row) }
    }
    guard !ids.isEmpty else { return }
    var notes: [Int64: [RecordNote]] = [:]
    for (file, group) in Dictionary(grouping: ids, by: { $0 >> 40 }) where file > 0 {
      let numbers = group.map { Int($0 >> 8 & 0xFFFF_FFFF) }.sorted()
      let lines = try originals.firstLines(of: numbers, inFile: file)
      for number in numbers {
        notes[file, default: []].append(
          RecordNote(
            record: number, firstLine: lines[number] ?? 0, kind: .list,
            slug: rule.list, rule: rule.name, sourceColumn: nil))
      }
    }
    let settings = RuleSettings(connection, ledger: ledger)
    if let sets = rule.sets {
      try settings.set(
        sets.field, to: sets.value.sqlValue, in: owner, rows: ids, for: rule.name)
    }
    if rule.endsUnrecorded {
      try settings.set("end_not_recorded", to: .integer(1), in: owner, rows: ids, for: rule.name)
    }
    for (file, lines) in notes.sorted(by: { $0.key < $1.key }) {
      try ledger.write(lines, of: file)
    }
  }

  /// The rows that a rule is about.
  private static func query(_ kind: RecordRule.Kind) -> SQL {
    switch kind {
    case .inOrder(let earlier, let later, let reference):
      inOrder(earlier, later, reference)
    case .noOpen(let end, let once, let reference):
      """
      SELECT first.id FROM \(SQL.openRows(of: end.table)) AS first
      JOIN \(SQL.openRows(of: once.table)) AS second ON second.id = first.\(identifier: reference)
      WHERE first.\(identifier: end.name) IS NULL AND second.\(identifier: once.name) IS NOT NULL
      ORDER BY first.id
      """
    case .every(let table, let having, let child, let reference, let only):
      """
      SELECT parent.id FROM \(SQL.openRows(of: table)) AS parent
      WHERE parent.\(identifier: having) IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM \(SQL.openRows(of: child)) AS child
        WHERE child.\(identifier: reference) = parent.id
          AND \(condition(only, "child")))
      ORDER BY parent.id
      """
    case .noLoop(let table, let from, let to): noLoop(table, from, to)
    case .atMost(let most, let table, let per, let only):
      """
      SELECT id FROM (
        SELECT root.id AS id, row_number() OVER (
          PARTITION BY root.\(identifier: per) ORDER BY root.id) AS place
        FROM \(SQL.openRows(of: table)) AS root
        WHERE root.\(identifier: per) IS NOT NULL AND \(only.map { condition($0, "root") } ?? "1 = 1")
      ) AS ranked WHERE place > \(most) ORDER BY id
      """
    case .check(let table, let tests):
      "SELECT id FROM \(SQL.openRows(of: table)) AS root WHERE "
        + tests.dropFirst().reduce(condition(tests[0])) { $0 + " AND " + condition($1) }
        + " ORDER BY id"
    case .noTwo, .noGap, .noOverlap, .count, .onReport, .ofReport:
      preconditionFailure("such a rule asks by itself")
    }
  }

  private static func condition(_ test: RecordRule.Test) -> SQL {
    switch test.kind {
    case .equals(let value): "\(identifier: test.field) = \(value)"
    case .blank: "\(identifier: test.field) IS NULL"
    case .present: "\(identifier: test.field) IS NOT NULL"
    }
  }

  static func condition(_ only: RecordRule.Where, _ alias: String) -> SQL {
    let column: SQL = "\(identifier: alias).\(identifier: only.field)"
    return only.value.map { column + " = \($0)" } ?? column + " IS NULL"
  }

  /// Follows each link until it ends, comes back, or has gone further than any real chain.
  private static func noLoop(_ table: String, _ from: String, _ to: String) -> SQL {
    """
    WITH RECURSIVE walk (id, start, at, steps) AS (
      SELECT link.id, link.\(identifier: from), link.\(identifier: to), 1
      FROM \(SQL.openRows(of: table)) AS link
      UNION ALL
      SELECT walk.id, walk.start, link.\(identifier: to), walk.steps + 1
      FROM walk JOIN \(SQL.openRows(of: table)) AS link ON link.\(identifier: from) = walk.at
      WHERE walk.at <> walk.start AND walk.steps < 64
    )
    SELECT DISTINCT id FROM walk WHERE at = start ORDER BY id
    """
  }

  private static func overlapping(
    _ name: String, _ start: String, _ end: String, _ per: String, _ connection: any Connection
  ) throws(StoreError) -> [Int64] {
    guard let table = Tables.table(named: name) else {
      preconditionFailure("the check lets no rule over '\(name)' pass")
    }
    let constraint = Constraint(
      "rule", .noOverlap(per: per, start: start, end: end), reason: Reasons.constraintBroken)
    return try connection.offenders(of: constraint, in: table)
  }

  private static func spans(
    _ table: String, _ start: String, _ end: String, _ per: String
  ) -> SQL {
    """
    SELECT id, \(identifier: per) AS per, \(identifier: start), \(identifier: end)
    FROM \(SQL.openRows(of: table)) AS root WHERE \(identifier: per) IS NOT NULL ORDER BY per
    """
  }

  /// The rows that begin after all that began before them had ended; what has no start begins first.
  private static func behindGap(_ spans: inout [TimeSpan]) -> [Int64] {
    spans.sort { ($0.begins ?? .min, $0.row) < ($1.begins ?? .min, $1.row) }
    var ended: Int64?
    var found: [Int64] = []
    for span in spans {
      if let ended, let begins = span.begins, begins > ended { found.append(span.row) }
      if let ends = span.ends { ended = max(ended ?? ends, ends) }
    }
    return found
  }

  private static func inOrder(
    _ earlier: RecordRule.Field, _ later: RecordRule.Field, _ reference: String
  ) -> SQL {
    // A day lasts until the next one begins; a day of summer time may begin an hour earlier in
    // UTC, so that only what lies after the whole day counts.
    let limit: SQL =
      if case .date? = Tables.table(named: later.table)?.column(named: later.name)?.type,
        case .instant? = Tables.table(named: earlier.table)?.column(named: earlier.name)?.type
      {
        "(second.\(identifier: later.name) + 1) * 86400000000"
      } else {
        "second.\(identifier: later.name)"
      }
    return """
      SELECT first.id FROM \(SQL.openRows(of: earlier.table)) AS first
      JOIN \(SQL.openRows(of: later.table)) AS second ON second.id = first.\(identifier: reference)
      WHERE first.\(identifier: earlier.name) > \(limit) ORDER BY first.id
      """
  }
}

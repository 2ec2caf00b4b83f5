import Load
import RecordStore
import Transform

/// Judges a run by the limits that its project sets.
struct Limits {
  let project: Project
  let connection: any Connection
  let runID: Int64

  /// Each line of `go only if`, and each rule of which one case is enough for *no go*, with what was
  /// found.
  ///
  /// A rule that a limit names is not judged by "any one rule" as well.
  func judge(
    _ summary: RunSummary, _ findings: RuleFindings
  ) throws(StoreError) -> [LimitResult] {
    try limits(summary) + findings.limits(of: project.rules)
  }

  private func limits(_ summary: RunSummary) throws(StoreError) -> [LimitResult] {
    let repairs = try repairs(summary)
    let named = project.goOnlyIf.compactMap {
      if case .repairs(let rule) = $0.subject { rule } else { nil }
    }
    var results: [LimitResult] = []
    for limit in project.goOnlyIf {
      switch limit.subject {
      case .toFixLive:
        guard let live = summary.liveRejected else { continue }
        results.append(result(limit, live, of: summary.read))
      case .toFix: results.append(result(limit, summary.toFix, of: summary.read))
      case .waiting: results.append(result(limit, summary.held, of: summary.read))
      case .skipped: results.append(result(limit, summary.skipped, of: summary.read))
      case .codesInNoTable: results.append(result(limit, try unmappedCodes(), of: summary.read))
      case .filesNotProved:
        let proofs = Self.proofs(summary)
        results.append(result(limit, proofs.count { !$0 }, of: proofs.count))
      case .closed: results.append(result(limit, summary.closed, of: summary.read))
      case .repairs(let rule):
        let found = repairs.first { $0.rule == rule }
        results.append(result(limit, found?.count ?? 0, of: found?.records ?? 0))
      case .repairsOfAnyRule:
        let others = repairs.filter { !named.contains($0.rule) }
        let worst = others.max { excess($0, limit) < excess($1, limit) }
        var worstResult = result(limit, worst?.count ?? 0, of: worst?.records ?? 0)
        if let worst { worstResult.found += " (\(worst.rule))" }
        results.append(worstResult)
      }
    }
    return results
  }

  /// Of each file whether it is proved; one that is loaded and looked up in counts once.
  private static func proofs(_ summary: RunSummary) -> [Bool] {
    let loaded = summary.files.filter { !$0.derived }
    let others = (summary.lookups ?? []).filter { lookup in
      !loaded.contains { $0.file == lookup.file }
    }
    return loaded.map { $0.proved == true } + others.map(\.proved)
  }

  private func excess(_ repair: (rule: String, count: Int, records: Int), _ limit: GoLimit)
    -> Double
  {
    switch limit.bound {
    case .count: Double(repair.count)
    case .share: Double(repair.count) / Double(max(1, repair.records))
    }
  }

  private func result(_ limit: GoLimit, _ count: Int, of total: Int) -> LimitResult {
    let holds: Bool
    let found: String
    switch limit.bound {
    case .count(let most):
      holds = count <= most
      found = "\(count)"
    case .share(let most):
      let share = total == 0 ? 0 : Double(count) / Double(total)
      holds = share <= most
      found = "\(count) of \(total), \((share * 10_000).rounded() / 100)%"
    }
    return LimitResult(limit: limit.words, allowed: limit.allowed, found: found, holds: holds)
  }

  /// How often each rule has repaired, and how many records its mapping loaded.
  private func repairs(
    _ summary: RunSummary
  ) throws(StoreError) -> [(rule: String, count: Int, records: Int)] {
    let query: SQL = """
      SELECT note.rule, file.mapping, count(*) FROM record_note AS note
      JOIN load_file AS file ON file.id = note.load_file
      WHERE note.run = \(runID) AND note.kind = 'repair'
      GROUP BY note.rule, file.mapping ORDER BY note.rule
      """
    return try connection.all(query) { (row) throws(StoreError) in
      let mapping = row.text(1)
      let records = summary.files.filter { $0.mapping == mapping }.reduce(0) { $0 + $1.loaded }
      return (row.text(0) ?? "", Int(row.integer(2) ?? 0), records)
    }
  }

  /// Different values that no code table translates, of rows that are not closed.
  private func unmappedCodes() throws(StoreError) -> Int {
    let names = try connection.all(
      "SELECT DISTINCT row_table FROM legacy_value WHERE reason = 'CODE_UNMAPPED'"
    ) { (row) throws(StoreError) in row.text(0) ?? "" }
    var count: Int64 = 0
    for name in names {
      count +=
        try connection.integer(
          """
          SELECT count(*) FROM (
            SELECT DISTINCT kept.field, kept.raw FROM legacy_value AS kept
            LEFT JOIN \(identifier: name) AS owner ON owner.id = kept.row_id
            WHERE kept.row_table = \(name) AND kept.reason = 'CODE_UNMAPPED'
              AND owner.closed_by IS NULL
          ) AS codes
          """) ?? 0
    }
    return Int(count)
  }
}

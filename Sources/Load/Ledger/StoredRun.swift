package import RecordStore

/// A run as its store knows it: enough to go on with it.
package struct StoredRun: Sendable {
  package let id: Int64
  package let name: String
  package let project: String
  /// `run` or `dry_run`.
  package let kind: String
  /// Microseconds UTC.
  package let startedAt: Int64
  /// The hash of the rules by which it loads.
  package let ruleset: String
  package let exports: String
  /// `nil` for that in the folder of the exports.
  package let manifest: String?
  /// The mappings that are loaded; empty for all.
  package let only: Set<String>
  /// The hash of the last line of the list of decisions when it began.
  package let decisions: String?
  /// What the rules over records found; `nil` until they are carried out.
  package let findings: String?

  /// A run that is to begin.
  package init(
    name: String, project: String, kind: String, startedAt: Int64, ruleset: String,
    exports: String, manifest: String?, only: Set<String>, decisions: String? = nil,
    in connection: any Connection
  ) throws(StoreError) {
    id = try Ledger.next("run", connection)
    self.name = name
    self.project = project
    self.kind = kind
    self.startedAt = startedAt
    self.ruleset = ruleset
    self.exports = exports
    self.manifest = manifest
    self.only = only
    self.decisions = decisions
    findings = nil
  }

  private init(_ row: borrowing Row) {
    id = row.integer(0) ?? 0
    name = row.text(1) ?? ""
    project = row.text(2) ?? ""
    kind = row.text(3) ?? ""
    startedAt = row.integer(4) ?? 0
    ruleset = row.text(5) ?? ""
    exports = row.text(6) ?? ""
    manifest = row.text(7)
    only = Set((row.text(8) ?? "").split(separator: " ").map(String.init))
    findings = row.text(9)
    decisions = row.text(10)
  }

  /// The run that did not come to its end; `nil` where each one has.
  package static func unfinished(
    in connection: any Connection
  ) throws(StoreError) -> StoredRun? {
    try one("state NOT IN ('ended', 'rolled_back') ORDER BY id DESC", connection)
  }

  /// The run of this name, if it came to its end.
  package static func ended(
    named name: String, in connection: any Connection
  ) throws(StoreError) -> StoredRun? {
    try one("state = 'ended' AND name = \(name)", connection)
  }

  /// The run with this row; `nil` where there is none.
  package static func numbered(
    _ id: Int64, in connection: any Connection
  ) throws(StoreError) -> StoredRun? {
    try one("id = \(id)", connection)
  }

  /// The last run that is in the store, whether it has ended or not.
  package static func last(in connection: any Connection) throws(StoreError) -> StoredRun? {
    try one("state <> 'rolled_back' ORDER BY id DESC", connection)
  }

  private static func one(
    _ condition: SQL, _ connection: any Connection
  ) throws(StoreError) -> StoredRun? {
    try connection.one(
      """
      SELECT id, name, project, kind, started_at, ruleset, exports, manifest, only, findings,
        decisions
      FROM run WHERE \(condition)
      """
    ) { (row) throws(StoreError) in StoredRun(row) }
  }

  func insert(into connection: any Connection) throws(StoreError) {
    let names = only.isEmpty ? nil : only.sorted().joined(separator: " ")
    try connection.execute(
      """
      INSERT INTO run (id, name, project, kind, started_at, started_at_precision, state, exports,
        manifest, only, decisions, ruleset)
      VALUES (\(id), \(name), \(project), \(kind), \(startedAt), 'm', 'running', \(exports),
        \(manifest.sqlValue), \(names.sqlValue), \(decisions.sqlValue), \(ruleset))
      """)
  }
}

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
  /// What the rules over records found; `nil` until they are carried out.
  package let findings: String?

  /// A run that is to begin.
  package init(
    name: String, project: String, kind: String, startedAt: Int64, ruleset: String,
    exports: String, manifest: String?, in connection: any Connection
  ) throws(StoreError) {
    id = try Ledger.next("run", connection)
    self.name = name
    self.project = project
    self.kind = kind
    self.startedAt = startedAt
    self.ruleset = ruleset
    self.exports = exports
    self.manifest = manifest
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
    findings = row.text(8)
  }

  /// The run that did not come to its end; `nil` where each one has.
  package static func unfinished(
    in connection: any Connection
  ) throws(StoreError) -> StoredRun? {
    try connection.one(
      """
      SELECT id, name, project, kind, started_at, ruleset, exports, manifest, findings FROM run
      WHERE state NOT IN ('ended', 'rolled_back') ORDER BY id DESC
      """
    ) { (row) throws(StoreError) in StoredRun(row) }
  }

  func insert(into connection: any Connection) throws(StoreError) {
    try connection.execute(
      """
      INSERT INTO run (id, name, project, kind, started_at, started_at_precision, state, exports,
        manifest, ruleset)
      VALUES (\(id), \(name), \(project), \(kind), \(startedAt), 'm', 'running', \(exports),
        \(manifest.sqlValue), \(ruleset))
      """)
  }
}

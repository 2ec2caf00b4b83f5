package import Migration
package import RecordStore

/// What the runs of a store have done with the decisions of a list: for each line what the last of
/// them did.
package struct CarriedOut: Sendable {
  private struct Deed: Sendable {
    let run: String
    let outcome: String
  }

  private var deeds: [Int: Deed] = [:]

  /// Reads it; runs that began with another list are passed over.
  ///
  /// - Throws: When the store fails.
  package init(of log: DecisionLog, in connection: any Connection) throws(StoreError) {
    var runs: [Int64: String] = [:]
    try connection.rows("SELECT id, name, decisions FROM run WHERE decisions IS NOT NULL") {
      (row) throws(StoreError) in
      guard let hash = row.text(2), log.hasHead(hash) else { return }
      runs[row.integer(0) ?? 0] = row.text(1)
    }
    try connection.rows("SELECT run, line, outcome FROM applied_decision ORDER BY id") {
      (row) throws(StoreError) in
      guard let run = runs[row.integer(0) ?? 0] else { return }
      deeds[Int(row.integer(1) ?? 0)] = Deed(run: run, outcome: row.text(2) ?? "")
    }
  }

  /// `carried out in run 2026-11-22-b`; `nil` where no run has met the record since.
  func words(ofLine line: Int) -> String? {
    deeds[line].map { deed in
      switch deed.outcome {
      case "stale":
        "stale in run \(deed.run): what it was about holds something else now"
      case "changed_elsewhere":
        "carried out in run \(deed.run), in which something else of the record had changed"
      default: "carried out in run \(deed.run)"
      }
    }
  }
}

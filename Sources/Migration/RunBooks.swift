import Load
import RecordStore
import Transform

/// What the books say of a run, and whether they balance.
struct RunBooks {
  struct Entry {
    let file: Ledger.File
    /// Records that the reader found; `nil` for a file that was not read to its end.
    var found: Int?
    /// Whether it is a report of the old system's own, whose lines are compared and not loaded.
    var isReport = false
    /// Whether every line of a report could be split.
    var isWhole = true
    /// Records that could not be split.
    var broken = 0
  }

  let ledger: Ledger
  let connection: any Connection
  let entries: [Entry]

  func files() throws(StoreError) -> (files: [FileSummary], isBalanced: Bool) {
    var files: [FileSummary] = []
    var isBalanced = true
    for entry in entries {
      var counts = try ledger.counts(of: entry.file.facts.number)
      if entry.isReport { counts.read = entry.found ?? 0 }
      let compared = entry.isReport ? counts.read : 0
      if !entry.isReport, !counts.isBalanced { isBalanced = false }
      // The reader counts by itself; a derived mapping takes only some of its records.
      if let found = entry.found, !entry.file.isDerived, found != counts.read {
        isBalanced = false
      }
      files.append(
        FileSummary(
          file: entry.file.facts.name, mapping: entry.file.mapping,
          derived: entry.file.isDerived, sha256: entry.file.facts.sha256,
          declared: entry.file.declared, read: counts.read, loaded: counts.loaded,
          repaired: counts.repaired, merged: counts.merged, updated: counts.updated,
          duplicate: counts.duplicate, skipped: counts.skipped, held: counts.held,
          rejected: counts.rejected, compared: compared,
          // That is said once, by the mapping that accounts for the file's records.
          proved: entry.file.isDerived
            ? nil
            : entry.file.declared == counts.read && entry.found != nil && entry.isWhole))
    }
    return (files, isBalanced)
  }

  /// Rejected records, and missing parents that something waits for.
  func toFix() throws(StoreError) -> Int {
    let run = ledger.runID
    let rejected =
      try connection.integer(
        "SELECT count(*) FROM isolated_record WHERE run = \(run) AND outcome = 'rejected'") ?? 0
    let missing =
      try connection.integer(
        """
        SELECT count(*) FROM (
          SELECT DISTINCT missing_table, missing_key FROM isolated_record
          WHERE run = \(run) AND outcome = 'held' AND missing_table IS NOT NULL
        ) AS parents
        """) ?? 0
    return Int(rejected + missing)
  }
}

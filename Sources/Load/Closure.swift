package import RecordStore
package import Schema

/// Closes rows that a complete extract no longer has: their records were deleted in the old system.
///
/// A closed row stays, with what refers to it; the EPR is not to show it. When its record comes back,
/// it is open again.
package enum Closure {
  /// Closes rows in one transaction; those that are closed already stay as they are.
  package static func close(
    _ rows: [(table: Table, ids: [Int64])], _ ledger: Ledger
  ) throws(StoreError) {
    let connection = ledger.connection
    try connection.transaction { () throws(StoreError) in
      for (table, ids) in rows {
        for id in ids {
          let isOpen: SQL = "id = \(id) AND closed_by IS NULL"
          try ledger.images.keep(table, where: isOpen, for: nil)
          try connection.execute(
            "UPDATE \(identifier: table.name) SET closed_by = \(ledger.runID) WHERE " + isOpen)
        }
      }
    }
  }

  /// How many rows a run has closed.
  package static func count(
    ofRun run: Int64, in connection: any Connection
  ) throws(StoreError) -> Int {
    var count: Int64 = 0
    for table in Tables.record where table.isRoot {
      count +=
        try connection.integer(
          "SELECT count(*) FROM \(identifier: table.name) WHERE closed_by = \(run)") ?? 0
    }
    return Int(count)
  }
}

package import RecordStore
package import Schema

/// Closes rows that a complete extract no longer has: their records were deleted in the old system.
///
/// A closed row stays, with what refers to it; the EPR is not to show it. When its record comes back,
/// it is open again.
package enum Closure {
  /// Closes all rows of records in one transaction; those that are closed already stay as they are.
  ///
  /// - Parameters:
  ///   - records: The first row of each record, and the tables in which it may have rows.
  ///   - ledger: The run that closes them.
  /// - Throws: When the store fails.
  package static func close(
    _ records: [(tables: [Table], ids: [Int64])], _ ledger: Ledger
  ) throws(StoreError) {
    let connection = ledger.connection
    try connection.transaction { () throws(StoreError) in
      for (tables, ids) in records {
        for place in ids.map({ $0 >> 8 }) {
          let isOpen: SQL = """
            id >= \(place << 8) AND id < \((place + 1) << 8) AND closed_by IS NULL
            """
          for table in tables where table.isRoot {
            try ledger.images.keep(table, where: isOpen, for: nil)
            try connection.execute(
              "UPDATE \(identifier: table.name) SET closed_by = \(ledger.runID) WHERE " + isOpen)
          }
        }
      }
    }
  }

  /// How many records a run has closed.
  package static func count(
    ofRun run: Int64, in connection: any Connection
  ) throws(StoreError) -> Int {
    var places: Set<Int64> = []
    for table in Tables.record where table.isRoot {
      let ids = try connection.ids(
        "SELECT id FROM \(identifier: table.name) WHERE closed_by = \(run)")
      for id in ids { places.insert(id >> 8) }
    }
    return places.count
  }
}

import Load
import RecordStore

/// Whether the last run of a store can still be rolled back, or staff have worked with it.
package struct PointOfNoReturn: Sendable, Hashable, Codable {
  /// What staff have done with the rows of one table.
  package struct Work: Sendable, Hashable, Codable {
    package let table: String
    /// Records that the run has loaded or changed, of which staff have changed a row since.
    package let changed: Int
    /// Rows that staff have added and that refer to rows of the run.
    package let added: Int
  }

  /// The last run of the store.
  package let run: String
  package let isPassed: Bool
  /// In the schema's order; empty until it is passed.
  package let work: [Work]

  enum CodingKeys: String, CodingKey {
    case run
    case isPassed = "passed"
    case work
  }

  /// Asks a store that nobody is loading into.
  ///
  /// - Parameter store: Its address.
  /// - Returns: `nil` for a store without a run, and for the scratch store of a dry run.
  /// - Throws: When the store cannot be read.
  package static func ofLastRun(in store: String) throws(MigrationError) -> PointOfNoReturn? {
    do throws(StoreError) {
      let connection = try Stores.open(store).connect(.readOnly)
      guard let run = try StoredRun.last(in: connection), run.kind != "dry_run" else { return nil }
      let files = try connection.ids("SELECT id FROM load_file WHERE run = \(run.id)")
      let staff = try StaffWork(sinceRun: run.id, files: Set(files), in: connection)
      return PointOfNoReturn(
        run: run.name, isPassed: staff.count > 0,
        work: staff.rows.map { Work(table: $0.table, changed: $0.changed, added: $0.added) })
    } catch {
      throw MigrationError(error, in: store)
    }
  }
}

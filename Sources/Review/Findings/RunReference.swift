package import RecordStore

/// One run that a store knows.
package struct RunReference: Sendable, Hashable {
  package var id: Int64
  package var name: String
  /// The summary as JSON; `nil` where the run did not come to its end.
  package var summary: String?
  /// SHA-256 over the files of the project that it was made with.
  package var ruleset: String

  /// Finds a run by its name.
  ///
  /// - Parameters:
  ///   - name: `nil` for the last run.
  ///   - connection: To the store.
  /// - Returns: The run, ended or not.
  /// - Throws: When there is no such run, or the store fails.
  package static func find(
    _ name: String?, in connection: any Connection
  ) throws(ReviewError) -> RunReference {
    let filter: SQL = if let name { "WHERE name = \(name)" } else { "" }
    let found: RunReference?
    do throws(StoreError) {
      found = try connection.one(
        "SELECT id, name, summary, ruleset FROM run " + filter + " ORDER BY id DESC LIMIT 1"
      ) { (row) throws(StoreError) in
        RunReference(
          id: row.integer(0) ?? 0, name: row.text(1) ?? "", summary: row.text(2),
          ruleset: row.text(3) ?? "")
      }
    } catch {
      throw .store(error)
    }
    guard let found else { throw .noRun(name) }
    return found
  }
}

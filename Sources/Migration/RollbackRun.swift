import Diagnostics
import Load
import RecordStore

/// Takes the last run of a store, or some of its files, out again.
package struct RollbackRun {
  /// What left, as `--json` prints it.
  package struct Summary: Sendable, Hashable, Codable {
    package let run: String
    package let store: String
    /// Rows of the EPR that left.
    package let removed: Int
    /// Rows that are again what they were before the run.
    package let restored: Int
  }

  package let store: String
  /// `nil` for the last run.
  package let run: String?
  package let files: Set<String>
  package let mappings: Set<String>

  package init(store: String, run: String?, files: Set<String>, mappings: Set<String>) {
    self.store = store
    self.run = run
    self.files = files
    self.mappings = mappings
  }

  package func carryOut() throws(MigrationError) -> Summary {
    do {
      let opened = try Stores.open(store)
      let isNew = try opened.connect(.readOnly).property(.constraints) == "off"
      let connection = try opened.connect(isNew ? .bulkLoad : .live)
      let outcome = try Rollback(connection).carryOut(
        Rollback.Scope(run: run, files: files, mappings: mappings))
      return Summary(
        run: outcome.run, store: store, removed: outcome.removed, restored: outcome.restored)
    } catch let error as StoreError {
      throw MigrationError(error, in: store)
    } catch let error as LoadError {
      throw MigrationError(error)
    } catch {
      preconditionFailure("an unexpected error: \(error)")
    }
  }
}

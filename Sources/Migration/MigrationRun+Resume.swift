import Diagnostics
import Load
package import Logging
import RecordStore
import Transform

// A run that did not come to its end, and how it goes on.

extension MigrationRun.Options {
  /// Finds the unfinished run of a store.
  ///
  /// - Parameters:
  ///   - address: The store.
  ///   - project: The rules with which the run began.
  ///   - exports: Where the exports lie now; `nil` where the run found them.
  ///   - manifest: Where the manifest lies now; `nil` where the run found it.
  ///   - work: The work folder.
  ///   - logger: `nil` logs nothing.
  /// - Returns: The options by which it goes on.
  /// - Throws: Where every run has come to its end, and where the rules are not those of the run.
  package static func resuming(
    in address: String, _ project: CheckedProject, exports: String?, manifest: String?,
    work: WorkFolder, logger: Logger?
  ) throws(MigrationError) -> MigrationRun.Options {
    let run: StoredRun?
    do throws(StoreError) {
      run = try StoredRun.unfinished(in: try Stores.open(address).connect(.readOnly))
    } catch {
      throw MigrationError(error, in: address)
    }
    guard let run else {
      throw MigrationError(
        Diagnostic(
          .nothingToResume, "every run into '\(address)' has come to its end", at: nil,
          remedy: "Begin another one with 'migrate run --into \(address)'"))
    }
    guard run.project == project.project.name, run.ruleset == project.project.ruleset else {
      throw MigrationError(
        Diagnostic(
          .notResumable,
          "run \(run.name) began with other rules than these of '\(project.project.name)'", at: nil,
          remedy: "Put the rules back as they were, and resume. Or load into a new store"))
    }
    var options = MigrationRun.Options(
      kind: Kind(rawValue: run.kind) ?? .run, exports: exports ?? run.exports,
      manifest: manifest ?? run.manifest, store: address, work: work, logger: logger)
    options.resumed = run
    options.only = run.only
    return options
  }
}

package import Diagnostics
import Extract
import Load
package import RecordStore

/// Why a run cannot begin or go on, as the operator is told.
package struct MigrationError: Error, Sendable {
  package let diagnostic: Diagnostic

  package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  init(_ error: ExtractError) { diagnostic = error.diagnostic }
  init(_ error: LoadError) { diagnostic = error.diagnostic }

  /// A fault of a store, which its words may not name: it is the place.
  package init(_ error: StoreError, in store: String? = nil) {
    let found = error.diagnostic
    diagnostic = Diagnostic(
      found.code, found.message, at: found.place ?? store.map { Place($0) }, remedy: found.remedy)
  }
}

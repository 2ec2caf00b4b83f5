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
  package init(_ error: StoreError) { diagnostic = error.diagnostic }
}

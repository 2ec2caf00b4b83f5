/// How the bytes of a source are split into records, with what only that format needs.
///
/// Adding a format is one folder with its reader, one case, and one line in ``kinds`` and
/// ``reader(of:layout:)``.
package enum Format: Sendable, Hashable {
  case csv(CSVDialect)

  /// The words that `kind:` of a layout may have.
  package static let kinds = ["csv"]
}

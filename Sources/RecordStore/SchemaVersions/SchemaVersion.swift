/// The version of the schema that this program writes and reads.
package enum SchemaVersion {
  /// `target: epr/1` of a project names it.
  package static let current = 1
}

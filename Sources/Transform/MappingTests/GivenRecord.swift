/// A record as a test gives it.
package struct GivenRecord: Sendable, Hashable {
  /// What it has in its columns; a column that is not there is blank.
  package var columns: [String: String] = [:]
  /// By set, what each of its children has in its columns.
  package var children: [String: [[String: String]]] = [:]
}

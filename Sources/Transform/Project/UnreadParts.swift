/// What of a project could not be read, so that what follows from it is not reported as well.
package struct UnreadParts: Sendable, Hashable {
  package var sources: Set<String> = []
  /// No source is known at all.
  package var allSources = false
  /// Layouts of which a column could not be read.
  package var columns: Set<String> = []
  package var crosswalks: Set<String> = []
  package var codeTables: Set<String> = []
  /// The folder of code tables could not be read.
  package var allCodeTables = false
  package var mappings = false

  package var isEmpty: Bool { self == UnreadParts() }
}

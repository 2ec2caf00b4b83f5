/// What a mapping made of a test's records.
package struct TestOutcome: Sendable {
  /// A field as people read it, and the other ways in which a test may write it.
  package struct Value: Sendable, Hashable {
    package var text: String
    package var others: [String] = []

    package func isWritten(_ expected: String) -> Bool {
      text == expected || others.contains(expected)
    }
  }

  package struct Row: Sendable {
    /// Fields that are not empty, by name.
    package var fields: [String: Value] = [:]
  }

  /// For each record.
  package var outcomes: [String] = []
  package var faults: [String] = []
  package var repairs: [String] = []
  package var lists: [String] = []
  /// Why records were skipped.
  package var reasons: [String] = []
  /// By table, in the order of the records.
  package var rows: [String: [Row]] = [:]
}

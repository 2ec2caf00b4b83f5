/// What a rehearsal wrote.
package struct RehearsalReport: Sendable {
  package struct File: Sendable {
    package let source: String
    /// As the manifest has it: in a mixed file that of the layout, else the source.
    package let recordType: String
    package let file: String
    package let records: Int
    package let sha256: String
  }

  package let files: [File]
  /// The old system's own lists, where it prints any.
  package let lists: [File]
  /// How many of each kind of defect were seeded.
  package let defects: [String: Int]
  /// How many of each kind of look-alike stand beside them.
  package let lookAlikes: [String: Int]
  /// The number of lines in the answer key.
  package let answers: Int

  package var records: Int { (files + lists).reduce(0) { $0 + $1.records } }
}

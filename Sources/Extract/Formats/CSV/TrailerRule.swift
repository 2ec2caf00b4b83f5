/// The last line of a file, which is no record but proves that the file is whole.
package struct TrailerRule: Sendable, Hashable {
  /// The text of the first cell: `TRL`.
  package var firstCell: String
  /// The cell with the number of records, counted from 1; `nil` when the trailer has no count.
  package var recordCountCell: Int?

  package init(firstCell: String, recordCountCell: Int? = nil) {
    self.firstCell = firstCell
    self.recordCountCell = recordCountCell
  }
}

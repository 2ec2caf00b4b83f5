package import Migration

/// Tells what is wrong with a record once some of its values are replaced, by the same steps as a run.
///
/// Of a record that was written anew, its text has all of them.
package typealias ValueCheck = (
  IsolatedRecord, _ corrections: [Decision.Correction], _ anew: String?
) -> [RemainingFault]

/// Something that would still be wrong with a corrected record.
package struct RemainingFault: Sendable, Hashable {
  /// The column of the layout; `nil` where it is the record as a whole.
  package var column: String?
  package var child: Int?
  /// One sentence without a value.
  package var words: String
  package var remedy: String

  package init(column: String?, child: Int? = nil, words: String, remedy: String) {
    self.column = column
    self.child = child
    self.words = words
    self.remedy = remedy
  }
}

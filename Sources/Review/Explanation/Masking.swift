import Pages

/// Whether the values of a patient are shown: letters as A and digits as 9 where they are not.
package struct Masking: Sendable, Hashable {
  package var reveal: Bool

  package init(reveal: Bool) { self.reveal = reveal }

  package func shown(_ text: String) -> String {
    reveal ? text : OriginalText(Array(text.utf8), masked: true).plain
  }
}

extension Masking {
  /// What stands in a column of a record: blanks and control characters can be seen, and so can nothing.
  func cell(_ value: String) -> String {
    value.isEmpty ? "‹empty›" : OriginalText(Array(value.utf8), masked: !reveal).plain
  }

  /// `DOB: 99/99/9999 → 99/99/9999`.
  func change(of column: RecordCells.Column, _ before: String, _ after: String) -> String {
    "\(column.inWords): \(cell(before)) → \(cell(after))"
  }
}

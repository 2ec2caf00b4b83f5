package import Diagnostics

/// A record that cannot be split into the layout's fields, with what is needed to isolate it.
package struct BrokenRecord: Sendable, Hashable {
  /// Of a record that is longer than its format allows, so many bytes are kept.
  package static let longestOriginal = 64 << 10

  package var extent: Extent
  /// The bytes as the source has them; of a record that is too long, the first.
  package var original: [UInt8]
  /// One of the structure reasons, 1xxx.
  package var reason: Reason
  /// What could be split, in the layout's column order, so that a key can be read.
  ///
  /// Everything behind the fault may stand in the wrong column. The cells end where the record does; those
  /// past the layout's columns stand behind the others. A byte that is no text is U+FFFD. `nil` when
  /// not even the first cell ends.
  package var cells: [String]?
  /// Where a quote is what is wrong, the quote: one that may have been meant as a character stands
  /// in its cell.
  package var quote: String?
  /// What was expected, and what is there: `33 fields, and it has 31`; `nil` where the reason says it all.
  package var expected: String?

  package init(
    extent: Extent, original: [UInt8], reason: Reason, cells: [String]?, quote: String? = nil,
    expected: String? = nil
  ) {
    self.extent = extent
    self.original = original
    self.reason = reason
    self.cells = cells
    self.quote = quote
    self.expected = expected
  }

  /// A cell from which a key can be read: without a stray quote before it or behind it.
  package func key(ofColumn column: Int) -> String? {
    guard let cells, column < cells.count else { return nil }
    var key = cells[column][...]
    if let quote, key.hasPrefix(quote) { key = key.dropFirst(quote.count) }
    if let quote, key.hasSuffix(quote) { key = key.dropLast(quote.count) }
    return String(key)
  }
}

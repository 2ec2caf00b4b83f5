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
  /// Everything behind the fault may stand in the wrong column. A cell that the record does not
  /// reach is empty; a byte that is no text is U+FFFD. `nil` when not even the first cell ends.
  package var cells: [String]?

  package init(extent: Extent, original: [UInt8], reason: Reason, cells: [String]?) {
    self.extent = extent
    self.original = original
    self.reason = reason
    self.cells = cells
  }
}

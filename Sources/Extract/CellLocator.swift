/// Finds the bytes of one field in the original bytes of its record.
///
/// Belongs to the reader that split the record. Slow on purpose, nothing is kept for it: it is asked
/// about the few records that are set apart.
package enum CellLocator: Sendable {
  case csv(CSVCellLocator)
  case fixed(FixedCellLocator)
  case xml(XMLCellLocator)

  /// The bytes of a column's value, without what the format puts around it.
  ///
  /// - Parameters:
  ///   - column: In the layout's order.
  ///   - child: Which of the record's children is meant, from 0, where the column is a child's.
  ///   - original: The record as its source has it, line end and all.
  /// - Returns: `nil` where the source lacks the column or the record does not reach it.
  package func range(
    ofColumn column: Int, child: Int = 0, in original: [UInt8]
  ) -> Range<Int>? {
    switch self {
    case .csv(let locator): locator.range(ofColumn: column, in: original)
    case .fixed(let locator): locator.range(ofColumn: column, in: original)
    case .xml(let locator): locator.range(ofColumn: column, child: child, in: original)
    }
  }
}

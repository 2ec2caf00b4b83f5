/// Finds the bytes of one field in the original bytes of a record of fixed positions.
package struct FixedCellLocator: Sendable {
  private let positions: [Range<Int>]
  private let trim: FixedDialect.Trim
  private let controls: ControlBytes
  /// Without lines, what looks like a line end is data.
  private let hasLines: Bool

  init(_ dialect: FixedDialect, _ encoding: TextEncoding) {
    positions = dialect.positions
    trim = dialect.trim
    controls = encoding.controls
    hasLines = dialect.recordEnd != .none
  }

  /// The bytes of a column's value, without the blanks that the layout trims.
  ///
  /// - Returns: `nil` where the record does not reach the column's last byte.
  func range(ofColumn column: Int, in original: [UInt8]) -> Range<Int>? {
    let position = positions[column]
    let end =
      hasLines
      ? original.lastIndex { !controls.endsLine($0) }.map { $0 + 1 } ?? 0 : original.count
    guard position.upperBound <= end else { return nil }
    var value = original[position]
    if trim != .none { while let last = value.last, isBlank(last) { value.removeLast() } }
    if trim == .both { while let first = value.first, isBlank(first) { value.removeFirst() } }
    return value.startIndex..<value.endIndex
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == controls.space || byte == 0 }
}

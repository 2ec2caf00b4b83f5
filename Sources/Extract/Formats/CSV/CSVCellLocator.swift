/// Finds the bytes of one field in the original bytes of a CSV record.
///
/// Only the reader that split the record knows the file's order and quotes.
package struct CSVCellLocator: Sendable {
  private let delimiter: [UInt8]
  private let quote: UInt8?
  private let escape: UInt8?
  private let controls: ControlBytes
  /// For each column of the layout its cell in the source, counted from 0.
  private let cells: [Int: Int]

  init(_ dialect: CSVDialect, _ columns: CSVColumns, _ controls: ControlBytes) {
    self.controls = controls
    delimiter = dialect.delimiter
    quote = dialect.quote
    escape = dialect.escape
    cells = Dictionary(
      columns.layoutIndex.enumerated().compactMap { cell, column in column.map { ($0, cell) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The bytes of a column's value: without the quotes around it, with what stands between them as
  /// the file has it, doubled quotes, escapes and line breaks too.
  ///
  /// - Parameters:
  ///   - column: In the layout's order.
  ///   - original: The record as its source has it, line end and all.
  /// - Returns: `nil` where the source lacks the column or the record does not reach it.
  func range(ofColumn column: Int, in original: [UInt8]) -> Range<Int>? {
    guard let wanted = cells[column] else { return nil }
    var start = 0
    for cell in 0... {
      let (value, end) = bounds(ofCellAt: start, in: original)
      if cell == wanted { return value }
      guard hasDelimiter(at: end, in: original) else { return nil }
      start = end + delimiter.count
    }
    return nil
  }

  /// The value of the cell that begins here, and where the cell ends: at a delimiter, a line end or
  /// the end of the record.
  private func bounds(
    ofCellAt start: Int, in original: [UInt8]
  ) -> (value: Range<Int>, end: Int) {
    var index = start
    guard let quote, index < original.count, original[index] == quote else {
      while index < original.count, !endsCell(at: index, in: original) {
        index += 1 + (escaped(at: index, in: original) ?? 0)
      }
      return (start..<index, index)
    }
    index += 1
    while index < original.count {
      if let escaped = escaped(at: index, in: original) {
        index += escaped
      } else if original[index] == quote {
        guard index + 1 < original.count, original[index + 1] == quote else { break }
        index += 1
      }
      index += 1
    }
    let value = min(start + 1, index)..<index
    while index < original.count, !endsCell(at: index, in: original) { index += 1 }
    return (value, index)
  }

  private func endsCell(at index: Int, in original: [UInt8]) -> Bool {
    controls.endsLine(original[index]) || hasDelimiter(at: index, in: original)
  }

  private func hasDelimiter(at index: Int, in original: [UInt8]) -> Bool {
    original[index...].starts(with: delimiter)
  }

  /// How many bytes behind this one belong to it, where it is an escape.
  private func escaped(at index: Int, in original: [UInt8]) -> Int? {
    guard original[index] == escape, index + 1 < original.count else { return nil }
    if hasDelimiter(at: index + 1, in: original) { return delimiter.count }
    let next = original[index + 1]
    return next == escape || next == quote ? 1 : nil
  }
}

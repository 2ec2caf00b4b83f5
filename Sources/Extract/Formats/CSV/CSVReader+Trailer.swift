extension CSVDialect {
  /// How a line can begin that is the trailer: its first cell, with and without a quote.
  func trailerPrefixes(in encoding: TextEncoding) -> [[UInt8]] {
    guard let trailer, let cell = encoding.bytes(of: trailer.firstCell) else { return [] }
    return [cell] + (quote.map { [[$0] + cell] } ?? [])
  }
}

extension CSVReader {
  /// Takes the line for the trailer if it is one, and nothing follows it.
  ///
  /// The same text in the first cell of an earlier line is a record like any other.
  mutating func takeTrailer(_ line: LineWindow.Line) throws(ExtractError) -> Bool {
    guard let rule = dialect.trailer, line.count <= Self.longestRecord,
      trailerPrefixes.contains(where: { window.begins(line, with: $0) })
    else { return false }
    let bytes = window.copy(0..<window.recordLength)
    let cells = CSVCells(bytes, dialect, layout.encoding).record?.map {
      layout.encoding.text(of: $0)
    }
    guard let cells, cells.first == rule.firstCell, try window.restIsBlank() else { return false }
    trailerMark = mark
    lines += 1
    trailer = .found(count: nil)
    if let cell = rule.recordCountCell {
      let count = cells.dropFirst(cell - 1).first.map { text in
        Int(text.filter { $0 != " " })
      }
      trailer = count.flatMap(\.self).map { .found(count: $0) } ?? .countUnreadable
    }
    return true
  }
}

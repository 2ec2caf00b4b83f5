extension CSVReader {
  /// Reads what stands before the first record, and leaves the window behind it.
  ///
  /// - Returns: Which column of the source is which of the layout.
  static func readHeader(
    _ window: inout LineWindow, _ lines: inout Int, of path: String, layout: Layout,
    dialect: CSVDialect
  ) throws(ExtractError) -> CSVColumns {
    try window.skipMark(of: path, layout.encoding)
    let names = layout.columns.map(\.name)
    switch dialect.header {
    case .none:
      try skipLines(dialect.preambleLines, &window, &lines, of: path)
      window.beginRecord()
      return CSVColumns(count: names.count)
    case .row(let row, let match, let extraColumns, let missingColumns):
      try skipLines(dialect.preambleLines + row - 1, &window, &lines, of: path)
      let line = lines + 1
      guard let found = try nextCells(&window, &lines, dialect, layout.encoding) else {
        throw .headerDisagrees(path: path, line: line, .none)
      }
      var header = found.cells
      if let first = header.first, first.hasPrefix(dialect.headerPrefix) {
        header[0] = String(first.dropFirst(dialect.headerPrefix.count))
      }
      do throws(HeaderFault) {
        var columns = try CSVColumns(header: header, names, match, extraColumns, missingColumns)
        let controls = layout.encoding.controls
        columns.headerLine = Array(found.bytes.prefix { !controls.endsLine($0) })
        return columns
      } catch {
        throw .headerDisagrees(path: path, line: line, error)
      }
    }
  }

  /// The cells of the header as the file has them; `nil` where the layout declares none.
  static func columnNames(
    of source: SourceFile, layout: Layout, dialect: CSVDialect
  ) throws(ExtractError) -> [String]? {
    guard case .row(let row, _, _, _) = dialect.header else { return nil }
    let bytes = try DecodedBytes(source, layout.encoding)
    let encoding = layout.encoding.ofRecords
    var window = LineWindow(bytes, encoding.controls)
    var lines = 0
    try window.skipMark(of: bytes.name, encoding)
    try skipLines(dialect.preambleLines + row - 1, &window, &lines, of: bytes.name)
    return try nextCells(&window, &lines, dialect, encoding)?.cells
  }

  /// Whether a line is the header once more: files were joined, or another table begins.
  @inline(__always)
  func isHeader(_ line: LineWindow.Line) -> Bool {
    // Most lines have another length.
    guard line.count >= headerLength, line.count &- headerLength <= 2, headerLength > 0 else {
      return false
    }
    return window.textLength(of: line) == headerLength
      && window.begins(line, with: sourceColumns.headerLine)
  }

  private static func skipLines(
    _ count: Int, _ window: inout LineWindow, _ lines: inout Int, of path: String
  ) throws(ExtractError) {
    for _ in 0..<count {
      window.beginRecord()
      guard try window.skipLine() > 0 else {
        throw .headerDisagrees(path: path, line: lines + 1, .none)
      }
      lines += 1
    }
  }

  /// The cells of the next record on its own, and its bytes; `nil` when it cannot be split.
  private static func nextCells(
    _ window: inout LineWindow, _ lines: inout Int, _ dialect: CSVDialect,
    _ encoding: TextEncoding
  ) throws(ExtractError) -> (cells: [String], bytes: [UInt8])? {
    window.beginRecord()
    while try window.nextLine() != nil, window.recordLength <= longestRecord {
      lines += 1
      let bytes = window.copy(0..<window.recordLength)
      let cells = CSVCells(bytes, dialect, encoding)
      switch cells.fault {
      case .openQuote: continue
      case .strayQuote: return nil
      case nil:
        window.beginRecord()
        return cells.record.map { ($0.map { encoding.text(of: $0) }, bytes) }
      }
    }
    return nil
  }
}

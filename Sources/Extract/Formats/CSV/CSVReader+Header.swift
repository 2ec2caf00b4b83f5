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
      guard var header = try nextCells(&window, &lines, dialect, layout.encoding) else {
        throw .headerDisagrees(path: path, line: line, .none)
      }
      if let first = header.first, first.hasPrefix(dialect.headerPrefix) {
        header[0] = String(first.dropFirst(dialect.headerPrefix.count))
      }
      do throws(HeaderFault) {
        return try CSVColumns(header: header, names, match, extraColumns, missingColumns)
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
    var window = LineWindow(bytes)
    var lines = 0
    try window.skipMark(of: bytes.name, encoding)
    try skipLines(dialect.preambleLines + row - 1, &window, &lines, of: bytes.name)
    return try nextCells(&window, &lines, dialect, encoding)
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

  /// The cells of the next record on its own; `nil` when it cannot be split.
  private static func nextCells(
    _ window: inout LineWindow, _ lines: inout Int, _ dialect: CSVDialect,
    _ encoding: TextEncoding
  ) throws(ExtractError) -> [String]? {
    window.beginRecord()
    while try window.nextLine() != nil, window.recordLength <= longestRecord {
      lines += 1
      let cells = CSVCells(window.copy(0..<window.recordLength), dialect, encoding)
      switch cells.fault {
      case .openQuote: continue
      case .strayQuote: return nil
      case nil:
        let record = cells.record
        window.beginRecord()
        return record?.map { encoding.text(of: $0) }
      }
    }
    return nil
  }
}

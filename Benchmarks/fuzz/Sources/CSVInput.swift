import Extract

/// Delimited text in any dialect that a layout can declare.
///
/// Ten bytes choose: encoding, delimiter, quote, escape, header, preamble, trailer, columns, and two
/// for the pace.
enum CSVInput {
  private static let delimiters = [",", ";", "\t", "|", "||", "~|~", "^", " "]
  private static let quotes: [String?] = ["\"", "'", nil]
  private static let escapes: [String?] = [nil, "\\", "^"]
  private static let headers: [HeaderRule] = [
    .none, .byName, .row(1, match: .byName, extraColumns: .ignore, missingColumns: .blank),
    .row(1, match: .byPosition, extraColumns: .ignore, missingColumns: .blank),
    .row(2, match: .byPosition, extraColumns: .error, missingColumns: .error),
  ]
  private static let trailers: [TrailerRule?] = [
    nil, TrailerRule(firstCell: "TRL"), TrailerRule(firstCell: "T", recordCountCell: 2),
    TrailerRule(firstCell: "", recordCountCell: 1),
  ]
  private static let most = 8

  static func input(_ input: [UInt8]) -> ReaderInput {
    var choices = Choices(input)
    let encoding = choices.one(of: TextEncoding.allCases)
    let records = encoding.ofRecords
    let delimiter = choices.one(of: delimiters)
    let quote = choices.one(of: quotes)
    let escape = choices.one(of: escapes).flatMap { delimiter.contains($0) ? nil : $0 }
    let header = choices.one(of: headers)
    var dialect = CSVDialect(
      delimiter: records.bytes(of: delimiter) ?? [0x2C],
      quote: quote.flatMap { records.bytes(of: $0)?.first },
      escape: escape.flatMap { records.bytes(of: $0)?.first }, header: header)
    let preamble = choices.number()
    dialect.preambleLines = preamble & 3
    dialect.headerPrefix = preamble & 4 == 0 ? "" : "#"
    dialect.trailer = choices.one(of: trailers)
    let columns = choices.number()
    let pace = ReaderInput.Pace(&choices)
    var layout = Layout(
      name: "hostile", format: .csv(dialect), encoding: encoding,
      columns: (0...columns % most).map { column in
        LayoutColumn(name: "\(column)", isMultiLine: columns >> (3 + column) & 1 == 1)
      })
    let source = SourceFile.memory(choices.content, name: "hostile")
    if case .row(_, .byName, _, _) = header,
      let names = try? SourceHeader.names(of: source, layout: layout)
    {
      // The file's own names, so that it gets past its header, in another order.
      layout.columns = named(names)
    }
    return ReaderInput(layout: layout, content: choices.content, pace: pace)
  }

  private static func named(_ names: [String]) -> [LayoutColumn] {
    var seen: Set<String> = []
    let columns = names.reversed().filter { seen.insert($0).inserted }
      .map { LayoutColumn(name: $0, isMultiLine: $0.utf8.count.isMultiple(of: 2)) }
    return columns.isEmpty ? [LayoutColumn(name: "0")] : columns
  }

  static func seeds(of file: [UInt8]) -> [[UInt8]] {
    let encoding =
      file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
      ? TextEncoding.utf16 : .utf8
    let line = file.prefix { $0 != 0x0A && $0 != 0x0D }
    let found = delimiters.enumerated().dropLast().map { index, text in
      (index: index, count: line.count { $0 == text.utf8.first })
    }
    let best = found.max { $0.count < $1.count } ?? (0, 0)
    let first = [
      UInt8(TextEncoding.allCases.firstIndex(of: encoding) ?? 0), UInt8(best.index), 0, 0,
    ]
    let columns = UInt8(min(best.count, most - 1))
    return [
      first + [0, 0, 0, columns | 0xF8, 5, 1] + file, first + [1, 0, 0, 0, 0x1A, 3] + file,
    ]
  }
}

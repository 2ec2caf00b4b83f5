/// Single bytes that stand for what libcsv does not know while it splits a line: a delimiter of
/// several bytes, and what an escape character makes part of a value.
///
///     in the file    1||"a||b \"c\""||x\||y
///     for libcsv     1D"aDb QcQ"DxLy        and D and L in a field are `||`, Q is `"`
///
/// They are bytes that no text has. A line that has one of them itself is no text.
struct CSVStandIns: Sendable {
  /// The delimiter, where it separates and where it stands between quotes.
  let delimiter: UInt8
  /// A delimiter behind an escape.
  let literalDelimiter: UInt8
  /// A quote behind an escape.
  let quote: UInt8
  private let dialect: CSVDialect
  private let quoteMeaning: [UInt8]

  /// `nil` where libcsv knows all that the dialect needs.
  init?(_ dialect: CSVDialect, _ encoding: TextEncoding) {
    guard dialect.delimiter.count > 1 || dialect.escape != nil else { return nil }
    self.dialect = dialect
    quoteMeaning = dialect.quote.map { [$0] } ?? []
    let unused = encoding.unusedBytes
    delimiter = unused[1]
    literalDelimiter = unused[2]
    quote = unused[3]
  }

  /// What a stand-in stands for; `nil` for every other byte.
  func meaning(of byte: UInt8) -> [UInt8]? {
    switch byte {
    case delimiter, literalDelimiter: dialect.delimiter
    case quote: quoteMeaning
    default: nil
    }
  }

  /// Writes a line for libcsv.
  ///
  /// - Parameters:
  ///   - line: As the file has it.
  ///   - rewritten: Emptied first.
  /// - Returns: `false` when the line has a stand-in itself.
  func rewrite(_ line: Span<UInt8>, into rewritten: inout [UInt8]) -> Bool {
    rewritten.removeAll(keepingCapacity: true)
    var index = 0
    while index < line.count {
      let byte = line[index]
      guard byte != delimiter, byte != literalDelimiter, byte != quote else { return false }
      if byte == dialect.escape {
        if hasDelimiter(line, at: index + 1) {
          rewritten.append(literalDelimiter)
          index += 1 + dialect.delimiter.count
          continue
        }
        let next = index + 1 < line.count ? line[index + 1] : nil
        if next == byte || (next != nil && next == dialect.quote) {
          rewritten.append(next == byte ? byte : quote)
          index += 2
          continue
        }
      } else if hasDelimiter(line, at: index) {
        rewritten.append(delimiter)
        index += dialect.delimiter.count
        continue
      }
      rewritten.append(byte)
      index += 1
    }
    return true
  }

  private func hasDelimiter(_ line: Span<UInt8>, at start: Int) -> Bool {
    start + dialect.delimiter.count <= line.count
      && dialect.delimiter.indices.allSatisfy { line[start + $0] == dialect.delimiter[$0] }
  }

  /// A field that libcsv has split, as the file means it.
  func restored(_ field: [UInt8]) -> [UInt8] {
    field.flatMap { meaning(of: $0) ?? [$0] }
  }
}

extension TextEncoding {
  /// Four bytes that no text has: libcsv always wants a quote, also where nothing is quoted, and
  /// the others are stand-ins.
  ///
  /// In the ISO sets and in EBCDIC they are control characters for devices, which no export has.
  var unusedBytes: [4 of UInt8] {
    switch self {
    case .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: [0xFF, 0xFE, 0xFD, 0xFC]
    case .windows1252: [0x81, 0x8D, 0x8F, 0x90]
    case .latin1, .latin9: [0x9F, 0x9E, 0x9D, 0x9C]
    case .ebcdic037, .ebcdic285, .ebcdic1146: [0xFF, 0x31, 0x30, 0x33]
    }
  }
}

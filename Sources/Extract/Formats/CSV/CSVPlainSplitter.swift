/// Splits plain lines: ASCII, quotes around whole fields and nowhere else, and as many fields as
/// there are columns.
///
///     4711,"Smith, J",F⏎
///
/// Such a line is split in one way only, so it needs no judge, and most lines are like that. Its
/// fields stay where they are: each is a part of the record's original bytes.
/// Every other line is libcsv's, see ``CSVSplitter``.
struct CSVPlainSplitter: ~Copyable {
  /// For each column of the source its place in the layout, or -1.
  private let positions: UnsafeMutablePointer<Int32>
  private let lastField: Int
  /// The layout's columns that the source lacks.
  private let missing: [Int]
  /// The delimiter, eight times.
  private let delimiters: UInt64
  private let quote: UInt8
  /// The quote, eight times.
  private let quotes: UInt64

  private static let eachByte: UInt64 = 0x0101_0101_0101_0101
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// `nil` for a file of which no line is plain: that of a delimiter of several bytes or beyond
  /// ASCII, of an escape, or of an encoding in which ASCII means something else.
  init?(_ dialect: CSVDialect, _ encoding: TextEncoding, _ columns: CSVColumns) {
    guard dialect.delimiter.count == 1, dialect.delimiter[0] < 0x80, dialect.escape == nil,
      encoding.isASCIIBased, !columns.layoutIndex.isEmpty
    else { return nil }
    delimiters = UInt64(dialect.delimiter[0]) &* Self.eachByte
    quote = dialect.quote ?? encoding.unusedBytes[0]
    quotes = UInt64(quote) &* Self.eachByte
    missing = columns.missing
    lastField = columns.layoutIndex.count - 1
    // SAFETY: owned by this value, freed in `deinit`; as long as the columns of the source.
    positions = .allocate(capacity: columns.layoutIndex.count)
    for (index, column) in columns.layoutIndex.enumerated() {
      positions[index] = Int32(column ?? -1)
    }
  }

  deinit { positions.deallocate() }

  /// Finds the fields of the record in progress, which is one line, as if its bytes were at the end
  /// of a batch already.
  ///
  /// - Parameters:
  ///   - length: Of the line without its line end.
  ///   - window: Has the record in progress.
  ///   - batch: Gets the bounds of the fields.
  /// - Returns: `false` when the line is not plain. Nothing has been lost then.
  @inline(__always)
  func split(
    _ length: Int, of window: borrowing LineWindow, into batch: borrowing RecordBatch
  ) -> Bool {
    // SAFETY: every load lies inside the line, which lies in the window with its end; there are as
    // many bounds as the layout has columns, and a position for each field up to the last.
    let line = UnsafeRawPointer(window.bytes + window.start)
    let bounds = batch.nextBounds
    let base = batch.used
    var field = 0
    var start = 0
    var quotesSeen: UInt64 = 0
    // How many there are when each field that begins with one also ends with one and has no other.
    var quotesExpected: UInt64 = 0
    var position = 0
    while position < length {
      let count = length &- position
      let word =
        count >= 8
        ? UInt64(littleEndian: line.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        : Self.word(line + position, count)
      guard word & Self.highBits == 0 else { return false }
      let quoted = word ^ quotes
      let isQuote = ~(((quoted & Self.lowBits) &+ Self.lowBits) | quoted) & Self.highBits
      // In each byte how many quotes there are up to it: of an odd number the last is still open.
      let quotesUpTo = (isQuote &>> 7) &* Self.eachByte
      let isInside = quotesUpTo &+ (quotesSeen & 1) &* Self.eachByte
      // Delimiter and line are ASCII, so that a sum of two bytes stays within a byte.
      var ends = ~((word ^ delimiters) &+ Self.lowBits) & Self.highBits & ~(isInside &<< 7)
      if count < 8 { ends &= (1 &<< UInt64(count &* 8)) &- 1 }
      quotesSeen &+= quotesUpTo &>> 56
      while ends != 0 {
        guard field < lastField else { return false }
        let end = position &+ ends.trailingZeroBitCount &>> 3
        quotesExpected &+= set(field, start, end, of: line, at: base, bounds)
        field &+= 1
        start = end &+ 1
        ends &= ends &- 1
      }
      position &+= 8
    }
    guard field == lastField else { return false }
    quotesExpected &+= set(field, start, length, of: line, at: base, bounds)
    for column in missing { bounds[column] = 0 }
    return quotesSeen == quotesExpected
  }

  /// Sets the bounds of one field, without its quotes.
  ///
  /// - Returns: How many quotes it has if it is written as it has to be: 0 or 2; a number that no
  ///   line reaches when it cannot be.
  @inline(__always)
  private func set(
    _ field: Int, _ start: Int, _ end: Int, of line: UnsafeRawPointer, at base: Int,
    _ bounds: UnsafeMutablePointer<UInt64>
  ) -> UInt64 {
    // SAFETY: the line end stands behind the last field, and `last` is not before `first`.
    let isQuoted = line.load(fromByteOffset: start, as: UInt8.self) == quote ? 1 : 0
    let first = start &+ isQuoted
    let last = end &- isQuoted
    let isClosed = last >= first && line.load(fromByteOffset: last, as: UInt8.self) == quote
    let column = Int(positions[field])
    if column >= 0 {
      bounds[column] =
        UInt64(truncatingIfNeeded: base &+ first) | UInt64(truncatingIfNeeded: base &+ last) << 32
    }
    return isQuoted == 0 ? 0 : isClosed ? 2 : 1 << 32
  }

  /// Fewer than eight bytes as a number, the first in the lowest place.
  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var word: UInt64 = 0
    // SAFETY: the caller has so many bytes.
    for index in 0..<count {
      word |= UInt64(bytes.load(fromByteOffset: index, as: UInt8.self)) &<< UInt64(index &* 8)
    }
    return word
  }
}

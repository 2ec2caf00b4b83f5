import CCSV

/// The cells of a few lines on their own, as bytes: for headers, trailers and what is broken.
struct CSVCells {
  /// The cells that have ended.
  private(set) var cells: [[UInt8]] = []
  /// How many records ended.
  private(set) var records = 0
  /// Why the bytes are not whole records, if they are not.
  private(set) var fault: Fault?

  enum Fault {
    /// A quote stands where none may.
    case strayQuote
    /// The bytes end inside a quoted cell.
    case openQuote
  }

  /// Splits whole lines, or the last one of a source.
  ///
  /// The corresponding C functions are `csv_parse` and `csv_fini`.
  init(_ line: [UInt8], _ dialect: CSVDialect, _ encoding: TextEncoding) {
    let standIns = CSVStandIns(dialect, encoding)
    var bytes = line
    if let standIns, !standIns.rewrite(line.span, into: &bytes) {
      fault = .strayQuote
      return
    }
    // SAFETY: the parser lives in this function, and `self` is not touched while libcsv has it.
    let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    parser.configure(dialect, encoding)
    defer {
      csv_free(parser)
      parser.deallocate()
    }
    withUnsafeMutablePointer(to: &self) { cells in
      if csv_parse(parser, bytes, bytes.count, cellEnded, rowEnded, cells) != bytes.count {
        cells.pointee.fault = .strayQuote
      } else if csv_fini(parser, cellEnded, rowEnded, cells) != 0 {
        cells.pointee.fault = .openQuote
      }
    }
    if let standIns { cells = cells.map(standIns.restored) }
  }

  /// The cells if the bytes are one whole record.
  var record: [[UInt8]]? { fault == nil && records == 1 ? cells : nil }

  fileprivate mutating func append(_ cell: [UInt8]) { cells.append(cell) }

  fileprivate mutating func endRecord() { records += 1 }
}

private func cellEnded(
  _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?
) {
  // SAFETY: `context` is the value that was given to libcsv, and alive; the array is a copy.
  let cell = Array(UnsafeRawBufferPointer(start: bytes, count: count))
  context?.assumingMemoryBound(to: CSVCells.self).pointee.append(cell)
}

private func rowEnded(_ end: Int32, _ context: UnsafeMutableRawPointer?) {
  context?.assumingMemoryBound(to: CSVCells.self).pointee.endRecord()
}

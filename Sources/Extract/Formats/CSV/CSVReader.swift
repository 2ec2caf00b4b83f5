import Diagnostics

/// Reads delimited text, one line at a time, each split by libcsv unless it is plain.
///
/// A line is given to libcsv whole, so that a record always ends where a line does: its place, its
/// number of lines and its original bytes are exact. What cannot be split costs one record, and
/// reading goes on at the line after the record's first.
package struct CSVReader: RecordReader, ~Copyable {
  /// A record of more bytes or lines is broken: mostly a quote that is never closed.
  package static let longestRecord = LineWindow.longestLine
  package static let mostLines = 64

  package let columns: [String]
  package internal(set) var ending: SourceEnding?

  let layout: Layout
  let dialect: CSVDialect
  let source: DecodedBytes
  var window: LineWindow
  let sourceColumns: CSVColumns
  var splitter: CSVSplitter
  /// `nil` where no line can be plain.
  private let plain: CSVPlainSplitter?
  /// The records so far, and the lines before the record in progress.
  var records = 0
  var brokenRecords = 0
  var lines = 0
  var blankLines = 0
  var trailer: SourceEnding.Trailer
  /// Where the trailer begins, once it has been read: who goes on from a mark is to find it.
  var trailerMark: SourceMark?
  /// How a trailer line can begin.
  let trailerPrefixes: [[UInt8]]
  /// For each line of the record in progress but the first, how it continues the record.
  var continuations: [Continuation] = []
  private let fieldCount: Int
  /// Of its one line without the line end; 0 where there is none.
  let headerLength: Int
  private let locator: CellLocator
  private let bytesPerByte: Int
  /// Whether no byte is what it is in ASCII.
  private let translatesAll: Bool

  /// A line that begins inside a quoted value.
  struct Continuation {
    /// The column of the source in which the line break lies.
    let field: Int
    /// The bytes of the record before this line.
    let offset: Int
  }

  /// What became of one line or more.
  enum Outcome {
    case whole
    /// The batch is full; the record was put back.
    case noRoom
    case broken(Fault)
  }

  /// Opens a source and compares its header with the layout.
  ///
  /// - Throws: ``ExtractError`` when the source cannot be read or its header disagrees.
  package init(
    _ source: SourceFile, layout: Layout, dialect: CSVDialect
  ) throws(ExtractError) {
    let bytes = try DecodedBytes(source, layout.encoding)
    var layout = layout
    layout.encoding = layout.encoding.ofRecords
    var window = LineWindow(bytes, layout.encoding.controls)
    var lines = 0
    let sourceColumns = try Self.readHeader(
      &window, &lines, of: bytes.name, layout: layout, dialect: dialect)
    self.layout = layout
    self.dialect = dialect
    self.source = bytes
    self.sourceColumns = sourceColumns
    columns = layout.columns.map(\.name)
    self.lines = lines
    self.window = window
    splitter = CSVSplitter(dialect, layout.encoding, sourceColumns)
    plain = CSVPlainSplitter(dialect, layout.encoding, sourceColumns)
    locator = .csv(CSVCellLocator(dialect, sourceColumns, layout.encoding.controls))
    fieldCount = sourceColumns.layoutIndex.count
    headerLength = sourceColumns.headerLine.count
    // Each byte is kept once as it is and once in UTF-8, which is at most three times as long.
    bytesPerByte = layout.encoding.table == nil ? 2 : 4
    translatesAll = !layout.encoding.isASCIIBased
    trailer = dialect.trailer == nil ? .notDeclared : .missing
    trailerPrefixes = dialect.trailerPrefixes(in: layout.encoding)
  }

  /// A batch that fits this reader.
  package func makeBatch(records: Int = 4096, bytes: Int = 1 << 20) -> RecordBatch {
    RecordBatch(columnCount: columns.count, records: records, bytes: bytes)
  }

  package var mark: SourceMark {
    trailerMark ?? SourceMark(offset: window.offset, record: records + 1, line: lines + 1)
  }

  package mutating func seek(to mark: SourceMark) throws(ExtractError) {
    precondition(records == 0 && ending == nil, "a reader that has begun to read cannot seek")
    precondition(mark.offset >= window.offset, "the mark lies before the first record")
    // What lies before the mark is read, not jumped over: the hash is of the whole file.
    guard try window.skip(to: mark.offset) else { throw .changedWhileRead(path: source.name) }
    records = mark.record - 1
    lines = mark.line - 1
  }

  package mutating func read(
    into batch: inout RecordBatch, broken: inout [BrokenRecord]
  ) throws(ExtractError) -> Bool {
    precondition(
      batch.columnCount == columns.count,
      "a batch of \(batch.columnCount) columns for a layout of \(columns.count)")
    batch.removeAll()
    batch.locator = locator
    broken.removeAll(keepingCapacity: true)
    guard ending == nil else { return false }
    while batch.count + broken.count < batch.capacity {
      window.beginRecord()
      guard let line = try window.nextLine() else {
        guard batch.count + broken.count == 0 else { return true }
        conclude()
        return false
      }
      if window.isBlank(line) {
        lines += 1
        blankLines += 1
        continue
      }
      if !trailerPrefixes.isEmpty, try takeTrailer(line) { continue }
      if isHeader(line) {
        broken.append(try isolate(firstLine(Reasons.repeatedHeader, line.count)))
        continue
      }
      if readPlain(line, into: &batch) { continue }
      switch try readRecord(line, into: &batch) {
      case .whole: continue
      case .noRoom: return true
      case .broken(let fault): broken.append(try isolate(fault))
      }
    }
    window.beginRecord()
    return true
  }

  /// Takes a line that is a whole record by itself and needs no judge.
  ///
  /// - Returns: `false` when it does, and when there is no room for it.
  @inline(__always)
  private mutating func readPlain(
    _ line: LineWindow.Line, into batch: inout RecordBatch
  ) -> Bool {
    guard line.hasEnd, line.count <= Self.longestRecord, batch.hasRoom(for: line.count),
      plain?.split(window.textLength(of: line), of: window, into: batch) == true
    else { return false }
    takeRecord(lines: 1, into: &batch, fieldsEnd: batch.used)
    return true
  }

  /// Splits the record that begins with this line.
  private mutating func readRecord(
    _ first: LineWindow.Line, into batch: inout RecordBatch
  ) throws(ExtractError) -> Outcome {
    var line = first
    var lineCount = 1
    var isText = true
    let firstLength = line.count
    splitter.begin(in: batch)
    if !continuations.isEmpty { continuations.removeAll(keepingCapacity: true) }
    while true {
      guard window.recordLength <= Self.longestRecord, lineCount <= Self.mostLines else {
        return .broken(tooLong(firstLength))
      }
      guard batch.hasRoom(for: window.recordLength * bytesPerByte) else {
        window.rewind(toRecordByte: 0)
        guard batch.count == 0 else { return .noRoom }
        batch.grow(to: Self.longestRecord * bytesPerByte)
        return try readRecordAgain(into: &batch)
      }
      if translatesAll {
        splitter.translate()
      } else if window.hasHighByte(line) {
        splitter.translate()
        isText = isText && window.isText(line, layout.encoding)
      }
      guard splitter.feed(line, of: window) else { return .broken(strayQuote(firstLength)) }
      if splitter.hasEnded { break }
      if line.hasEnd {
        let field = splitter.fields
        let offset = window.recordLength
        if let next = try window.nextLine() {
          continuations.append(Continuation(field: field, offset: offset))
          line = next
          lineCount += 1
          continue
        }
        return .broken(openQuote(firstLength, lineCount, hasEnd: true))
      }
      guard splitter.finish() else {
        return .broken(openQuote(firstLength, lineCount, hasEnd: false))
      }
      break
    }
    if splitter.fields != fieldCount || lineCount > 1 || !isText {
      let fault = judge(
        firstLength: firstLength, lineCount: lineCount, isText: isText, hasEnd: line.hasEnd)
      if let fault { return .broken(fault) }
    }
    takeRecord(lines: lineCount, into: &batch, fieldsEnd: splitter.fieldsEnd)
    return .whole
  }

  /// Adds the record in progress to a batch that has its fields.
  @inline(__always)
  private mutating func takeRecord(
    lines lineCount: Int, into batch: inout RecordBatch, fieldsEnd: Int
  ) {
    records += 1
    let extent = Extent(
      record: records, offset: window.offset, length: window.recordLength, firstLine: lines + 1,
      lastLine: lines + lineCount)
    lines += lineCount
    batch.append(extent, from: window, fieldsEnd: fieldsEnd)
  }

  /// After the batch has grown for a single record: everything once more.
  private mutating func readRecordAgain(
    into batch: inout RecordBatch
  ) throws(ExtractError) -> Outcome {
    guard let line = try window.nextLine() else {
      preconditionFailure("a record that was put back is gone")
    }
    return try readRecord(line, into: &batch)
  }

  private mutating func conclude() {
    ending = SourceEnding(
      records: records, recordsOfFile: records, brokenOfFile: brokenRecords, lines: lines,
      blankLines: blankLines, bytes: window.offset, digest: source.digest, trailer: trailer)
  }
}

import Diagnostics

/// Reads records of fixed positions: one a line, or one behind the other without line ends.
///
/// Only the columns of the layout are cut out, however long the record is. In a mixed file the
/// reader gives the records of one type and counts the others; a source for each type reads the
/// file again. What is broken costs one record, and reading goes on at the next line.
///
/// In a file without line ends each record counts as a line, so that the line is its number in the
/// file.
package struct FixedReader: RecordReader, ~Copyable {
  /// The longest record that a layout may declare, in bytes.
  package static let longestRecord = LineWindow.longestLine

  package let columns: [String]
  package private(set) var ending: SourceEnding?

  let layout: Layout
  let dialect: FixedDialect
  let tags: TagTable?
  var window: LineWindow
  var trailer: SourceEnding.Trailer
  private let source: DecodedBytes
  private let splitter: FixedSplitter
  private let locator: CellLocator
  private let isASCIIBased: Bool
  /// Records of the type that is read, and of the whole file.
  private var records = 0
  private var recordsOfFile = 0
  private var brokenOfFile = 0
  /// The lines before the record in progress.
  private var lines = 0
  private var blankLines = 0
  /// The page breaks before the record in progress.
  private var formFeeds = 0

  /// What the next line is; the record in progress is it.
  private enum Found {
    case blank
    case trailer
    /// A record of a type that is not read.
    case other
    case record(LineWindow.Line)
    case broken(LineWindow.Line, Reason)
  }

  /// - Throws: ``ExtractError`` when the source cannot be read.
  package init(
    _ source: SourceFile, layout: Layout, dialect: FixedDialect
  ) throws(ExtractError) {
    precondition(
      dialect.positions.count == layout.columns.count,
      "\(dialect.positions.count) positions for \(layout.columns.count) columns")
    precondition(
      dialect.positions.allSatisfy { $0.upperBound <= dialect.recordLength },
      "a column lies outside of the record")
    precondition(!layout.encoding.isUTF16, "positions count bytes, and UTF-16 is read as UTF-8")
    let bytes = try DecodedBytes(source, layout.encoding)
    let controls = layout.encoding.controls
    var window = LineWindow(bytes, controls)
    try window.skipMark(of: bytes.name, layout.encoding)
    self.layout = layout
    self.dialect = dialect
    self.source = bytes
    self.window = window
    columns = layout.columns.map(\.name)
    tags = dialect.recordTypes.map { TagTable($0, trailer: dialect.trailer, layout.encoding) }
    splitter = FixedSplitter(dialect, layout.encoding)
    locator = .fixed(FixedCellLocator(dialect, layout.encoding))
    isASCIIBased = layout.encoding.isASCIIBased
    trailer = dialect.trailer == nil ? .notDeclared : .missing
  }

  package var mark: SourceMark {
    SourceMark(offset: window.offset, record: records + 1, line: lines + 1)
  }

  package mutating func seek(to mark: SourceMark) throws(ExtractError) {
    precondition(lines == 0 && ending == nil, "a reader that has begun to read cannot seek")
    // What lies before the mark is counted, not jumped over: the trailer is of the whole file.
    var batch = RecordBatch(columnCount: columns.count, records: 1)
    while window.offset < mark.offset {
      guard let found = try next() else { throw .changedWhileRead(path: source.name) }
      switch found {
      case .blank, .trailer, .other: break
      case .broken(let line, let reason): _ = try isolate(line, reason)
      case .record(let line):
        batch.removeAll()
        batch.grow(to: line.count + splitter.translatedLength)
        _ = accept(isBroken: split(line, into: batch) == nil)
      }
      window.beginRecord()
    }
    guard window.offset == mark.offset, lines == mark.line - 1 else {
      throw .changedWhileRead(path: source.name)
    }
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
      guard let found = try next() else {
        guard batch.count + broken.count == 0 else { return true }
        conclude()
        return false
      }
      switch found {
      case .blank, .trailer, .other: continue
      case .broken(let line, let reason): broken.append(try isolate(line, reason))
      case .record(let line):
        let needed = line.count + splitter.translatedLength
        if !batch.hasRoom(for: needed) {
          guard batch.count == 0 else {
            putBack()
            return true
          }
          batch.grow(to: needed)
        }
        guard let fieldsEnd = split(line, into: batch) else {
          broken.append(try isolate(line, Reasons.badBytes))
          continue
        }
        let extent = accept(isBroken: false)
        batch.append(extent, from: window, fieldsEnd: fieldsEnd)
      }
    }
    window.beginRecord()
    return true
  }

  // MARK: One record

  /// Takes the next line and says what it is; a record is not counted yet.
  @inline(__always)
  private mutating func next() throws(ExtractError) -> Found? {
    window.beginRecord()
    formFeeds = 0
    guard dialect.recordEnd != .none else { return try nextBlock() }
    guard var line = try window.nextLine() else { return nil }
    if window.beginsWithFormFeed(line) { (formFeeds, line) = window.leaveOutFormFeeds(line) }
    if line.count == 0 || window.isPadding(line) {
      lines += 1
      blankLines += 1
      return .blank
    }
    return try judge(line, length: window.textLength(of: line))
  }

  /// The same without line ends.
  private mutating func nextBlock() throws(ExtractError) -> Found? {
    guard let block = try window.nextBlock(dialect.recordLength) else { return nil }
    guard block.hasEnd else {
      guard window.isPadding(block) else {
        throw .unevenRecords(
          path: source.name, recordLength: dialect.recordLength, left: block.count)
      }
      lines += 1
      blankLines += 1
      return .blank
    }
    return try judge(block, length: block.count)
  }

  @inline(__always)
  private mutating func judge(
    _ line: LineWindow.Line, length: Int
  ) throws(ExtractError) -> Found {
    guard let tags else {
      guard length == dialect.recordLength else { return .broken(line, wrongLength(line, length)) }
      return .record(line)
    }
    guard length >= tags.at.upperBound else {
      return try unknown(line, wrongLength(line, length), tags)
    }
    switch tags.meaning(of: window.number(at: tags.at)) {
    case .read(let expected):
      guard length == expected else { return .broken(line, wrongLength(line, length)) }
      return .record(line)
    case .other(let expected):
      return try pass(line, isBroken: length != expected)
    case .trailer:
      try takeTrailer(length: length)
      lines += 1
      return .trailer
    case nil:
      return try unknown(line, Reasons.recordTypeUnknown, tags)
    }
  }

  private mutating func unknown(
    _ line: LineWindow.Line, _ reason: Reason, _ tags: TagTable
  ) throws(ExtractError) -> Found {
    tags.takesUnknown ? .broken(line, reason) : try pass(line, isBroken: true)
  }

  private func wrongLength(_ line: LineWindow.Line, _ length: Int) -> Reason {
    line.hasEnd || length > dialect.recordLength ? Reasons.recordLength : Reasons.truncated
  }

  @inline(__always)
  private func split(_ line: LineWindow.Line, into batch: borrowing RecordBatch) -> Int? {
    if isASCIIBased, !window.hasHighByte(line) { return window.cut(splitter, into: batch) }
    return window.cutText(splitter, into: batch)
  }

  // MARK: Counting

  /// Counts a record of another source.
  private mutating func pass(
    _ line: LineWindow.Line, isBroken: Bool
  ) throws(ExtractError) -> Found {
    lines += 1
    recordsOfFile += 1
    if isBroken { brokenOfFile += 1 }
    if isEndless(line) { _ = try window.skipLine() }
    return .other
  }

  /// Whether the line is longer than the reader waits for.
  private func isEndless(_ line: LineWindow.Line) -> Bool {
    !line.hasEnd && line.count > LineWindow.longestLine
  }

  /// Counts the record in progress as one of this source.
  @inline(__always)
  private mutating func accept(isBroken: Bool) -> Extent {
    records += 1
    lines += 1
    recordsOfFile += 1
    if isBroken { brokenOfFile += 1 }
    return Extent(
      record: records, offset: window.offset, length: window.recordLength, firstLine: lines,
      lastLine: lines)
  }

  /// The record in progress is the next one again, with its page breaks.
  private mutating func putBack() {
    window.rewind(toRecordByte: -formFeeds)
    window.beginRecord()
  }

  /// Sets the record in progress apart.
  private mutating func isolate(
    _ line: LineWindow.Line, _ reason: Reason
  ) throws(ExtractError) -> BrokenRecord {
    let original = window.copy(0..<line.count)
    var extent = accept(isBroken: true)
    if isEndless(line) { extent.length = try window.skipLine() }
    return BrokenRecord(
      extent: extent, original: original, reason: reason,
      cells: reason == Reasons.recordTypeUnknown ? nil : cells(original))
  }

  /// The fields that a broken record reaches whole; half of a key would be another record's key.
  private func cells(_ original: [UInt8]) -> [String] {
    columns.indices.map { column in
      locator.range(ofColumn: column, in: original).map { layout.encoding.text(of: original[$0]) }
        ?? ""
    }
  }

  private mutating func conclude() {
    ending = SourceEnding(
      records: records, recordsOfFile: recordsOfFile, brokenOfFile: brokenOfFile, lines: lines,
      blankLines: blankLines, bytes: window.offset, digest: source.digest, trailer: trailer)
  }
}

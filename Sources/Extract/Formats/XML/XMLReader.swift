import Diagnostics

/// Reads the records of an XML document while it streams past libxml2, but for those that are plain:
/// they need no parser, and it does not see them.
///
/// A record is an element on the layout's path. What is not well-formed inside one costs that
/// record: the document is taken up again at the next record's tag, by a fresh parser that is told
/// which elements stand open.
package struct XMLReader: RecordReader, ~Copyable {
  /// What is read and parsed at once.
  package static let piece = 256 << 10
  /// Of what follows a fault so much is parsed first, and then twice as much each time.
  static let pieceBehindFault = 8 << 10

  package let columns: [String]
  package internal(set) var ending: SourceEnding?

  let layout: Layout
  let dialect: XMLDialect
  let plan: XMLPlan
  let text: XMLText
  let source: DecodedBytes
  var window: ByteWindow
  var parser: XMLPushParser
  /// Up to the end of the last record, or as far as the parser has come between records.
  var places: XMLPlaces
  /// The end of what was parsed, or is the parser's to parse: in the source, and in UTF-8.
  var fed: Int
  var fedParsed: Int
  /// The next of the parser's ended records.
  var next = 0
  var records = 0
  var brokenRecords = 0
  /// Where the record behind the last one may begin.
  var end: SourceMark
  /// Records before this place are not handed out.
  var firstWanted: SourceMark?
  var isFinished = false
  /// Whether the document breaks off inside a record.
  var isCut = false
  private let pieceSize: Int
  /// How many bytes are parsed next: behind a fault fewer, for what a piece has behind the next fault
  /// is parsed again.
  var nextPiece: Int
  private var decoded: [UInt8] = []
  /// Whether plain records are read without the parser.
  private let readsPlain: Bool
  /// How much is parsed before the next plain record is looked for: where few are plain, ever more.
  var leastParsed = 0

  /// Opens a source and compares its root element with the layout.
  ///
  /// - Parameters:
  ///   - source: The document, or a region of one where the dialect has its opening.
  ///   - layout: Its columns and children.
  ///   - dialect: That of the layout.
  ///   - piece: How many bytes are parsed at once.
  ///   - readsPlain: Whether plain records are read without the parser; of a sound document it makes no
  ///     difference but in time.
  /// - Returns: A reader before the first record.
  /// - Throws: ``ExtractError`` when the source cannot be read or is another document.
  package static func open(
    _ source: SourceFile, layout: Layout, dialect: XMLDialect, piece: Int = Self.piece,
    readsPlain: Bool = true
  ) throws(ExtractError) -> XMLReader {
    var bytes = try DecodedBytes(source)
    var window = ByteWindow(bytes)
    while window.end < 512, try window.fill(512) {}
    let found = TextEncoding.OfDocument(head: window.copy(0..<min(window.end, 512)))
    let encoding = try encoding(of: found, bytes.name, layout, dialect)
    if encoding.isUTF16, dialect.opening == nil {
      // Made UTF-8 from the beginning.
      bytes = try DecodedBytes(source, encoding)
      window = ByteWindow(bytes)
    }
    var places = XMLPlaces(XMLText(encoding))
    places.advance(toSource: found.markLength, in: window)
    var reader = XMLReader(bytes, window, at: places, layout, dialect, piece, readsPlain)
    try reader.readRoot()
    return reader
  }

  private init(
    _ source: DecodedBytes, _ window: consuming ByteWindow, at places: XMLPlaces,
    _ layout: Layout, _ dialect: XMLDialect, _ piece: Int, _ readsPlain: Bool
  ) {
    self.source = source
    self.layout = layout
    self.dialect = dialect
    self.places = places
    self.window = window
    text = places.text
    plan = XMLPlan(dialect)
    columns = layout.columns.map(\.name)
    fed = places.source
    fedParsed = places.parsed
    parser = XMLPushParser(plan, opening: dialect.opening?.tags ?? [], offset: places.parsed)
    end = SourceMark(offset: 0, record: 1, line: 1)
    pieceSize = piece
    nextPiece = piece
    self.readsPlain = readsPlain && text.table == nil
  }

  /// Reads up to the document's first element, which tells whether it is the layout's.
  private mutating func readRoot() throws(ExtractError) {
    while !parser.found.hasRoot, !isFinished, parser.found.fault == nil { try readOn() }
    if let root = parser.found.foreignRoot, let expected = dialect.record.first?.name {
      throw .headerDisagrees(
        path: source.name, line: places.line, .root(found: root, expected: expected))
    }
    end = SourceMark(offset: places.source, record: 1, line: places.line)
  }

  /// The encoding of the document: the layout's where it says one, or the document's own.
  private static func encoding(
    of found: TextEncoding.OfDocument, _ name: String, _ layout: Layout, _ dialect: XMLDialect
  ) throws(ExtractError) -> TextEncoding {
    if let opening = dialect.opening { return opening.encoding }
    guard dialect.isEncodingGiven else {
      if let encoding = found.encoding { return encoding }
      throw .headerDisagrees(
        path: name, line: 1, .encoding(found: found.name, declared: layout.encoding))
    }
    // A mark is believed, a declaration may be a lie.
    let isBelied =
      found.markLength > 0 && layout.encoding != .utf8
      || found.encoding == .utf16 && !layout.encoding.isUTF16
    if isBelied {
      throw .headerDisagrees(
        path: name, line: 1, .encoding(found: found.name, declared: layout.encoding))
    }
    return layout.encoding
  }

  package var mark: SourceMark { end }

  package mutating func seek(to mark: SourceMark) throws(ExtractError) {
    precondition(records == 0 && ending == nil, "a reader that has begun to read cannot seek")
    // What stands open at the mark is known only to who has read up to it.
    firstWanted = mark
  }

  package mutating func read(
    into batch: inout RecordBatch, broken: inout [BrokenRecord]
  ) throws(ExtractError) -> Bool {
    precondition(
      batch.columnCount == columns.count && batch.children.widths == plan.widths,
      "a batch of \(batch.columnCount) columns for a layout of \(columns.count)")
    batch.removeAll()
    broken.removeAll(keepingCapacity: true)
    guard ending == nil else { return false }
    while batch.count + broken.count < batch.capacity {
      if next < parser.found.staged.count {
        guard handOver(parser.found.staged[next], to: &batch, &broken) else { break }
        next += 1
        continue
      }
      if next > 0 {
        parser.found.removeStaged()
        next = 0
      }
      if parser.found.fault?.isFatal == true {
        let isFirst = batch.count + broken.count == 0
        let opening = parser.found.opening
        if let record = try recover(), isWanted(record.extent) {
          if isFirst { begin(&batch, opening) }
          broken.append(record)
        }
      } else if !isFinished {
        try readOn()
      } else {
        guard batch.count + broken.count == 0 else { break }
        try conclude()
        return false
      }
    }
    return true
  }

  /// Notes what stands open around the first record of a batch.
  private func begin(_ batch: inout RecordBatch, _ tags: [UInt8]) {
    let opening = XMLOpening(tags: tags, encoding: text.encoding)
    batch.opening = opening
    batch.locator = .xml(XMLCellLocator(dialect, opening))
  }

  func isWanted(_ extent: Extent) -> Bool {
    firstWanted.map { extent.offset >= $0.offset } ?? true
  }

  /// Puts a record that the parser has ended into the batch, or aside.
  ///
  /// - Returns: `false` when the batch has no room for it.
  private mutating func handOver(
    _ record: XMLStaged, to batch: inout RecordBatch, _ broken: inout [BrokenRecord]
  ) -> Bool {
    var places = places
    places.advance(toParsed: record.place.lowerBound, in: window)
    var extent = Extent(
      record: records + 1, offset: places.source, length: 0, firstLine: places.line, lastLine: 0)
    places.advance(toParsed: record.place.upperBound, in: window)
    extent.length = places.source - extent.offset
    extent.lastLine = places.line
    let isFirst = batch.count + broken.count == 0
    if record.fault == nil, isWanted(extent) {
      let needed = record.text.count + extent.length
      if !batch.hasRoom(for: needed) {
        guard batch.count == 0 else { return false }
        batch.grow(to: needed)
      }
      if isFirst { begin(&batch, record.opening) }
      let fieldsEnd = parser.found.write(record, to: &batch)
      window.append(extent, to: &batch, fieldsEnd: fieldsEnd)
    } else if isWanted(extent) {
      if isFirst { begin(&batch, record.opening) }
      let longest =
        record.fault?.kind == .tooLong
        ? BrokenRecord.longestOriginal
        : max(plan.limits.recordBytes, BrokenRecord.longestOriginal)
      let length = min(extent.length, longest)
      let original = window.copy(extent.offset..<extent.offset + length)
      broken.append(
        BrokenRecord(
          extent: extent, original: original, reason: reason(record.fault, original),
          cells: parser.found.cells(record)))
    }
    self.places = places
    finish(extent, isBroken: record.fault != nil)
    return true
  }

  /// A record was found, and the next one comes behind it.
  mutating func finish(_ extent: Extent, isBroken: Bool) {
    records += 1
    if isBroken { brokenRecords += 1 }
    end = SourceMark(
      offset: extent.offset + extent.length, record: records + 1, line: places.line)
  }

  /// Why a record with a fault is set apart: its bytes first.
  func reason(_ fault: XMLFault?, _ original: [UInt8]) -> Reason {
    guard case .malformed? = fault?.kind else { return fault?.reason ?? Reasons.brokenXML }
    return text.encoding.ofRecords.isValid(original.span) ? Reasons.brokenXML : Reasons.badBytes
  }

  /// Gives the parser the next piece of the source, or tells it that there is none.
  private mutating func readOn() throws(ExtractError) {
    let found = parser.found.isInRecord ? parser.found.recordStart : parser.found.position
    places.advance(toParsed: min(found, fedParsed), in: window)
    window.drop(before: places.source)
    if parser.found.isInRecord, fedParsed - parser.found.recordStart > plan.limits.recordBytes {
      return parser.found.note(.tooLong, isFatal: true)
    }
    if fed == window.end, try !window.fill(max(pieceSize, 4096)) { return finishDocument() }
    if readsPlain, parser.isBetweenRecords, try readPlain() { return }
    let range = fed..<recordEnd(min(window.end, fed + nextPiece))
    nextPiece = min(2 * nextPiece, pieceSize)
    if let table = text.table {
      decoded.removeAll(keepingCapacity: true)
      window.withBytes(range) { text.decode($0, by: table, into: &decoded) }
      parser.feed(decoded.span)
      fedParsed += decoded.count
    } else {
      window.withBytes(range) { parser.feed($0) }
      fedParsed += range.count
    }
    fed = range.upperBound
  }

  /// Reads plain records, as many as there are.
  ///
  /// - Returns: `false` where the parser has to go on.
  private mutating func readPlain() throws(ExtractError) -> Bool {
    let range = fed..<min(window.end, fed + pieceSize)
    let offset = fedParsed
    let (count, stop) = window.withBytes(range) { parser.readPlain($0, at: offset) }
    if count > 0 {
      fed += count
      fedParsed += count
      leastParsed = 0
      return true
    }
    if stop == .incomplete, range.count < pieceSize, try window.fill(max(pieceSize, 4096)) {
      return true
    }
    // Less than a piece: behind it the end of a record has to be found.
    leastParsed = min(max(2 * leastParsed, 1 << 10), pieceSize / 4)
    return false
  }

  /// Where the parser is to stop: behind the end of a record, where plain ones may follow.
  private func recordEnd(_ end: Int) -> Int {
    guard readsPlain, fed + leastParsed < end, !parser.found.recordName.isEmpty else { return end }
    let tag = Array("</".utf8) + parser.found.recordName + [UInt8(ascii: ">")]
    guard let found = window.firstIndex(of: tag, in: fed + leastParsed..<end) else { return end }
    return found + tag.count
  }

  private mutating func finishDocument() {
    isFinished = true
    guard !isCut, dialect.opening == nil || parser.found.isInRecord else { return }
    parser.finish()
  }

  private mutating func conclude() throws(ExtractError) {
    if let mark = firstWanted, mark.offset > end.offset || mark.record > end.record {
      throw .changedWhileRead(path: source.name)
    }
    places.advance(toSource: window.end, in: window)
    ending = SourceEnding(
      records: records, recordsOfFile: records, brokenOfFile: brokenRecords,
      lines: places.lines, blankLines: 0, bytes: window.end, digest: source.digest,
      trailer: .notDeclared)
  }
}

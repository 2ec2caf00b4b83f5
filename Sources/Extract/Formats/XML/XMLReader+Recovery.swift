import Diagnostics

// What happens where the parser cannot go on.

extension XMLReader {
  /// Sets the record in which the parser stopped apart, and takes the document up behind it.
  ///
  /// - Throws: ``ExtractError`` where the fault lies in no record.
  mutating func recover() throws(ExtractError) -> BrokenRecord? {
    guard let fault = parser.found.fault else { return nil }
    var here = places
    here.advance(toParsed: fault.offset, in: window)
    let search = XMLSearch(
      text, record: parser.found.recordName, local: plan.record.last?.name.local ?? "",
      parent: parser.found.openTags.last)
    guard let start = start(of: fault, at: here, search) else {
      throw .malformed(path: source.name, line: here.line, XMLProblem(fault.kind))
    }
    places.advance(toSource: start, in: window)
    let opening = parser.found.opening
    let name = parser.found.recordName
    // Before the parser goes: what it could read of the record.
    let cells = stagedCells(end: fault.offset)
    let isAtEnd = isFinished
    let isNested = parser.found.nested != nil
    let firstLine = places.line
    var head: [UInt8]?
    let end = try resumption(from: start, here.source, fault, search, &head)
    places.advance(toSource: end.place, in: window)
    let extent = Extent(
      record: records + 1, offset: start, length: end.place - start, firstLine: firstLine,
      lastLine: places.lines)
    // A parser that waits for what never comes, as behind a stray '&', takes the records behind for
    // this one.
    let isTooLong = fault.kind == .tooLong && extent.length > plan.limits.recordBytes
    let longest =
      isTooLong
      ? BrokenRecord.longestOriginal
      : max(plan.limits.recordBytes, BrokenRecord.longestOriginal)
    let original = head ?? window.copy(start..<start + min(extent.length, longest))
    finish(extent, isBroken: true)
    takeUp(at: end.place, opening: opening, name: name, isCut: end.isCut)
    return BrokenRecord(
      extent: extent, original: original,
      reason: isAtEnd && !isNested && end.isCut
        ? Reasons.truncated
        : isNested || fault.kind == .tooLong && !isTooLong
          ? Reasons.brokenXML : reason(fault, original),
      cells: cells)
  }

  /// Where the record with the fault begins; `nil` where the fault lies in none.
  private func start(of fault: XMLFault, at here: XMLPlaces, _ search: XMLSearch) -> Int? {
    var before = places
    if parser.found.isInRecord {
      before.advance(toParsed: parser.found.recordStart, in: window)
      return before.source
    }
    // The fault may lie in the record's own start tag.
    guard case .malformed = fault.kind, parser.found.matched == plan.record.count - 1 else {
      return nil
    }
    before.advance(toParsed: parser.found.lastOutside, in: window)
    var from = before.source
    while let place = search.next("<", in: from..<max(here.source, from), of: window) {
      if case .recordStart? = search.tag(at: place, in: window) { return place }
      from = place + 1
    }
    return nil
  }

  /// Ends the record in progress where it is, for the sake of its values.
  private func stagedCells(end: Int) -> [String]? {
    guard parser.found.isInRecord else { return nil }
    parser.found.stage(end: end)
    return parser.found.staged.last.flatMap { parser.found.cells($0) }
  }

  /// Finds where the document goes on behind a fault.
  ///
  /// `start` is where the broken record begins, `fault` where the parser stopped, both in the
  /// source; `head` gets the beginning of a record that is too long to be kept.
  private mutating func resumption(
    from start: Int, _ fault: Int, _ kind: XMLFault, _ search: XMLSearch, _ head: inout [UInt8]?
  ) throws(ExtractError) -> (place: Int, isCut: Bool) {
    if let nested = parser.found.nested {
      // The record was never closed, and the next one stands in it whole.
      var place = places
      place.advance(toParsed: nested, in: window)
      return (place.source, false)
    }
    guard plan.record.count > 1 else { return (try skipToEnd(start, &head), true) }
    var from = start + 1
    if kind.kind != .tooLong, fault > from {
      from = search.lastTag(in: from..<min(fault, window.end), of: window) ?? from
    }
    while true {
      if window.end - from < 4 * XMLSearch.longestName, !window.isAtEnd {
        try makeRoom(start, upTo: from, &head)
        continue
      }
      guard let place = search.next("<", in: from..<window.end, of: window) else {
        guard !window.isAtEnd else { return (window.end, true) }
        from = window.end
        continue
      }
      if window.end - place < 4 * XMLSearch.longestName, !window.isAtEnd {
        from = place
        continue
      }
      switch search.tag(at: place, in: window) {
      case .recordStart, .parentEnd: return (place, false)
      case .recordEnd:
        guard let end = search.next(">", in: place..<window.end, of: window) else {
          return (window.end, true)
        }
        return (end + 1, false)
      case nil: from = place + 1
      }
    }
  }

  /// Reads on; of a record that is too long only the beginning is kept.
  private mutating func makeRoom(
    _ start: Int, upTo place: Int, _ head: inout [UInt8]?
  ) throws(ExtractError) {
    if place - start > max(2 * plan.limits.recordBytes, BrokenRecord.longestOriginal) {
      if head == nil { head = window.copy(start..<start + BrokenRecord.longestOriginal) }
      places.advance(toSource: place, in: window)
      window.drop(before: place)
    }
    _ = try window.fill(Self.piece)
  }

  private mutating func skipToEnd(
    _ start: Int, _ head: inout [UInt8]?
  ) throws(ExtractError) -> Int {
    while !window.isAtEnd { try makeRoom(start, upTo: window.end, &head) }
    return window.end
  }

  /// A fresh parser goes on at a place in the source.
  private mutating func takeUp(at place: Int, opening: [UInt8], name: [UInt8], isCut: Bool) {
    fed = place
    fedParsed = places.parsed
    next = 0
    nextPiece = min(nextPiece, Self.pieceBehindFault)
    leastParsed = 0
    parser = XMLPushParser(plan, opening: opening, offset: places.parsed)
    parser.found.recordName = name
    self.isCut = isCut
    isFinished = isCut
  }
}

import CXML2
import Glibc

/// A record that the parser has ended and the reader has not handed on yet.
struct XMLStaged {
  /// In the parser's UTF-8, from its first `<` to behind its last `>`.
  var place: Range<Int>
  /// Its fields in the sink's arena.
  var text: Range<Int>
  /// Its fields, one after another, in the sink's `stagedBounds`.
  var firstBound: Int
  /// For each set the number of its children; their fields follow its own.
  var children: Range<Int>
  var fault: XMLFault?
  var opening: [UInt8]
}

/// What the callbacks of libxml2 write into: plain memory, so that nothing is counted or checked
/// for each field.
///
///     arena  | fields of ended records … | fields of the record in progress |
///                                        textStart                          used
///
/// A bound is the start and end of a field, counted from its record's `textStart`.
struct XMLSink: ~Copyable {
  // What holds for the whole document.
  let columnCount: Int
  let recordDepth: Int
  let limits: XMLLimits
  /// For each set of children the number of its columns, and the first of them.
  let widths: [Int]
  let firstColumns: [Int]
  let context: UnsafeMutablePointer<xmlParserCtxt>
  let nodes: UnsafeMutablePointer<XMLTree.Node>
  let tests: UnsafeMutablePointer<XMLTree.Test>
  let attributes: UnsafeMutablePointer<XMLTree.Attribute>
  let texts: UnsafeMutablePointer<Int>
  let sets: UnsafeMutablePointer<Int>
  let recordPath: UnsafeMutablePointer<XMLTree.Node>
  let recordTests: UnsafeMutablePointer<XMLTree.Test>
  /// What is added to libxml2's own count of bytes.
  var offsetBase: Int
  /// Where a record is being read that libxml2 does not see.
  var plain: Plain?

  // The way to the record in progress.
  var depth = 0
  /// How many of the open elements are those of the record path.
  var matched = 0
  var isInRecord = false
  /// The start tags of the elements around the records, and all of them in one.
  private(set) var openTags: [[UInt8]] = []
  private(set) var opening: [UInt8] = []
  var hasRoot = false
  /// The root element where it is not the layout's.
  var foreignRoot: XMLPath.Name?
  /// Behind the last tag outside a record.
  var lastOutside = 0
  var recordStart = 0
  /// The record's name as the document writes it, prefix and all.
  var recordName: [UInt8] = []
  /// Where an element with the record's name begins as its child: the record was never closed.
  var nested: Int?
  var fault: XMLFault?

  // The nodes that the open elements of the record fit.
  var level = 0
  /// The open elements below one that fits no node.
  var skipped = 0
  let frames: UnsafeMutablePointer<Int>
  let active: UnsafeMutablePointer<Int>
  var openTexts = 0

  // The fields.
  var arena: UnsafeMutablePointer<UInt8>
  var room: Int
  var used = 0
  var textStart = 0
  let bounds: UnsafeMutablePointer<UInt64>
  let seen: UnsafeMutablePointer<Bool>
  /// For each set, the fields of the children of the record in progress.
  var childBounds: [[UInt64]]

  var staged: [XMLStaged] = []
  var stagedBounds: [UInt64] = []
  var stagedCounts: [Int] = []

  // A getter that is called, and not made part of its caller, costs a copy of the whole sink: those
  // that are asked of every element are inlined.

  /// Where the parser is, in its UTF-8.
  @inline(__always)
  var position: Int {
    if let plain { return plain.offset + (plain.here - plain.base) }
    return offsetBase + bytesConsumed(context)
  }

  /// The bytes of the start tag that the parser has just read, without its `>` or `/>`.
  var tag: UnsafeBufferPointer<UInt8> {
    // SAFETY: libxml2 holds the whole tag in its buffer while it calls back, as a plain record lies in
    // its bytes; no attribute can have a `<` in it.
    let input = context.pointee.input
    guard let end = plain?.here ?? input?.pointee.cur,
      let first = plain?.base ?? input?.pointee.base
    else { return UnsafeBufferPointer(start: nil, count: 0) }
    var start = end
    while start > first {
      start -= 1
      if start.pointee == UInt8(ascii: "<") { break }
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// Notes what is wrong; the first fault of a record is the one that counts.
  mutating func note(_ kind: XMLFault.Kind, isFatal: Bool = false) {
    // Outside of all records there is nothing that could be set apart.
    let isFatal = isFatal || !isInRecord
    guard fault == nil || (isFatal && fault?.isFatal == false) else { return }
    // What came first is the reason; that the parser stopped is only added.
    fault = XMLFault(kind: fault?.kind ?? kind, offset: position, isFatal: isFatal)
  }

  /// Whether something is wrong outside of all records, now that an element begins there.
  ///
  /// libxml2 goes on behind a prefix of no namespace and an entity that nobody declared. What is
  /// wrong in a record's own start tag is told before the record begins, and is the record's.
  mutating func isFaulty(isRecord: Bool) -> Bool {
    guard let fault else { return false }
    guard isRecord, fault.offset > position - tag.count else { return true }
    self.fault?.isFatal = false
    return false
  }

  @inline(__always)
  var isPastLimit: Bool { position - recordStart > limits.recordBytes }

  // MARK: Text

  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if room - used < count { grow(by: count) }
    // SAFETY: there is room, and the bytes are libxml2's until the callback returns.
    memcpy(arena + used, bytes, count)
    used &+= count
  }

  @inline(never)
  private mutating func grow(by count: Int) {
    let size = max(2 * room, used + count)
    // SAFETY: the sink owns its arena; both are at least `used` bytes long.
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: arena, count: used)
    arena.deallocate()
    arena = larger
    room = size
  }

  @inline(__always)
  var textEnd: UInt64 { UInt64(truncatingIfNeeded: used &- textStart) }

  /// Writes the bound of a field: of the record, or of the last child of its set.
  @inline(__always)
  mutating func set(_ column: Int, _ bound: UInt64) {
    guard column >= columnCount else {
      bounds[column] = bound
      return
    }
    setInChild(column, bound)
  }

  private mutating func setInChild(_ column: Int, _ bound: UInt64) {
    var set = widths.count - 1
    while firstColumns[set] > column { set -= 1 }
    let row = childBounds[set].count - widths[set]
    guard row >= 0 else { return }
    childBounds[set][row + column - firstColumns[set]] = bound
  }

  private func start(_ column: Int) -> UInt64 {
    guard column >= columnCount else { return bounds[column] & 0xFFFF_FFFF }
    var set = widths.count - 1
    while firstColumns[set] > column { set -= 1 }
    let row = childBounds[set].count - widths[set]
    guard row >= 0 else { return 0 }
    return childBounds[set][row + column - firstColumns[set]] & 0xFFFF_FFFF
  }

  /// Ends the text of a column, which began where its bound says.
  mutating func close(_ column: Int) { set(column, start(column) | textEnd << 32) }

  /// Whether a column has no value yet; from now on it has.
  mutating func takes(_ column: Int) -> Bool {
    guard !seen[column] else {
      note(.repeated)
      return false
    }
    seen[column] = true
    return true
  }

  /// Begins a child of a set.
  mutating func beginChild(_ set: Int) {
    guard childBounds[set].count / widths[set] < limits.children else {
      return note(.tooManyChildren)
    }
    childBounds[set].append(contentsOf: repeatElement(0, count: widths[set]))
    for column in 0..<widths[set] { seen[firstColumns[set] + column] = false }
  }

  // MARK: Records

  mutating func beginRecord() {
    let tag = tag
    isInRecord = true
    recordStart = position - tag.count
    if recordName.isEmpty {
      recordName = Array(tag.dropFirst().prefix { $0 > 0x20 })
    }
    nested = nil
    textStart = used
    (level, skipped, openTexts) = (0, 0, 0)
    // SAFETY: as long as all columns; allocated with the sink.
    bounds.update(repeating: 0, count: columnCount)
    seen.update(repeating: false, count: columnCount)
    for set in childBounds.indices { childBounds[set].removeAll(keepingCapacity: true) }
    (frames[0], frames[1], active[0]) = (0, 1, 0)
  }

  /// Ends the record in progress, at a place in the parser's UTF-8.
  mutating func stage(end: Int) {
    if end - recordStart > limits.recordBytes, fault == nil {
      fault = XMLFault(kind: .tooLong, offset: end, isFatal: false)
    }
    let firstBound = stagedBounds.count
    // SAFETY: `bounds` is as long as the record's columns.
    stagedBounds.append(contentsOf: UnsafeBufferPointer(start: bounds, count: columnCount))
    let firstCount = stagedCounts.count
    for set in childBounds.indices {
      stagedBounds.append(contentsOf: childBounds[set])
      stagedCounts.append(childBounds[set].count / widths[set])
    }
    staged.append(
      XMLStaged(
        place: recordStart..<end, text: textStart..<used, firstBound: firstBound,
        children: firstCount..<stagedCounts.count, fault: fault,
        opening: opening))
    isInRecord = false
    // Of a record with a fault it says that it was never closed.
    if fault == nil { nested = nil }
    fault = nil
    textStart = used
  }

  /// An element around the records begins or ends.
  mutating func push(_ tag: [UInt8]) {
    openTags.append(tag)
    opening = openTags.flatMap(\.self)
  }

  mutating func pop() {
    openTags.removeLast()
    opening = openTags.flatMap(\.self)
  }

  /// Forgets the records that were handed on; the one in progress moves to the front.
  mutating func removeStaged() {
    staged.removeAll(keepingCapacity: true)
    stagedBounds.removeAll(keepingCapacity: true)
    stagedCounts.removeAll(keepingCapacity: true)
    // SAFETY: both ranges lie in the arena, and `update` allows them to overlap.
    arena.update(from: arena + textStart, count: used - textStart)
    used -= textStart
    textStart = 0
  }
}

extension XMLSink {
  /// Writes the fields of an ended record behind the whole records of a batch.
  ///
  /// - Returns: Their end in the batch's arena.
  func write(_ record: XMLStaged, to batch: inout RecordBatch) -> Int {
    // SAFETY: the caller has made room; the batch's bounds are as many as the record's columns.
    (batch.arena + batch.used).update(
      from: arena + record.text.lowerBound, count: record.text.count)
    let start = UInt64(truncatingIfNeeded: batch.used)
    let shift = start | start << 32
    let next = batch.nextBounds
    for column in 0..<columnCount {
      next[column] = stagedBounds[record.firstBound &+ column] &+ shift
    }
    var bound = record.firstBound + columnCount
    for (set, count) in record.children.enumerated() {
      for _ in 0..<stagedCounts[count] * widths[set] {
        batch.children.append(stagedBounds[bound] &+ shift, set: set)
        bound += 1
      }
    }
    return batch.used + record.text.count
  }

  /// The values of an ended record that has a fault; a value that never ended is empty.
  ///
  /// - Returns: `nil` where there is none.
  func cells(_ record: XMLStaged) -> [String]? {
    let cells = (0..<columnCount).map { column in
      let bound = stagedBounds[record.firstBound + column]
      let (start, end) = (Int(bound & 0xFFFF_FFFF), Int(bound >> 32))
      guard end > start else { return "" }
      // SAFETY: the field lies in the arena.
      let bytes = UnsafeBufferPointer(
        start: arena + record.text.lowerBound + start, count: end - start)
      return String(decoding: bytes, as: UTF8.self)
    }
    return cells.allSatisfy(\.isEmpty) ? nil : cells
  }
}

/// What `xmlByteConsumed` says of a source that libxml2 does not decode itself, without the call: it
/// is asked of every element.
@inline(__always)
private func bytesConsumed(_ context: UnsafeMutablePointer<xmlParserCtxt>) -> Int {
  // SAFETY: libxml2 owns what it points to, and moves none of it while it calls back on this thread.
  guard let input = context.pointee.input, let here = input.pointee.cur,
    let base = input.pointee.base
  else { return 0 }
  if let buffer = input.pointee.buf, buffer.pointee.encoder != nil {
    return xmlByteConsumed(context)
  }
  return Int(input.pointee.consumed) + (here - base)
}

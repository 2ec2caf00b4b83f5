import Glibc

/// A window over the decoded bytes of a source, moved along line by line.
///
///     bytes  | … | record in progress | next line … | not read yet
///            0   start                next          filled
///
/// The record in progress always lies in the window whole, so that it can be read again from its
/// second line, and given back. A line ends with CR, LF or CR LF.
struct LineWindow: ~Copyable {
  /// One line: positions in the record in progress.
  struct Line {
    let start: Int
    let end: Int
    /// `false` for a last line without a line end, and for one that is longer than the limit.
    let hasEnd: Bool
    var count: Int { end - start }
  }

  /// A line of which more than this lies in the window is not waited for any longer.
  static let longestLine = 64 << 10

  let bytes: UnsafeMutablePointer<UInt8>
  private(set) var start = 0
  private(set) var next = 0
  private let source: DecodedBytes
  private let controls: ControlBytes
  private let capacity = 512 << 10
  private var filled = 0
  private var isAtEnd = false
  /// The decoded offset of the window's first byte.
  private var base = 0
  /// The next LF at or behind `next`, or `filled`; out of date when less than `next`.
  private var lineFeed = -1
  /// The same of the other byte that ends lines in EBCDIC.
  private var nextLineByte = -1

  init(_ source: DecodedBytes, _ controls: ControlBytes = .ascii) {
    self.source = source
    self.controls = controls
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  /// Whether the source begins in the middle of another, where there is no mark.
  var isPart: Bool { source.isPart }

  /// The decoded offset of the record in progress.
  var offset: Int { base + start }

  /// The bytes of the record in progress so far.
  var recordLength: Int { next - start }

  /// The record begins with the next line.
  mutating func beginRecord() { start = next }

  /// Goes back to a place in the record in progress.
  mutating func rewind(toRecordByte byte: Int) {
    next = start + byte
    forgetLineEnds()
  }

  /// The next line, or `nil` at the end of the source.
  @inline(__always)
  mutating func nextLine() throws(ExtractError) -> Line? {
    while true {
      let lineFeed = nextLineFeed()
      let carriageReturn = position(of: controls.carriageReturn, from: next, upTo: lineFeed)
      if let carriageReturn {
        if carriageReturn + 1 == lineFeed, lineFeed < filled {
          return take(upTo: lineFeed + 1, hasEnd: true)
        }
        if carriageReturn + 1 < filled || isAtEnd {
          return take(upTo: carriageReturn + 1, hasEnd: true)
        }
      } else if lineFeed < filled {
        return take(upTo: lineFeed + 1, hasEnd: true)
      }
      if isAtEnd { return next == filled ? nil : take(upTo: filled, hasEnd: false) }
      if filled - next > Self.longestLine { return take(upTo: filled, hasEnd: false) }
      try fill()
    }
  }

  /// The next byte that ends a line but for CR, or `filled`.
  @inline(__always)
  private mutating func nextLineFeed() -> Int {
    if lineFeed < next {
      lineFeed = position(of: controls.lineFeed, from: next, upTo: filled) ?? filled
    }
    guard let other = controls.nextLine else { return lineFeed }
    if nextLineByte < next {
      nextLineByte = position(of: other, from: next, upTo: filled) ?? filled
    }
    return min(lineFeed, nextLineByte)
  }

  /// Forgets where the next line ends.
  private mutating func forgetLineEnds() {
    lineFeed = -1
    nextLineByte = -1
  }

  /// The next record of a length, whatever its bytes are, or `nil` at the end of the source.
  ///
  /// - Returns: Less than the length when the source ends before.
  mutating func nextBlock(_ length: Int) throws(ExtractError) -> Line? {
    while filled - next < length, !isAtEnd { try fill() }
    guard next < filled else { return nil }
    let end = min(next + length, filled)
    return take(upTo: end, hasEnd: end - next == length)
  }

  /// Takes the page breaks that stand before a line out of the record in progress, which is it.
  ///
  /// - Returns: How many, and the line without them.
  mutating func leaveOutFormFeeds(_ line: Line) -> (count: Int, line: Line) {
    var count = 0
    // SAFETY: read within the line.
    while count < line.count, bytes[start + count] == controls.formFeed { count += 1 }
    start += count
    return (count, Line(start: 0, end: line.end - count, hasEnd: line.hasEnd))
  }

  @inline(__always)
  private func position(of byte: UInt8, from first: Int, upTo end: Int) -> Int? {
    // SAFETY: `first <= end <= filled`, and memchr stays inside what it is given.
    memchr(bytes + first, Int32(byte), end - first).map { $0 - UnsafeMutableRawPointer(bytes) }
  }

  private mutating func take(upTo end: Int, hasEnd: Bool) -> Line {
    let line = Line(start: next - start, end: end - start, hasEnd: hasEnd)
    next = end
    return line
  }

  /// Moves the record in progress to the front and reads behind it.
  private mutating func fill() throws(ExtractError) {
    // SAFETY: the ranges lie inside the window, and `update` allows them to overlap.
    bytes.update(from: bytes + start, count: filled - start)
    base += start
    next -= start
    filled -= start
    start = 0
    forgetLineEnds()
    let room = min(RawBytes.chunk, capacity - filled)
    precondition(room > 0, "a record of \(filled) bytes fills the window")
    let taken = try source.read(
      into: UnsafeMutableRawBufferPointer(start: bytes + filled, count: room))
    filled += taken
    isAtEnd = taken == 0
  }
}

extension LineWindow {
  /// Drops the record in progress and the rest of its line, which may be longer than memory.
  ///
  /// - Returns: The length of the whole line.
  mutating func skipLine() throws(ExtractError) -> Int {
    let first = offset
    next = start
    while let line = try nextLine(), !line.hasEnd {
      // A CR at the edge may be half of a line end.
      let keepsLast = line.count > 1 && bytes[next - 1] == controls.carriageReturn && !isAtEnd
      if keepsLast { next -= 1 }
      start = next
    }
    return base + next - first
  }

  /// Drops everything before a decoded offset.
  ///
  /// - Returns: `false` when the source ends before it.
  mutating func skip(to offset: Int) throws(ExtractError) -> Bool {
    while offset > base + filled {
      start = filled
      next = filled
      try fill()
      if isAtEnd { return false }
    }
    next = offset - base
    start = next
    forgetLineEnds()
    return true
  }

  /// Whether nothing but line ends and an end-of-file mark follows the lines taken so far.
  mutating func restIsBlank() throws(ExtractError) -> Bool {
    var seen = recordLength
    while true {
      while start + seen < filled {
        let byte = bytes[start + seen]
        guard byte == controls.substitute || controls.endsLine(byte) else { return false }
        seen += 1
      }
      if isAtEnd { return true }
      guard seen < capacity - RawBytes.chunk else { return false }
      try fill()
    }
  }

  /// Whether no byte is left in the window.
  var isEmpty: Bool { next == filled }

  /// Reads until at least so many bytes lie in the window, or the source ends.
  mutating func lookAhead(_ count: Int) throws(ExtractError) {
    while filled - next < count, !isAtEnd { try fill() }
  }

  /// Whether the next bytes are these; look ahead first.
  func begins(with prefix: [UInt8]) -> Bool { has(prefix, at: next) }

  /// Whether a line begins with these bytes.
  func begins(_ line: Line, with prefix: [UInt8]) -> Bool {
    line.count >= prefix.count && has(prefix, at: start + line.start)
  }

  private func has(_ prefix: [UInt8], at position: Int) -> Bool {
    // SAFETY: not read past `filled`.
    filled - position >= prefix.count
      && prefix.indices.allSatisfy { bytes[position + $0] == prefix[$0] }
  }

  /// Whether a line is nothing but its line end, or the end-of-file mark of CP/M and DOS.
  @inline(__always)
  func isBlank(_ line: Line) -> Bool {
    // SAFETY: a line has at least one byte.
    let first = bytes[start + line.start]
    return controls.endsLine(first)
      || (first == controls.substitute && line.count == 1 && !line.hasEnd)
  }

  /// The bytes of a line without its line end.
  @inline(__always)
  func textLength(of line: Line) -> Int {
    guard line.hasEnd else { return line.count }
    // SAFETY: a line with an end has at least one byte.
    let last = bytes + start + line.end - 1
    let hasTwo =
      line.count > 1 && last[0] == controls.lineFeed && last[-1] == controls.carriageReturn
    return line.count - (hasTwo ? 2 : 1)
  }

  /// At most eight bytes of the record in progress as one number, the first in the highest place.
  @inline(__always)
  func number(at range: Range<Int>) -> UInt64 {
    var number: UInt64 = 0
    // SAFETY: the caller has seen that the record reaches so far.
    for index in range { number = number << 8 | UInt64(bytes[start + index]) }
    return number
  }

  /// Whether a line is nothing but line ends and end-of-file marks.
  @inline(__always)
  func isPadding(_ line: Line) -> Bool {
    // SAFETY: read within the line, which begins where the record does.
    for index in line.start..<line.end {
      let byte = bytes[start + index]
      guard controls.endsLine(byte) || (byte == controls.substitute && !line.hasEnd) else {
        return false
      }
    }
    return true
  }

  @inline(__always)
  func beginsWithFormFeed(_ line: Line) -> Bool {
    // SAFETY: a line has at least one byte.
    bytes[start + line.start] == controls.formFeed
  }

  /// Cuts the record in progress, which is ASCII, into the fields of a batch.
  @inline(__always)
  func cut(_ splitter: borrowing FixedSplitter, into batch: borrowing RecordBatch) -> Int {
    // SAFETY: the record lies in the window, and the batch has room for it.
    splitter.cut(bytes + start, into: batch)
  }

  /// Cuts the record in progress, whatever its bytes are; `nil` when a field is no text.
  func cutText(_ splitter: borrowing FixedSplitter, into batch: borrowing RecordBatch) -> Int? {
    // SAFETY: the record lies in the window, and the batch has room for it and its translation.
    splitter.cutText(bytes + start, into: batch)
  }

  /// Whether a line has a byte that is not ASCII.
  @inline(__always)
  func hasHighByte(_ line: Line) -> Bool {
    let first = UnsafeRawPointer(bytes + start + line.start)
    let count = line.count
    var position = 0
    var seen: UInt64 = 0
    // SAFETY: every load lies inside the line; the loads need no alignment.
    while position &+ 32 <= count {
      seen |= first.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      seen |= first.loadUnaligned(fromByteOffset: position &+ 8, as: UInt64.self)
      seen |= first.loadUnaligned(fromByteOffset: position &+ 16, as: UInt64.self)
      seen |= first.loadUnaligned(fromByteOffset: position &+ 24, as: UInt64.self)
      position &+= 32
    }
    while position &+ 8 <= count {
      seen |= first.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      position &+= 8
    }
    while position < count {
      seen |= UInt64(first.load(fromByteOffset: position, as: UInt8.self))
      position &+= 1
    }
    return seen & 0x8080_8080_8080_8080 != 0
  }

  /// Whether a line is text in an encoding, as far as one line can say.
  func isText(_ line: Line, _ encoding: TextEncoding) -> Bool {
    // SAFETY: the span does not leave this function.
    encoding.isValid(UnsafeBufferPointer(start: bytes + start + line.start, count: line.count).span)
  }

  /// A copy of a part of the record in progress, at most the longest line.
  func copy(_ range: Range<Int>) -> [UInt8] {
    let count = min(range.count, Self.longestLine, filled - start - range.lowerBound)
    // SAFETY: not read past `filled`; the array makes its own copy.
    return Array(UnsafeBufferPointer(start: bytes + start + range.lowerBound, count: count))
  }
}

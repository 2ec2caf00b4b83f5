import Glibc

/// A window over the decoded bytes of a source, for formats without lines.
///
///     bytes  | kept … | not read yet
///            base     end
///
/// Offsets are those of the source; who needs a part says from where on, and the rest goes.
struct ByteWindow: ~Copyable {
  private let source: DecodedBytes
  private var bytes: UnsafeMutablePointer<UInt8>
  private var room: Int
  private var filled = 0
  /// The offset of the first byte that is kept.
  private(set) var base = 0
  private(set) var isAtEnd = false

  init(_ source: DecodedBytes) {
    self.source = source
    room = RawBytes.chunk
    bytes = .allocate(capacity: room)
  }

  deinit { bytes.deallocate() }

  /// The offset behind the last byte that was read.
  var end: Int { base + filled }

  /// Reads on, at most so many bytes.
  ///
  /// - Returns: `false` at the end of the source.
  mutating func fill(_ count: Int) throws(ExtractError) -> Bool {
    guard !isAtEnd else { return false }
    if room - filled < count { grow(to: max(filled + count, 2 * room)) }
    // SAFETY: there is room for `count` bytes behind those that are kept.
    let taken = try source.read(
      into: UnsafeMutableRawBufferPointer(start: bytes + filled, count: count))
    filled += taken
    isAtEnd = taken == 0
    return !isAtEnd
  }

  private mutating func grow(to size: Int) {
    // SAFETY: both are at least `filled` bytes long, and nothing else has the old one.
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: bytes, count: filled)
    bytes.deallocate()
    bytes = larger
    room = size
  }

  /// Gives up what lies before an offset.
  mutating func drop(before offset: Int) {
    let dropped = min(max(offset - base, 0), filled)
    guard dropped > 0 else { return }
    // SAFETY: both ranges lie inside the window, and `update` allows them to overlap.
    bytes.update(from: bytes + dropped, count: filled - dropped)
    filled -= dropped
    base += dropped
  }

  /// Lends the bytes of a range that is kept.
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    precondition(range.lowerBound >= base && range.upperBound <= end, "the bytes are not kept")
    // SAFETY: the range is kept, and the span does not leave the call.
    let part = UnsafeBufferPointer(start: bytes + (range.lowerBound - base), count: range.count)
    return try body(part.span)
  }

  /// A copy of a range that is kept.
  func copy(_ range: Range<Int>) -> [UInt8] {
    withBytes(range) { span in span.withUnsafeBufferPointer { Array($0) } }
  }

  subscript(offset: Int) -> UInt8 {
    precondition(offset >= base && offset < end, "the byte is not kept")
    // SAFETY: kept.
    return bytes[offset - base]
  }

  /// The first place of a byte in a range that is kept.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= base && range.upperBound <= end, "the bytes are not kept")
    let first = bytes + (range.lowerBound - base)
    // SAFETY: memchr stays inside what it is given.
    return memchr(first, Int32(byte), range.count).map {
      $0 - UnsafeMutableRawPointer(first) + range.lowerBound
    }
  }

  /// The first place of some bytes in a range that is kept.
  func firstIndex(of sought: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = sought.first else { return range.lowerBound }
    var place = range.lowerBound
    while let found = firstIndex(of: first, in: place..<range.upperBound) {
      guard found + sought.count <= range.upperBound else { return nil }
      // SAFETY: kept, as the whole range.
      if memcmp(bytes + (found - base), sought, sought.count) == 0 { return found }
      place = found + 1
    }
    return nil
  }

  /// Appends the original of a record to a batch, and makes the record a whole one.
  func append(_ extent: Extent, to batch: inout RecordBatch, fieldsEnd: Int) {
    precondition(extent.offset >= base && extent.offset + extent.length <= end, "not kept")
    // SAFETY: kept; the reader has made room in the batch.
    batch.append(
      extent, original: bytes + (extent.offset - base), extent.length, fieldsEnd: fieldsEnd)
  }
}

extension ByteWindow {
  /// How many bytes of a range are line feeds.
  ///
  /// Eight bytes at a time in plain integers: the compiler makes vectors of that, and none of SIMD
  /// types with a mask.
  func lineFeeds(in range: Range<Int>) -> Int {
    precondition(range.lowerBound >= base && range.upperBound <= end, "the bytes are not kept")
    let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let everySecond: UInt64 = 0x00FF_00FF_00FF_00FF
    var next = UnsafeRawPointer(bytes + (range.lowerBound - base))
    var left = range.count
    var found = 0
    // SAFETY: every load lies inside the range; the loads need no alignment.
    while left >= 8 {
      // A byte counts up to 255.
      let words = min(left / 8, 255)
      var counts: UInt64 = 0
      for _ in 0..<words {
        let word = next.loadUnaligned(as: UInt64.self) ^ lineFeeds
        // The high bit of each byte that is zero now, moved down.
        counts &+= ~((word & lowBits) &+ lowBits | word | lowBits) >> 7
        next += 8
      }
      left -= words * 8
      let pairs = (counts & everySecond) &+ (counts >> 8 & everySecond)
      found += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    for index in 0..<left where next.load(fromByteOffset: index, as: UInt8.self) == 0x0A {
      found += 1
    }
    return found
  }
}

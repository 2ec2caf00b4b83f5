// A record on its way into a spool and back.

/// Where copies of records are written; grows as they need it.
///
/// Belongs to one thread.
struct RecordCopies: ~Copyable {
  // SAFETY: owned by this value and freed in `deinit`. `count` bytes are whole copies; behind them
  // lies what is written of the copy in progress.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var room: Int

  init(room: Int) {
    self.room = room
    bytes = .allocate(capacity: room)
  }

  deinit { bytes.deallocate() }

  /// The place for so many more bytes.
  ///
  /// - Returns: Valid until the next call.
  mutating func makeRoom(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    if room - count < more {
      let written = room
      room = max(2 * room, count + more)
      // SAFETY: both are at least `written` bytes long. What was written behind `count` is of the
      // copy in progress, and is kept.
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
      larger.update(from: bytes, count: written)
      bytes.deallocate()
      bytes = larger
    }
    return bytes + count
  }

  /// So many bytes were written to the place that was given.
  mutating func add(_ more: Int) { count += more }

  mutating func removeAll() { count = 0 }
}

/// The beginning of a record's copy: its length with all that follows, and eight bytes for each
/// number.
///
///     total | record offset length lines | lengths of the fields | their bytes | original, if kept
struct RecordCopyHead {
  static let size = 7 * 8

  /// Of the whole copy, the head included.
  var total = 0
  var extent = Extent(record: 0, offset: 0, length: 0, firstLine: 0, lastLine: 0)
  /// How many bytes the lengths of the fields take.
  var lengths = 0

  init() {}

  init(_ bytes: UnsafePointer<UInt8>) {
    func number(_ index: Int) -> Int {
      // SAFETY: the caller has so many bytes; a copy lies anywhere.
      UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: 8 * index, as: Int.self)
    }
    total = number(0)
    extent = Extent(
      record: number(1), offset: number(2), length: number(3), firstLine: number(4),
      lastLine: number(5))
    lengths = number(6)
  }

  func write(to bytes: UnsafeMutablePointer<UInt8>) {
    let numbers = (
      total, extent.record, extent.offset, extent.length, extent.firstLine, extent.lastLine,
      lengths
    )
    // SAFETY: the caller has made room for `size` bytes, which these seven numbers are.
    withUnsafeBytes(of: numbers) { numbers in
      UnsafeMutableRawBufferPointer(start: bytes, count: Self.size).copyMemory(from: numbers)
    }
  }
}

extension RecordBatch {
  /// What stands for the length of a field that takes four bytes more.
  private static var longField: UInt8 { 255 }

  /// Writes a copy of a record.
  func copy(record: Int, withOriginal: Bool, to copies: inout RecordCopies) {
    var head = RecordCopyHead()
    head.extent = extent(ofRecord: record)
    let cells = columnCount + children.cellCount(ofRecord: record)
    // A set's number of children is written as the length of a field is.
    let start = copies.makeRoom(RecordCopyHead.size + 5 * (cells + children.widths.count))
    let firstLength = start + RecordCopyHead.size
    var next = firstLength
    var textLength = 0
    for column in 0..<columnCount {
      textLength += Self.write(length: bounds[record &* columnCount &+ column], to: &next)
    }
    for set in children.widths.indices {
      _ = Self.write(length: UInt64(children.count(set, ofRecord: record)) << 32, to: &next)
      for bound in children.bounds(set, ofRecord: record) {
        textLength += Self.write(length: bound, to: &next)
      }
    }
    head.lengths = next - firstLength
    let originalLength = withOriginal ? head.extent.length : 0
    head.total = RecordCopyHead.size + head.lengths + textLength + originalLength
    // Now it is known how much there is.
    let copy = copies.makeRoom(head.total)
    head.write(to: copy)
    var text = copy + RecordCopyHead.size + head.lengths
    for column in 0..<columnCount {
      append(bounds[record &* columnCount &+ column], to: &text)
    }
    for set in children.widths.indices {
      for bound in children.bounds(set, ofRecord: record) { append(bound, to: &text) }
    }
    if originalLength > 0 {
      // SAFETY: there is room for the whole copy, and an original that is kept is in the arena.
      text.update(from: arena + Int(originals[record]), count: originalLength)
    }
    copies.add(head.total)
  }

  @inline(__always)
  private static func write(
    length bound: UInt64, to next: inout UnsafeMutablePointer<UInt8>
  ) -> Int {
    let length = Int(bound >> 32) &- Int(bound & 0xFFFF_FFFF)
    // SAFETY: the caller has made room for five bytes each.
    if length < Int(longField) {
      next.pointee = UInt8(truncatingIfNeeded: length)
      next += 1
    } else {
      next.pointee = longField
      UnsafeMutableRawPointer(next + 1).storeBytes(
        of: UInt32(truncatingIfNeeded: length), as: UInt32.self)
      next += 5
    }
    return length
  }

  @inline(__always)
  private func append(_ bound: UInt64, to text: inout UnsafeMutablePointer<UInt8>) {
    let start = Int(bound & 0xFFFF_FFFF)
    let length = Int(bound >> 32) &- start
    guard length > 0 else { return }
    // SAFETY: there is room for the whole copy; a bound lies in the arena.
    text.update(from: arena + start, count: length)
    text += length
  }

  /// Appends a record from its copy, which a batch of the same layout has written.
  ///
  /// - Parameters:
  ///   - copy: All bytes of it.
  ///   - source: Where its original bytes are read; `nil` where the copy has them.
  mutating func append(copy: UnsafePointer<UInt8>, originalIn source: RecordOriginals?) {
    precondition(count < capacity, "the batch is full")
    let head = RecordCopyHead(copy)
    // SAFETY: the copy is as long as its head says, and the arena is made large enough.
    var next = copy + RecordCopyHead.size
    let text = next + head.lengths
    let length = head.total - RecordCopyHead.size - head.lengths
    // At least doubled: a batch of long records would else be copied for each of them.
    if !hasRoom(for: length) { grow(to: max(used + length, 2 * room)) }
    (arena + used).update(from: text, count: length)
    var end = used
    let first = count * columnCount
    for column in 0..<columnCount { bounds[first &+ column] = Self.bound(&next, &end) }
    for set in children.widths.indices {
      var none = 0
      let rows = Int(Self.bound(&next, &none) >> 32)
      for _ in 0..<rows * children.widths[set] {
        children.append(Self.bound(&next, &end), set: set)
      }
    }
    extents[count] = head.extent
    // Behind the fields of all children, too.
    let original = used + length - head.extent.length
    originals[count] = source.map { place(of: $0) } ?? UInt32(truncatingIfNeeded: original)
    used += length
    count += 1
    if !children.widths.isEmpty { children.endRecord() }
  }

  /// The next field, whose length stands at `next` and whose bytes begin at `end`.
  @inline(__always)
  private static func bound(_ next: inout UnsafePointer<UInt8>, _ end: inout Int) -> UInt64 {
    var length = Int(next.pointee)
    // SAFETY: as in `write(length:to:)`, which has written it.
    if length < Int(longField) {
      next += 1
    } else {
      length = Int(UnsafeRawPointer(next + 1).loadUnaligned(as: UInt32.self))
      next += 5
    }
    guard length > 0 else { return 0 }
    let start = end
    end &+= length
    return UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: end) << 32
  }
}

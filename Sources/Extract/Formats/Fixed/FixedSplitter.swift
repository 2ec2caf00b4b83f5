/// Cuts the fields out of records of fixed positions, straight into a batch.
///
/// The batch keeps the bytes of each record anyway; a field that needs no translation is only a
/// place in them, so nothing is copied for it.
struct FixedSplitter: ~Copyable {
  private let count: Int
  private let starts: UnsafeMutablePointer<Int>
  private let ends: UnsafeMutablePointer<Int>
  private let table: UnsafeMutablePointer<UInt32>?
  private let space: UInt8
  private let trim: FixedDialect.Trim
  private let encoding: TextEncoding
  /// The bytes that the translated fields of one record take at most.
  let translatedLength: Int

  init(_ dialect: FixedDialect, _ encoding: TextEncoding) {
    // SAFETY: all three are owned by this value and freed in `deinit`.
    count = dialect.positions.count
    starts = .allocate(capacity: max(count, 1))
    ends = .allocate(capacity: max(count, 1))
    for (index, position) in dialect.positions.enumerated() {
      starts[index] = position.lowerBound
      ends[index] = position.upperBound
    }
    table = encoding.table.map { table in
      let copy = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
      for (index, packed) in table.packed.enumerated() { copy[index] = packed }
      return copy
    }
    space = encoding.controls.space
    trim = dialect.trim
    self.encoding = encoding
    translatedLength =
      encoding.table == nil ? 0 : 3 * dialect.positions.reduce(0) { $0 + $1.count }
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    table?.deallocate()
  }

  /// Cuts a record whose bytes are ASCII: each field is a place in the record's own bytes.
  ///
  /// - Returns: The end of the fields in the batch's arena, where the record's bytes go.
  @inline(__always)
  func cut(_ record: UnsafePointer<UInt8>, into batch: borrowing RecordBatch) -> Int {
    let bounds = batch.nextBounds
    let base = batch.used
    for column in 0..<count {
      let (start, end) = trimmed(record, starts[column], ends[column])
      bounds[column] =
        UInt64(truncatingIfNeeded: base &+ start)
        | UInt64(truncatingIfNeeded: base &+ end) << 32
    }
    return base
  }

  /// Cuts a record that has other bytes: its fields are translated, or seen to be UTF-8.
  ///
  /// - Returns: As ``cut(_:into:)``; `nil` when a field is no text.
  func cutText(_ record: UnsafePointer<UInt8>, into batch: borrowing RecordBatch) -> Int? {
    guard let table else { return cutUTF8(record, into: batch) }
    let bounds = batch.nextBounds
    var used = batch.used
    for column in 0..<count {
      let (start, end) = trimmed(record, starts[column], ends[column])
      let first = used
      for index in start..<end {
        var packed = table[Int(record[index])]
        guard packed != 0 else { return nil }
        // SAFETY: the reader has made room for three bytes per byte of every field.
        for _ in 0..<packed >> 24 {
          batch.arena[used] = UInt8(truncatingIfNeeded: packed)
          used &+= 1
          packed >>= 8
        }
      }
      bounds[column] =
        UInt64(truncatingIfNeeded: first) | UInt64(truncatingIfNeeded: used) << 32
    }
    return used
  }

  private func cutUTF8(
    _ record: UnsafePointer<UInt8>, into batch: borrowing RecordBatch
  ) -> Int? {
    for column in 0..<count {
      // SAFETY: the span does not leave this function.
      let field = UnsafeBufferPointer(
        start: record + starts[column], count: ends[column] - starts[column])
      guard encoding.isValid(field.span) else { return nil }
    }
    return cut(record, into: batch)
  }

  /// The bytes of a field without what is trimmed.
  @inline(__always)
  private func trimmed(
    _ record: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int
  ) -> (start: Int, end: Int) {
    var start = lower
    var end = upper
    guard trim != .none else { return (start, end) }
    let spaces = UInt64(space) &* 0x0101_0101_0101_0101
    // SAFETY: the loads lie inside the field and need no alignment.
    while end &- start >= 8,
      UnsafeRawPointer(record + end - 8).loadUnaligned(as: UInt64.self) == spaces
    {
      end &-= 8
    }
    while end > start, isBlank(record[end &- 1]) { end &-= 1 }
    if trim == .both { while start < end, isBlank(record[start]) { start &+= 1 } }
    return (start, end)
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == 0 }
}

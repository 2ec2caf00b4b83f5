import CPrefetch

/// Many records in one allocation: what Extract hands to Transform.
///
/// Shape: `count` records of `columnCount` fields each, and what each record was read from. For
/// every record `arena` has the bytes of its fields, in UTF-8 and in the source's order, and then
/// its original bytes:
///
///     arena    | 4711 | Smith | F |  4711,Smith,F⏎  | 4712 | …
///                ^      ^       ^    ^
///     fields     bounds[r * columnCount + c]        originals[r] (its length is the extent's)
///
/// A bound is the start of the field in its lower 32 bits and the end in its upper 32, in the
/// layout's column order; a column that the source lacks has 0 twice, an empty field. Where a field
/// is in the record just as UTF-8 has it, the bound may point into the original bytes. A batch from a
/// spool may have no originals: each is then read where it lies, by one of the ``RecordOriginals``.
///
/// Where a layout has children, each of their columns has a field in every child of a record; see
/// ``childCount(_:ofRecord:)``.
///
/// The batch is not copyable: a stage either holds it or has passed it on. ``removeAll()`` keeps
/// the allocation, so a run allocates its few batches once.
package struct RecordBatch: ~Copyable {
  package let columnCount: Int
  /// How many records fit.
  package let capacity: Int
  /// The number of whole records.
  package internal(set) var count = 0

  /// Finds fields in original bytes; `nil` until a reader has filled the batch.
  package internal(set) var locator: CellLocator?
  /// What stands around the first record; of XML alone.
  package internal(set) var opening: XMLOpening?

  /// Where the originals are that the arena lacks.
  var sources: [RecordOriginals] = []
  /// In `originals`: not a place in the arena, but the number of one of the sources.
  static let isElsewhere: UInt32 = 1 << 31

  /// Empty where the layout has no children.
  var children: ChildRows
  /// See ``select(child:)``.
  let selected: UnsafeMutablePointer<Int>
  @usableFromInline var arena: UnsafeMutablePointer<UInt8>
  @usableFromInline let bounds: UnsafeMutablePointer<UInt64>
  @usableFromInline let originals: UnsafeMutablePointer<UInt32>
  @usableFromInline let extents: UnsafeMutablePointer<Extent>
  /// The size of the arena.
  private(set) var room: Int
  /// The bytes of the arena that whole records take.
  var used = 0

  /// Allocates a batch.
  ///
  /// - Parameters:
  ///   - columnCount: The number of the layout's columns.
  ///   - records: How many records fit.
  ///   - bytes: How many bytes fit, fields and originals together; a single record that needs more
  ///     makes the batch grow.
  ///   - children: For each set of children how many columns it has.
  package init(
    columnCount: Int, records: Int = 4096, bytes: Int = 1 << 20, children: [Int] = []
  ) {
    precondition(columnCount > 0, "columnCount (\(columnCount)) must be greater than zero")
    precondition(records > 0, "records (\(records)) must be greater than zero")
    self.columnCount = columnCount
    capacity = records
    self.children = ChildRows(widths: children)
    selected = .allocate(capacity: 1)
    selected.initialize(to: 0)
    room = max(bytes, 1)
    arena = .allocate(capacity: room)
    bounds = .allocate(capacity: records * columnCount)
    originals = .allocate(capacity: records)
    extents = .allocate(capacity: records)
  }

  deinit {
    // The elements are trivial: nothing needs to be deinitialized.
    selected.deallocate()
    arena.deallocate()
    bounds.deallocate()
    originals.deallocate()
    extents.deallocate()
  }

  /// The bytes of one field in UTF-8, without a copy; of a child's column, in the selected child.
  ///
  /// - Complexity: O(1).
  @inlinable
  @inline(__always)
  @_lifetime(borrow self)
  package func field(_ column: Int, ofRecord record: Int) -> Span<UInt8> {
    precondition(column >= 0 && record >= 0 && record < count, "no such field in the batch")
    let bound =
      column < columnCount
      ? bounds[record &* columnCount &+ column] : childBound(column, ofRecord: record)
    let start = Int(truncatingIfNeeded: bound & 0xFFFF_FFFF)
    let end = Int(truncatingIfNeeded: bound >> 32)
    // SAFETY: the arena is owned by `self`, and the span cannot outlive the borrow of it.
    let bytes = UnsafeBufferPointer(start: arena + start, count: end &- start)
    return unsafe _overrideLifetime(Span(_unsafeElements: bytes), borrowing: self)
  }

  /// Has the bounds of a record brought near that comes later, if one does.
  ///
  /// Another core has written them: the processor would have to wait for each.
  package func prefetchBounds(ofRecord record: Int) {
    guard record >= 0 && record < count else { return }
    prefetch(bounds + record &* columnCount, columnCount &* MemoryLayout<UInt64>.stride)
  }

  /// The same of its fields, which mostly lie in the order of the columns; its bounds should be near.
  package func prefetchFields(ofRecord record: Int) {
    guard record >= 0 && record < count else { return }
    // SAFETY: owned by `self`; the reader has initialized all below `count`.
    let row = bounds + record &* columnCount
    let start = Int(truncatingIfNeeded: row[0] & 0xFFFF_FFFF)
    let end = Int(truncatingIfNeeded: row[columnCount &- 1] >> 32)
    prefetch(arena + start, end &- start)
  }

  /// Of what is longer the processor itself sees where the reading goes.
  private func prefetch(_ start: UnsafeRawPointer, _ bytes: Int) {
    for offset in stride(from: 0, to: min(bytes, 512), by: 64) {
      // SAFETY: an address is all that is looked at.
      trackway_prefetch(start + offset)
    }
  }

  /// The bytes of one field of one child, or of the record where the column is its own.
  @_lifetime(borrow self)
  package func field(_ column: Int, ofRecord record: Int, child: Int) -> Span<UInt8> {
    select(child: child)
    let field = field(column, ofRecord: record)
    // SAFETY: what the span lends is the arena, which is owned by `self`.
    return unsafe _overrideLifetime(field, borrowing: self)
  }

  /// How many children of a set a record has.
  package func childCount(_ set: Int, ofRecord record: Int) -> Int {
    precondition(record >= 0 && record < count, "no such record in the batch")
    return children.count(set, ofRecord: record)
  }

  /// Chooses the child, from 0, whose fields ``field(_:ofRecord:)`` gives for a child's column.
  package func select(child: Int) {
    // SAFETY: owned by `self`, and only its one holder reads or writes it.
    selected.pointee = child
  }

  @usableFromInline
  func childBound(_ column: Int, ofRecord record: Int) -> UInt64 {
    children.bound(column - columnCount, ofRecord: record, child: selected.pointee)
  }

  /// Where one record lies in its source.
  ///
  /// - Complexity: O(1).
  @inlinable
  package func extent(ofRecord record: Int) -> Extent {
    precondition(record >= 0 && record < count, "no such record in the batch")
    // SAFETY: owned by `self`; the reader has initialized all below `count`.
    return extents[record]
  }

  /// The bytes of one record as the source has them, line end and all.
  ///
  /// - Returns: Nothing where they can no longer be read; see ``proveOriginals()``.
  package func copyOfOriginal(ofRecord record: Int) -> [UInt8] {
    precondition(record >= 0 && record < count, "no such record in the batch")
    if let source = source(ofRecord: record) { return source.bytes(at: extents[record]) }
    // SAFETY: the reader has written the original there, and it is copied at once.
    return [UInt8](
      UnsafeBufferPointer(
        start: arena + Int(originals[record]), count: extents[record].length))
  }

  /// Where the original of a record is read; `nil` where the batch has it.
  func source(ofRecord record: Int) -> RecordOriginals? {
    let place = originals[record]
    return place & Self.isElsewhere == 0 ? nil : sources[Int(place & ~Self.isElsewhere)]
  }

  /// - Throws: Where an original that was asked for could not be read.
  package func proveOriginals() throws(ExtractError) {
    for source in sources { try source.prove() }
  }

  /// The entry in `originals` of a record whose original lies in a source.
  mutating func place(of source: RecordOriginals) -> UInt32 {
    if let known = sources.lastIndex(where: { $0 === source }) {
      return UInt32(known) | Self.isElsewhere
    }
    sources.append(source)
    return UInt32(sources.count - 1) | Self.isElsewhere
  }

  /// A copy of the bytes of one field.
  package func copyOfField(_ column: Int, ofRecord record: Int, child: Int = 0) -> [UInt8] {
    field(column, ofRecord: record, child: child).withUnsafeBufferPointer { [UInt8]($0) }
  }

  package mutating func removeAll() {
    count = 0
    used = 0
    sources.removeAll(keepingCapacity: true)
    children.removeAll()
  }
}

// SAFETY: the batch is the only owner of its memory and is not copyable, so whoever holds it is
// the only one who can reach the memory; no lock is needed.
extension RecordBatch: @unchecked Sendable {}

extension RecordBatch {
  /// The bytes that the records take: fields, originals, and where each field lies.
  package var footprint: Int { used + count * columnCount * MemoryLayout<UInt64>.size }

  /// Makes the arena at least this large; the bytes of whole records are kept.
  mutating func grow(to bytes: Int) { grow(to: bytes, keeping: used) }

  /// Makes the arena at least this large, and keeps its first bytes.
  mutating func grow(to bytes: Int, keeping kept: Int) {
    guard bytes > room else { return }
    // Above this an original's place would be taken for the number of a source.
    precondition(bytes <= Int(Self.isElsewhere), "a batch of \(bytes) bytes")
    // SAFETY: both allocations are at least `kept` bytes long; no span can exist during a mutation.
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes)
    larger.update(from: arena, count: kept)
    arena.deallocate()
    arena = larger
    room = bytes
  }

  /// The place for the bounds of the record that is being read.
  var nextBounds: UnsafeMutablePointer<UInt64> { bounds + count * columnCount }

  /// Whether so many bytes fit behind the whole records.
  @inline(__always)
  func hasRoom(for bytes: Int) -> Bool { room - used >= bytes }

  /// Makes the record that was written behind ``used`` a whole one.
  ///
  /// - Parameters:
  ///   - extent: Where it lies.
  ///   - window: The record in progress there is the record; its bytes go behind the fields.
  ///   - fieldsEnd: The end of its fields in the arena.
  @inline(__always)
  mutating func append(_ extent: Extent, from window: borrowing LineWindow, fieldsEnd: Int) {
    append(
      extent, original: window.bytes + window.start, extent.length, fieldsEnd: fieldsEnd)
  }

  /// The same with the original at some place in memory, so many bytes of it.
  @inline(__always)
  mutating func append(
    _ extent: Extent, original: UnsafePointer<UInt8>, _ length: Int, fieldsEnd: Int
  ) {
    // SAFETY: the reader made room for fields and original before it wrote the first of them, and
    // begins no record when `count` is the capacity.
    (arena + fieldsEnd).update(from: original, count: length)
    originals[count] = UInt32(truncatingIfNeeded: fieldsEnd)
    extents[count] = extent
    used = fieldsEnd + length
    count += 1
    if !children.widths.isEmpty { children.endRecord() }
  }
}

extension RecordBatch {
  /// Allocates a batch for the records of a layout.
  package init(_ layout: borrowing Layout, records: Int = 4096, bytes: Int = 1 << 20) {
    self.init(
      columnCount: layout.columns.count, records: records, bytes: bytes,
      children: layout.children.map(\.columns.count))
  }
}

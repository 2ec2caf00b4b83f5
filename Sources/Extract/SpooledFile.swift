/// What a reader gave of one file, kept in a spool for those who read it again.
///
/// Its records, those that could not be split, and how it ended: all that a batch has, but that
/// originals stay in the file where they can be read there. Where more cannot be split than memory
/// should hold, it is given up, and is read again. Belongs to one thread at a time.
package final class SpooledFile {
  /// A batch as the reader gave it.
  struct Batch {
    /// Of its first record in the spool, and behind its last.
    let places: Range<Int>
    let records: Int
    let broken: Range<Int>
    /// Where the record behind it may begin.
    let mark: SourceMark
    let locator: CellLocator?
    let opening: XMLOpening?
  }

  let spool: RecordSpool
  /// `nil` where a record's place is no place on the disk.
  private let placed: PlacedBytes?
  private let layout: Layout
  private(set) var batches: [Batch] = []
  private(set) var broken: [BrokenRecord] = []
  private var brokenBytes = 0
  private var isBegun = false
  /// Whether more of it could not be split than memory should hold: then it is kept in vain.
  package private(set) var isGivenUp = false
  private let mostBrokenBytes: Int

  /// `nil` where they are kept in the spool.
  package private(set) var originals: RecordOriginals?
  /// `nil` until the file was read to its end.
  package private(set) var ending: SourceEnding?

  /// Whether all of it can be read here.
  package var isWhole: Bool { ending != nil && !isGivenUp }

  /// Looks at the file, before a reader opens it.
  ///
  /// - Parameters:
  ///   - source: The file; `nil` where the records are not of one.
  ///   - layout: By which it is read.
  ///   - spool: Where its records are kept, one file behind the other.
  ///   - mostBrokenBytes: So much of records that cannot be split is held in memory at most.
  /// - Throws: When the file is gone.
  package init(
    _ source: SourceFile?, layout: Layout, in spool: RecordSpool, mostBrokenBytes: Int = 16 << 20
  ) throws(ExtractError) {
    self.mostBrokenBytes = mostBrokenBytes
    if let source { placed = try PlacedBytes(source) } else { placed = nil }
    self.layout = layout
    self.spool = spool
  }

  /// Keeps what a reader has given.
  ///
  /// - Parameters:
  ///   - batch: The records.
  ///   - broken: Those that could not be split.
  ///   - mark: The reader's, behind them.
  /// - Returns: The place of each record of the batch.
  /// - Throws: When the spool can no longer be written.
  @discardableResult
  package func add(
    _ batch: borrowing RecordBatch, _ broken: [BrokenRecord], upTo mark: SourceMark
  ) throws(ExtractError) -> [Int] {
    if !isBegun {
      isBegun = true
      let encoding = batch.opening?.encoding ?? layout.encoding
      // UTF-16 is read as UTF-8, and counted so.
      if !encoding.isUTF16 { originals = placed.map(RecordOriginals.init) }
    }
    let start = spool.end
    var places: [Int] = []
    places.reserveCapacity(batch.count)
    for record in 0..<batch.count {
      places.append(
        try spool.append(record: record, of: batch, withOriginal: originals == nil))
    }
    guard !isGivenUp else { return places }
    brokenBytes += broken.reduce(0) { $0 + $1.original.count }
    guard brokenBytes <= mostBrokenBytes else {
      isGivenUp = true
      (batches, self.broken) = ([], [])
      return places
    }
    let firstBroken = self.broken.count
    self.broken += broken
    batches.append(
      Batch(
        places: start..<spool.end, records: batch.count, broken: firstBroken..<self.broken.count,
        mark: mark, locator: batch.locator, opening: batch.opening))
    return places
  }

  /// The reader has come to the end.
  package func end(_ ending: SourceEnding) { self.ending = ending }

  /// Reads all of it again.
  package func reader() -> SpoolReader { SpoolReader(self, columns: layout.columns.map(\.name)) }
}

/// Gives the records of a spooled file again, in their order.
///
/// What stands around a batch's first record is known of those that were kept: a batch is one or
/// several of these.
package struct SpoolReader: RecordReader, ~Copyable {
  package let columns: [String]
  package private(set) var ending: SourceEnding?
  package private(set) var mark = SourceMark(offset: 0, record: 1, line: 1)
  /// Where each record of the last batch is in the spool.
  package private(set) var places: [Int] = []

  private let file: SpooledFile
  private var next = 0

  /// In bytes; what is as large takes no more.
  private static let largestBatch = 256 << 10
  /// In bytes of the source: to read one record of a batch again, all that lies there is read.
  private static let longestSpan = 1 << 20

  init(_ file: SpooledFile, columns: [String]) {
    precondition(file.isWhole, "a file that was not kept to its end")
    self.file = file
    self.columns = columns
  }

  package mutating func seek(to mark: SourceMark) throws(ExtractError) {
    preconditionFailure("a spool is read from its beginning")
  }

  package mutating func read(
    into batch: inout RecordBatch, broken: inout [BrokenRecord]
  ) throws(ExtractError) -> Bool {
    batch.removeAll()
    broken.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    guard next < file.batches.count else {
      ending = file.ending
      return false
    }
    (batch.locator, batch.opening) = (file.batches[next].locator, file.batches[next].opening)
    let start = mark.offset
    repeat {
      let kept = file.batches[next]
      var place = kept.places.lowerBound
      for _ in 0..<kept.records {
        places.append(place)
        place = try file.spool.read(at: place, originalIn: file.originals, into: &batch)
      }
      broken += file.broken[kept.broken]
      mark = kept.mark
      next += 1
    } while next < file.batches.count
      && takes(file.batches[next], batch, broken.count, from: start)
    return true
  }

  private func takes(
    _ kept: SpooledFile.Batch, _ batch: borrowing RecordBatch, _ broken: Int, from start: Int
  ) -> Bool {
    batch.count + broken + kept.records + kept.broken.count <= batch.capacity
      && batch.hasRoom(for: kept.places.count) && batch.footprint < Self.largestBatch
      && kept.mark.offset - start <= Self.longestSpan
  }
}

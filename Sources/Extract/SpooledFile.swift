/// What a reader gave of one file, kept in a spool for those who read it again.
///
/// Its records, those that could not be split, and how it ended: all that a batch has, but that
/// originals stay in the file where they can be read there. Belongs to one thread at a time.
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
  private let source: SourceFile?
  private let layout: Layout
  private(set) var batches: [Batch] = []
  private(set) var broken: [BrokenRecord] = []
  /// `nil` where they are kept in the spool.
  package private(set) var originals: RecordOriginals?
  /// `nil` until the file was read to its end.
  package private(set) var ending: SourceEnding?

  /// - Parameters:
  ///   - source: The file; `nil` where the records are not of one.
  ///   - layout: By which it is read.
  ///   - spool: Where its records are kept, one file behind the other.
  package init(_ source: SourceFile?, layout: Layout, in spool: RecordSpool) {
    self.source = source
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
  /// - Throws: When the spool can no longer be written, or the file is gone.
  @discardableResult
  package func add(
    _ batch: borrowing RecordBatch, _ broken: [BrokenRecord], upTo mark: SourceMark
  ) throws(ExtractError) -> [Int] {
    if batches.isEmpty, let source {
      originals = try RecordOriginals(
        of: source, encoding: batch.opening?.encoding ?? layout.encoding)
    }
    let start = spool.end
    var places: [Int] = []
    places.reserveCapacity(batch.count)
    for record in 0..<batch.count {
      places.append(
        try spool.append(record: record, of: batch, withOriginal: originals == nil))
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

  private let file: SpooledFile
  private var next = 0

  /// In bytes; what is as large takes no more.
  private static let largestBatch = 256 << 10

  init(_ file: SpooledFile, columns: [String]) {
    precondition(file.ending != nil, "a file that was not read to its end")
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
    guard next < file.batches.count else {
      ending = file.ending
      return false
    }
    (batch.locator, batch.opening) = (file.batches[next].locator, file.batches[next].opening)
    repeat {
      let kept = file.batches[next]
      var place = kept.places.lowerBound
      for _ in 0..<kept.records {
        place = try file.spool.read(at: place, originalIn: file.originals, into: &batch)
      }
      broken += file.broken[kept.broken]
      mark = kept.mark
      next += 1
    } while next < file.batches.count && takes(file.batches[next], batch, broken.count)
    return true
  }

  private func takes(
    _ kept: SpooledFile.Batch, _ batch: borrowing RecordBatch, _ broken: Int
  ) -> Bool {
    batch.count + broken + kept.records + kept.broken.count <= batch.capacity
      && batch.hasRoom(for: kept.places.count) && batch.footprint < Self.largestBatch
  }
}

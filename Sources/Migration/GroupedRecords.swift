import Diagnostics
import Extract
import Transform

/// All records of a source with those of one key together, however they were shuffled.
///
/// The files are read once and spooled to the work folder, most of them ahead. In memory stay 40 bytes
/// a record, and the broken records whole, until the mapping is through. Belongs to one thread at a
/// time.
final class GroupedRecords {
  /// More records than any one row can have: what has more is a key that means nothing.
  static let mostRecordsOfARow = 200

  /// One record of the source.
  private struct Entry {
    var key: Hash128
    /// In the order of file and record.
    var sequence: UInt32
    var file: UInt32
    var place: Int
  }

  /// How each file ended, in their order.
  private(set) var endings: [SourceEnding] = []
  private var broken: [(file: Int, record: BrokenRecord)] = []
  private let plan: MappingPlan
  private let spool: RecordSpool
  /// Of each file, where the originals of its records are read.
  private var originals: [RecordOriginals?] = []
  private var locator = RecordBatch(columnCount: 1, records: 1, bytes: 1)
  private var entries: [Entry] = []
  /// What people have decided about records, by their sequence.
  private var verdicts: [UInt32: RecordVerdict] = [:]
  /// The entries of each key, keys in the order of their first records.
  private var groups: [Range<Int>] = []
  private var nextGroup = 0
  private var handedOut = 0

  /// Reads all files, those that were kept before from the spool.
  ///
  /// - Parameters:
  ///   - files: All of the source.
  ///   - plan: The mapping that makes one row of several records.
  ///   - spool: Where their records are kept, those of each file for later mappings too.
  ///   - corrections: What people have decided about the records.
  ///   - tell: Is given the extent of each batch, with the position of its file and what stands
  ///     around it in an XML document.
  /// - Throws: When a file can no longer be read, or the spool no longer be written.
  init(
    _ files: [(planned: PlannedFile, spooled: SpooledFile)], plan: MappingPlan,
    in spool: RecordSpool, corrections: Corrections?,
    tell: (Int, BatchExtent, XMLOpening?) throws(ExtractError) -> Void
  ) throws(ExtractError) {
    self.plan = plan
    self.spool = spool
    var batch = plan.makeRecords(Mapper.recordsPerBatch, bytes: Mapper.bytesPerBatch)
    for (position, file) in files.enumerated() {
      var unread: [BrokenRecord] = []
      let desk = corrections.map { CorrectionDesk($0, of: file.planned) }
      if !file.spooled.isWhole {
        _ = try file.spooled.keep(file.planned, batch: &batch) {
          (batch, unread, places) throws(ExtractError) in
          let extent = try add(&batch, &unread, at: places, of: position, file.spooled, desk)
          try tell(position, extent, batch.opening)
          return true
        }
      } else {
        var reader = file.spooled.reader()
        while try reader.read(into: &batch, broken: &unread) {
          let extent = try add(
            &batch, &unread, at: reader.places, of: position, file.spooled, desk)
          try tell(position, extent, batch.opening)
        }
      }
      locator.takeContext(of: batch)
      guard let ending = file.spooled.ending else {
        preconditionFailure("a file that was read to its end has one")
      }
      originals.append(file.spooled.originals)
      endings.append(ending)
    }
    group()
  }

  /// Adds the records of a batch, which are in the spool.
  private func add(
    _ batch: inout RecordBatch, _ unread: inout [BrokenRecord], at kept: [Int], of position: Int,
    _ spooled: SpooledFile, _ desk: CorrectionDesk?
  ) throws(ExtractError) -> BatchExtent {
    var places = kept
    if let desk {
      let decided = try desk.carryOut(on: &batch, &unread)
      for verdict in decided { verdicts[UInt32(entries.count + verdict.record)] = verdict }
      places = try keepDecided(batch, spooled)
    }
    var extent = BatchExtent()
    for record in 0..<batch.count {
      extent.add(BatchExtent(batch.extent(ofRecord: record)))
      let sequence = UInt32(entries.count)
      entries.append(
        Entry(
          key: plan.groupKey(ofRecord: record, in: batch)
            ?? Hash128(low: UInt64(sequence), high: 0),
          sequence: sequence, file: UInt32(position), place: places[record]))
    }
    broken += unread.map { (position, $0) }
    return extent
  }

  /// Keeps the records of a batch as people have decided; the others of its source take them as they
  /// were read.
  private func keepDecided(
    _ batch: borrowing RecordBatch, _ spooled: SpooledFile
  ) throws(ExtractError) -> [Int] {
    var places: [Int] = []
    for record in 0..<batch.count {
      places.append(
        try spool.append(record: record, of: batch, withOriginal: spooled.originals == nil))
    }
    return places
  }

  var count: Int { entries.count }

  private func group() {
    entries.sort { first, second in
      if first.key.high != second.key.high { return first.key.high < second.key.high }
      if first.key.low != second.key.low { return first.key.low < second.key.low }
      return first.sequence < second.sequence
    }
    var start = 0
    for index in entries.indices.dropFirst() where entries[index].key != entries[start].key {
      groups.append(start..<index)
      start = index
    }
    if start < entries.count { groups.append(start..<entries.count) }
    groups.sort { entries[$0.lowerBound].sequence < entries[$1.lowerBound].sequence }
  }

  /// Fills a work with the next groups, each of them whole.
  ///
  /// - Returns: `false` once all were handed out.
  func next(into work: Work) throws(ExtractError) -> Bool {
    work.records.removeAll()
    work.groups = RecordGroups()
    work.groups.broken = broken
    broken = []
    work.records.takeContext(of: locator)
    while nextGroup < groups.count {
      let group = groups[nextGroup]
      guard work.records.count + group.count <= work.records.capacity || isTooLarge(group),
        work.records.footprint < Mapper.bytesPerBatch
      else { break }
      nextGroup += 1
      guard !isTooLarge(group) else {
        try refuse(group, work)
        handedOut += group.count
        // So many are enough for one work.
        break
      }
      let first = work.records.count
      for entry in entries[group] {
        if let verdict = verdicts[entry.sequence] {
          work.groups.verdicts[work.records.count] = verdict
        }
        try spool.read(
          at: entry.place, originalIn: originals[Int(entry.file)], into: &work.records)
        work.groups.files.append(Int(entry.file))
      }
      work.groups.groups.append(first..<work.records.count)
      handedOut += group.count
    }
    work.handedOut = handedOut
    return !work.groups.isEmpty
  }

  private func isTooLarge(_ group: Range<Int>) -> Bool {
    group.count > Self.mostRecordsOfARow
  }

  private func refuse(_ group: Range<Int>, _ work: Work) throws(ExtractError) {
    var one = plan.makeRecords(1, bytes: 4096)
    for entry in entries[group] {
      one.removeAll()
      try spool.read(at: entry.place, originalIn: originals[Int(entry.file)], into: &one)
      work.groups.refused.append(
        (
          Int(entry.file),
          BrokenRecord(
            extent: one.extent(ofRecord: 0), original: one.copyOfOriginal(ofRecord: 0),
            reason: Reasons.recordsTooMany, cells: nil)
        ))
      try one.proveOriginals()
    }
  }
}

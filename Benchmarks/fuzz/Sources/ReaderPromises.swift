import Diagnostics
import Extract

/// What every reader promises of every source, however hostile it is.
struct ReaderPromises {
  private let input: ReaderInput
  private let reading: SourceReading
  private let records: [SourceReading.Record]
  /// The same once more, with batches of another size.
  private let again: SourceReading

  init(_ input: ReaderInput) {
    self.input = input
    reading = SourceReading(input, ReaderInput.Pace())
    records = reading.records
    var pace = input.pace
    // Which of two faults of a document is met first may depend on where a piece ends: with other
    // pieces it is only read.
    if pace.piece != nil { _ = SourceReading(input, pace) }
    pace.piece = nil
    again = SourceReading(input, pace)
  }

  /// Traps where a promise is broken.
  func check() {
    checkPlaces()
    checkEnding()
    checkOriginals()
    checkAgain()
    if isXML { checkPlain() }
    for batch in reading.batches { checkCells(batch) }
    checkMark()
    checkRegion()
    if let error = reading.error {
      precondition(!error.diagnostic.remedy.isEmpty, "\(error) has no remedy")
    }
  }

  /// Records are numbered through, and none lies in another.
  private func checkPlaces() {
    var end = SourceMark(offset: 0, record: 1, line: 1)
    for record in records {
      let extent = record.extent
      precondition(extent.record == end.record, "record \(extent.record) is not \(end.record)")
      precondition(
        extent.length > 0 && extent.offset >= end.offset,
        "record \(extent.record) of \(extent.length) bytes begins at \(extent.offset), before"
          + " \(end.offset)")
      precondition(extent.lastLine >= extent.firstLine, "\(extent) ends before it begins")
      // Two elements may share a line.
      precondition(
        extent.firstLine >= end.line - (isXML ? 1 : 0), "line \(extent.firstLine) of \(end.line)")
      end = extent.end
    }
  }

  private var isXML: Bool { if case .xml = input.layout.format { true } else { false } }

  private func checkEnding() {
    precondition((reading.ending == nil) == (reading.error != nil), "an end and an error, or none")
    guard let ending = reading.ending else { return }
    let broken = records.count { $0.reason != nil }
    precondition(ending.records == records.count, "\(ending.records) of \(records.count)")
    precondition(ending.recordsOfFile >= ending.records, "more records than in the file")
    precondition(ending.brokenOfFile >= broken, "more broken records than in the file")
    precondition((records.last?.extent.end.offset ?? 0) <= ending.bytes, "records behind the end")
    precondition((records.last?.extent.lastLine ?? 0) <= ending.lines, "lines behind the end")
    precondition(ending.sha256 == SHA256.hexDigest(of: input.content), "another hash")
  }

  /// The decoded bytes of the source up to a place, by another way than a reader's.
  private func decoded(_ end: Int, inside opening: XMLOpening?) -> [UInt8]? {
    try? input.source.bytes(in: 0..<end, encoding: opening?.encoding ?? input.layout.encoding)
  }

  /// The original of a record is what lies at its place.
  private func checkOriginals() {
    let opening = reading.batches.first?.opening
    guard let end = records.last?.extent.end.offset else { return }
    guard let whole = decoded(end, inside: opening) else {
      // Where unpacking fails, it may fail earlier in pieces of another size.
      precondition(reading.error != nil, "the source cannot be read again")
      return
    }
    for record in records {
      let place = record.extent.offset..<record.extent.offset + record.extent.length
      let isShort = record.reason != nil && place.count > BrokenRecord.longestOriginal
      precondition(
        isShort
          ? whole[place].starts(with: record.original)
          : whole[place].elementsEqual(record.original),
        "the original of record \(record.extent.record) is not what lies at \(place)")
      precondition(
        record.reason != nil || record.fields.count == input.layout.columns.count,
        "\(record.fields.count) fields")
    }
  }

  /// Batches of another size make no difference.
  private func checkAgain() {
    precondition(again.error == reading.error, "another error: \(again.error as Any)")
    Self.expect(again.records, records, hasError: reading.error != nil)
    precondition(again.ending == reading.ending, "another end")
  }

  /// Records that libxml2 does not see are as it reads them.
  ///
  /// Only of a sound document: which of two faults it meets first depends on where a piece ends.
  private func checkPlain() {
    var pace = ReaderInput.Pace()
    pace.readsPlain = false
    let parsed = SourceReading(input, pace)
    precondition(parsed.isSound == reading.isSound, "sound for one reader alone")
    guard parsed.isSound else { return }
    Self.expect(parsed.records, records, hasError: false)
    precondition(parsed.ending == reading.ending, "another end")
  }

  /// The same records; where reading stopped, one of both may have got further.
  private static func expect(
    _ found: [SourceReading.Record], _ wanted: some Collection<SourceReading.Record>,
    hasError: Bool
  ) {
    precondition(hasError || found.count == wanted.count, "\(found.count) of \(wanted.count)")
    for (found, wanted) in zip(found, wanted) where found != wanted {
      preconditionFailure("record \(wanted.extent) is not the same: \(found.extent)")
    }
  }

  /// A field that is not empty can be found in its record.
  private func checkCells(_ batch: SourceReading.Batch) {
    guard let locator = batch.locator else {
      precondition(batch.records.isEmpty, "nobody can find fields")
      return
    }
    for record in batch.records {
      for column in input.layout.columns.indices {
        let range = locator.range(ofColumn: column, in: record.original)
        precondition(
          range.map { $0.upperBound <= record.original.count } ?? true, "\(range as Any) is outside"
        )
        precondition(
          range != nil || record.fields.isEmpty || record.fields[column].isEmpty
            || mayBeSpelt(record, inside: batch.opening),
          "column \(column) of record \(record.extent.record) is not found")
      }
    }
  }

  /// Whether names and namespaces may be written with references, which nobody resolves here.
  private func mayBeSpelt(_ record: SourceReading.Record, inside opening: XMLOpening?) -> Bool {
    guard let opening else { return false }
    return opening.tags.contains(UInt8(ascii: "&"))
      || record.original.contains(opening.encoding.ofRecords.byte(of: "&"))
  }

  /// One of the smaller batches, where the source can be read to its end.
  private var chosenBatch: SourceReading.Batch? {
    guard reading.error == nil, !again.batches.isEmpty else { return nil }
    return again.batches[input.pace.mark % again.batches.count]
  }

  /// Behind a mark come the records that came behind it.
  private func checkMark() {
    guard let batch = chosenBatch else { return }
    let mark = batch.mark
    let rest = SourceReading(input, ReaderInput.Pace(), from: mark)
    precondition(rest.error == nil, "it cannot go on at \(mark): \(rest.error as Any)")
    Self.expect(rest.records, records.dropFirst(mark.record - 1), hasError: false)
    precondition(rest.ending?.records == reading.ending?.records, "another number of records")
    precondition(rest.ending?.lines == reading.ending?.lines, "another number of lines")
    precondition(rest.ending?.bytes == reading.ending?.bytes, "another length")
    precondition(rest.ending?.sha256 == reading.ending?.sha256, "another hash")
    precondition(rest.ending?.trailer == reading.ending?.trailer, "another trailer")
  }

  /// A part of the source, read alone or behind the head that names its columns, has the originals
  /// that people are shown.
  private func checkRegion() {
    guard let batch = chosenBatch, let first = batch.records.first?.extent,
      let last = batch.records.last?.extent
    else { return }
    // Where broken markup ends may depend on what follows it.
    if isXML, batch.records.contains(where: { $0.reason != nil }) { return }
    let part = first.offset..<last.offset + last.length
    let encoding = batch.opening?.encoding ?? input.layout.encoding
    let head = input.layout.hasHeader ? 0..<(records.first?.extent.offset ?? 0) : 0..<0
    guard let bytes = try? input.source.bytes(in: part, encoding: encoding),
      let headBytes = head.isEmpty ? [] : try? input.source.bytes(in: head, encoding: encoding)
    else {
      preconditionFailure("the bytes at \(part) or \(head) cannot be read")
    }
    var region = input
    region.content = headBytes + bytes
    region.isPart = headBytes.isEmpty
    region.layout = input.layout.ofRegion(behindHead: !head.isEmpty, inside: batch.opening)
    let again = SourceReading(region, ReaderInput.Pace())
    precondition(again.error == nil, "the region cannot be read: \(again.error as Any)")
    let lines = head.isEmpty ? 0 : (records.first?.extent.firstLine ?? 1) - 1
    let found = again.records.map { record in
      var record = Self.withoutReason(record)
      record.extent.record += first.record - 1
      record.extent.offset += first.offset - headBytes.count
      record.extent.firstLine += first.firstLine - 1 - lines
      record.extent.lastLine += first.firstLine - 1 - lines
      return record
    }
    Self.expect(found, batch.records.map(Self.withoutReason), hasError: false)
  }

  /// Why a record is broken may depend on what follows it.
  private static func withoutReason(_ record: SourceReading.Record) -> SourceReading.Record {
    var record = record
    (record.reason, record.cells) = (nil, nil)
    return record
  }
}

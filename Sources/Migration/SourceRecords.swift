package import Extract
package import Transform

/// Reads single records of a file again, as the run did.
package struct SourceRecords {
  private let file: SourceFile
  private let layout: Layout
  /// Parts of the file that each begin with a record; empty reads it from its beginning.
  private let extents: [BatchExtent]

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: Of the file.
  ///   - layout: By which it was read.
  ///   - extents: As the ledger has them.
  /// - Throws: When it cannot be read.
  package init(path: String, layout: Layout, extents: [BatchExtent] = []) throws(ExtractError) {
    file = try SourceFile.open(path: path)
    self.layout = layout
    // What stands around a record of an XML document only its beginning tells.
    if case .xml = layout.format { self.extents = [] } else { self.extents = extents }
  }

  /// Reads the records with these numbers.
  package func records(_ numbers: Set<Int>) throws(ExtractError) -> [Int: SourceRecord] {
    var found: [Int: SourceRecord] = [:]
    for number in numbers.sorted() where found[number] == nil {
      let extent = extents.filter { ($0.firstRecord...$0.lastRecord).contains(number) }
        .min { $0.byteEnd - $0.byteStart < $1.byteEnd - $1.byteStart }
      guard let extent else { continue }
      let part = numbers.filter { (extent.firstRecord...extent.lastRecord).contains($0) }
      found.merge(try read(extent, part)) { known, _ in known }
    }
    let missing = numbers.subtracting(found.keys)
    guard let last = missing.max() else { return found }
    try read { record in
      if missing.contains(record.place.record) { found[record.place.record] = record }
      return record.place.record < last
    }
    return found
  }

  /// The first record that has this key, spaces at its ends left out.
  package func record(key: String, inColumn column: Int) throws(ExtractError) -> SourceRecord? {
    var found: SourceRecord?
    try read { record in
      guard record.broken == nil, record.fields[column].trimmed == key else { return true }
      found = record
      return false
    }
    return found
  }

  /// Reads from the beginning, until the body wants no more.
  package func read(_ body: (SourceRecord) -> Bool) throws(ExtractError) {
    var reader = try Format.reader(of: file, layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      for record in 0..<batch.count {
        let place = RecordPlace(batch.extent(ofRecord: record))
        guard body(SourceRecord(record: record, of: batch, layout: layout, at: place)) else {
          return
        }
      }
      for record in broken {
        guard body(SourceRecord(broken: record, at: RecordPlace(record.extent))) else { return }
      }
    }
  }

  private func read(
    _ extent: BatchExtent, _ numbers: Set<Int>
  ) throws(ExtractError) -> [Int: SourceRecord] {
    var head: [UInt8] = []
    if layout.hasHeader, let first = extents.map(\.byteStart).min(), first > 0 {
      head = try file.bytes(in: 0..<first, encoding: layout.encoding)
    }
    let bytes = try file.bytes(in: extent.byteStart..<extent.byteEnd, encoding: layout.encoding)
    let shift = RecordPlace(
      record: extent.firstRecord, offset: extent.byteStart, length: 0,
      firstLine: extent.firstLine, lastLine: extent.firstLine)
    return try Self.records(bytes, at: shift, layout: layout, head: head) {
      numbers.contains($0.record)
    }
  }

  /// The records of a part of a file; `first` is the place of the first, and not of its end.
  private static func records(
    _ bytes: [UInt8], at first: RecordPlace, layout: Layout, head: [UInt8],
    _ isWanted: (RecordPlace) -> Bool
  ) throws(ExtractError) -> [Int: SourceRecord] {
    let (region, reading) = layout.part(bytes, behind: head, name: layout.name)
    var reader = try Format.reader(of: region, layout: reading)
    var batch = RecordBatch(reading)
    var broken: [BrokenRecord] = []
    var found: [Int: SourceRecord] = [:]
    var start: Extent?
    while try reader.read(into: &batch, broken: &broken) {
      let extents = (0..<batch.count).map { batch.extent(ofRecord: $0) }
      start = start ?? (extents + broken.map(\.extent)).min { $0.record < $1.record }
      guard let start else { continue }
      func place(_ extent: Extent) -> RecordPlace {
        RecordPlace(
          record: extent.record - start.record + first.record,
          offset: extent.offset - start.offset + first.offset, length: extent.length,
          firstLine: extent.firstLine - start.firstLine + first.firstLine,
          lastLine: extent.lastLine - start.firstLine + first.firstLine)
      }
      for (record, extent) in extents.enumerated() where isWanted(place(extent)) {
        let place = place(extent)
        found[place.record] = SourceRecord(
          record: record, of: batch, layout: reading, at: place)
      }
      for record in broken where isWanted(place(record.extent)) {
        let place = place(record.extent)
        found[place.record] = SourceRecord(broken: record, at: place)
      }
    }
    return found
  }
}

extension Project {
  /// How a file of a source is read: where an earlier source reads it too, that one answers for
  /// records that neither knows.
  package func layout(ofSource name: String, file: String) -> Layout? {
    guard let number = sources.firstIndex(where: { $0.name == name }) else { return nil }
    let isLater = sources[..<number].contains { $0.takes(file) }
    let layout = sources[number].layout
    return isLater ? layout.leavingUnknownRecords() : layout
  }
}

import Diagnostics
import Extract
import Load
import RecordStore
import Transform

/// Reads single records of the run's files again.
///
/// Every batch that was written left a mark; around the records that are wanted, only the batches
/// that hold them are read.
final class SourceOriginals: Originals {
  private struct Source {
    let file: SourceFile
    let layout: Layout
    var batches: [(extent: BatchExtent, opening: XMLOpening?)] = []

    /// Whether every record has lines of its own; of XML several may stand on one.
    var hasRecordsOfLines: Bool { if case .xml = layout.format { false } else { true } }

    /// What stands before the first record, with its lines, where it has the header: columns may
    /// stand in another order than in the layout, and there may be more of them.
    func head() throws(ExtractError) -> (bytes: [UInt8], lines: Int) {
      guard layout.hasHeader, let first = batches.first?.extent, first.byteStart > 0 else {
        return ([], 0)
      }
      return (
        try file.bytes(in: 0..<first.byteStart, encoding: layout.encoding), first.firstLine - 1
      )
    }
  }

  private var sources: [Int64: Source] = [:]
  /// Files of earlier runs that have the same bytes as one of this run.
  private var twins: [Int64: Int64] = [:]

  func add(_ number: Int64, path: String, layout: Layout) throws(ExtractError) {
    sources[number] = Source(file: try SourceFile.open(path: path), layout: layout)
  }

  /// Lets the records of a file of an earlier run be read from this run's, which has its bytes.
  func add(earlier number: Int64, sameAs file: Int64) { twins[number] = file }

  /// A batch of a file was written; `opening` is what stands around it in an XML document.
  func add(_ extent: BatchExtent, of number: Int64, inside opening: XMLOpening?) {
    guard extent.firstRecord > 0 else { return }
    sources[number]?.batches.append((extent, opening))
  }

  /// What the first of its batches was found to be in; `nil` where the layout's own holds.
  func encoding(of number: Int64) -> TextEncoding? {
    sources[number]?.batches.first?.opening?.encoding
  }

  func records(
    _ numbers: [Int], ofFile file: Int64
  ) throws(StoreError) -> [Int: (place: RecordPlace, original: [UInt8])] {
    guard let source = sources[twins[file] ?? file] else { return [:] }
    let wanted = Set(numbers)
    var found: [Int: (place: RecordPlace, original: [UInt8])] = [:]
    for (extent, opening) in source.batches
    where wanted.contains(where: { (extent.firstRecord...extent.lastRecord).contains($0) }) {
      do throws(ExtractError) {
        try read(extent, inside: opening, of: source, wanted, &found)
      } catch {
        throw .terminal(.exportUnreadable(error.diagnostic.message))
      }
    }
    return found
  }

  func firstLines(of numbers: [Int], inFile file: Int64) throws(StoreError) -> [Int: Int] {
    guard let source = sources[twins[file] ?? file] else { return [:] }
    var lines: [Int: Int] = [:]
    for (extent, _) in source.batches where source.hasRecordsOfLines {
      for number in numbers[Self.part(of: numbers, in: extent)] {
        lines[number] = extent.line(ofRecord: number)
      }
    }
    let others = numbers.filter { lines[$0] == nil }
    guard !others.isEmpty else { return lines }
    for (number, found) in try records(others, ofFile: file) {
      lines[number] = found.place.firstLine
    }
    return lines
  }

  /// Which of the numbers, which ascend, are of a batch.
  private static func part(of numbers: [Int], in extent: BatchExtent) -> Range<Int> {
    func firstIndex(from number: Int) -> Int {
      var (low, high) = (0, numbers.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[middle] < number { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return firstIndex(from: extent.firstRecord)..<firstIndex(from: extent.lastRecord + 1)
  }

  private func read(
    _ extent: BatchExtent, inside opening: XMLOpening?, of source: Source, _ wanted: Set<Int>,
    _ found: inout [Int: (place: RecordPlace, original: [UInt8])]
  ) throws(ExtractError) {
    let bytes = try source.file.bytes(
      in: extent.byteStart..<extent.byteEnd,
      encoding: opening?.encoding ?? source.layout.encoding)
    let head = try source.head()
    let (region, layout) = source.layout.part(
      bytes, behind: head.bytes, inside: opening, name: source.file.name)
    var reader = try Format.reader(of: region, layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    func place(_ part: Extent) -> RecordPlace {
      RecordPlace(
        record: part.record + extent.firstRecord - 1,
        offset: part.offset - head.bytes.count + extent.byteStart, length: part.length,
        firstLine: part.firstLine - head.lines + extent.firstLine - 1,
        lastLine: part.lastLine - head.lines + extent.firstLine - 1)
    }
    while try reader.read(into: &batch, broken: &broken) {
      for record in 0..<batch.count {
        let place = place(batch.extent(ofRecord: record))
        guard wanted.contains(place.record) else { continue }
        found[place.record] = (place, batch.copyOfOriginal(ofRecord: record))
      }
      for record in broken {
        let place = place(record.extent)
        if wanted.contains(place.record) { found[place.record] = (place, record.original) }
      }
    }
  }
}

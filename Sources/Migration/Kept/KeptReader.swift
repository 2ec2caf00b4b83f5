import Diagnostics
import Extract
import Foundation
import Transform

/// Reads records that earlier runs have kept out, each by itself.
///
/// One after another they would not do: an open quote in one would swallow the next.
struct KeptReader: RecordReader, ~Copyable {
  let columns: [String]
  private(set) var ending: SourceEnding?
  private let file: KeptFile
  private let layout: Layout
  private let sha256: String
  private var next = 0
  private var offset = 0

  init(_ file: KeptFile, layout: Layout, sha256: String) {
    self.file = file
    self.sha256 = sha256
    var layout = layout
    layout.encoding = TextEncoding(rawValue: file.encoding) ?? layout.encoding
    self.layout = layout
    columns = layout.columns.map(\.name)
  }

  var mark: SourceMark {
    SourceMark(offset: offset, record: next + 1, line: 1)
  }

  mutating func seek(to mark: SourceMark) throws(ExtractError) {
    while next + 1 < mark.record, next < file.records.count {
      offset += file.records[next].original.count
      next += 1
    }
  }

  mutating func read(
    into batch: inout RecordBatch, broken: inout [BrokenRecord]
  ) throws(ExtractError) -> Bool {
    batch.removeAll()
    broken.removeAll()
    while next < file.records.count, batch.count + broken.count < batch.capacity {
      let record = file.records[next]
      let original = [UInt8](record.original)
      let extent = Extent(
        record: next + 1, offset: offset, length: original.count, firstLine: record.firstLine,
        lastLine: record.lastLine)
      if record.unread == nil,
        let one = SingleRecord(original, head: [UInt8](file.head), layout)
      {
        if batch.count == 0 { batch.takeContext(of: one.batch) }
        batch.append(copyOf: 0, of: one.batch, as: extent, original: original)
      } else {
        broken.append(
          BrokenRecord(
            extent: extent, original: original,
            reason: record.unread.flatMap(Reasons.reason(named:)) ?? Reasons.notReadAgain,
            cells: cells(of: record), expected: record.expected))
      }
      offset += original.count
      next += 1
    }
    if batch.count + broken.count > 0 { return true }
    ending = endingOfAll
    return false
  }

  /// So much as was read of a record that cannot be split: its key.
  private func cells(of record: KeptFile.Record) -> [String]? {
    guard let key = record.key, let column = file.keyColumn else { return nil }
    return [String](repeating: "", count: column) + [key]
  }

  private var endingOfAll: SourceEnding {
    SourceEnding(
      records: file.records.count, recordsOfFile: file.records.count,
      brokenOfFile: file.records.count { $0.unread != nil }, lines: file.records.count,
      blankLines: 0, bytes: offset, digest: .sha256(sha256), trailer: .notDeclared)
  }
}

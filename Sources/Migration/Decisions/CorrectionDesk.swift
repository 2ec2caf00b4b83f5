import Extract
import Transform

/// Carries the decisions out on the batches of one file, one after another.
final class CorrectionDesk {
  private let corrections: Corrections
  private let planned: PlannedFile
  private let file: FileOfRecords
  /// Where the first record of the file begins, once a batch was read.
  private var firstOffset: Int?
  private var head: [UInt8]?

  init(_ corrections: Corrections, of planned: PlannedFile) {
    self.corrections = corrections
    self.planned = planned
    file = FileOfRecords(
      sha256: planned.sha256, kept: planned.kept?.rejects, roots: planned.kept?.roots ?? [:])
  }

  /// Carries out what is decided about the records of a batch; see ``Corrections``.
  func carryOut(
    on records: inout RecordBatch, _ broken: inout [BrokenRecord]
  ) throws(ExtractError) -> [RecordVerdict] {
    if firstOffset == nil {
      let first = records.count > 0 ? records.extent(ofRecord: 0).offset : .max
      firstOffset = min(first, broken.first?.extent.offset ?? .max)
    }
    let head = try headOfFile()
    return corrections.carryOut(
      on: &records, &broken, file, head: { head }, layout: planned.layout)
  }

  private func headOfFile() throws(ExtractError) -> [UInt8] {
    if let head { return head }
    let read =
      if let kept = planned.kept {
        [UInt8](kept.head)
      } else {
        try SourceHead.bytes(of: planned, before: firstOffset ?? 0) ?? []
      }
    head = read
    return read
  }
}

extension PlannedFile {
  /// The file, which its reader only compares with what ``digest`` has read.
  func open() throws(ExtractError) -> SourceFile {
    try SourceFile.open(path: path, digest: .tag)
  }

  /// Opens what is read: the file, or what was kept of one.
  func reader() throws(ExtractError) -> any RecordReader & ~Copyable {
    if let kept { return KeptReader(kept, layout: layout, sha256: sha256) }
    return try Format.reader(of: open(), layout: layout)
  }
}

extension KeptFile {
  /// What its records were called when they were kept out, by their number here.
  var rejects: [Int: RejectID] {
    var rejects: [Int: RejectID] = [:]
    for (position, record) in records.enumerated() {
      rejects[position + 1] = RejectID(record.reject)
    }
    return rejects
  }

  /// What another mapping of the source has rejected of them unread, by the same numbers.
  var roots: [Int: RejectID] {
    var roots: [Int: RejectID] = [:]
    for (position, record) in records.enumerated() {
      roots[position + 1] = record.root.flatMap(RejectID.init)
    }
    return roots
  }
}

import Extract
import Transform

/// Which keys of a source repeat, by hashes: no key is kept as it is.
///
/// About 50 bytes a key, up to ``mostKeys``; keys after that are counted and not compared.
final class KeyProfile {
  /// Different keys of one source that are remembered.
  static let mostKeys = 2_000_000

  private let column: Int
  private let most: Int
  private(set) var contents: [Hash128: UInt64] = [:]
  private(set) var scan: SourceScan.KeyScan

  init(column: Int, named name: String, most: Int = KeyProfile.mostKeys) {
    self.column = column
    self.most = most
    scan = SourceScan.KeyScan(column: name)
  }

  func add(_ batch: borrowing RecordBatch) {
    for record in 0..<batch.count {
      let field = batch.field(column, ofRecord: record)
      guard !field.isEmpty else { continue }
      let key = SipHash.hash(field)
      var hasher = SipHash()
      for position in 0..<batch.columnCount {
        hasher.combine(batch.field(position, ofRecord: record))
      }
      note(key, hasher.finish().low)
    }
  }

  private func note(_ key: Hash128, _ content: UInt64) {
    switch contents[key] {
    case content: scan.repeatedEqual += 1
    case .some: scan.repeatedDifferent += 1
    case nil where contents.count < most: contents[key] = content
    case nil: scan.notCompared += 1
    }
  }
}

package import Foundation
package import Transform

/// The keys of a source as hashes, each with a hash of its record: what the next scan compares.
///
/// Shape of the file: a line with the form's name, then 24 bytes a key in the order of the keys:
/// the two halves of its hash and the hash of the record, each with its first byte first.
package struct KeyHashes: Sendable, Hashable {
  package var contents: [Hash128: UInt64]

  package init(contents: [Hash128: UInt64]) { self.contents = contents }

  private static let heading = Array("trackway keys 1\n".utf8)

  package var data: Data {
    var bytes = Self.heading
    bytes.reserveCapacity(bytes.count + contents.count * 24)
    let sorted = contents.sorted {
      ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
    }
    for (key, content) in sorted {
      for word in [key.low, key.high, content] {
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift * 8))) }
      }
    }
    return Data(bytes)
  }

  /// - Returns: `nil` where the bytes are none that ``data`` gives.
  package init?(_ data: Data) {
    let bytes = [UInt8](data)
    guard bytes.starts(with: Self.heading), (bytes.count - Self.heading.count) % 24 == 0 else {
      return nil
    }
    contents = [:]
    contents.reserveCapacity(bytes.count / 24)
    func word(_ start: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }
    for start in stride(from: Self.heading.count, to: bytes.count, by: 24) {
      contents[Hash128(low: word(start), high: word(start + 8))] = word(start + 16)
    }
  }
}

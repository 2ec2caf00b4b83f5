/// Up to sixteen ASCII bytes, held in place: a normalised code that costs no allocation.
///
/// Shape: byte 0 is the most significant byte of `high`, byte 8 that of `low`; what is not used is
/// zero, so equal texts have equal words, and words of equal length order as their texts do.
package struct ShortText: Sendable, Hashable {
  package static let capacity = 16

  private var high: UInt64 = 0
  private var low: UInt64 = 0
  private var used: UInt8 = 0

  package init() {}

  package init(_ bytes: Span<UInt8>) {
    precondition(bytes.count <= Self.capacity, "a short text has \(bytes.count) bytes")
    for index in bytes.indices {
      append(bytes[index])
    }
  }

  package var count: Int { Int(used) }

  /// The first eight bytes as one number: a key for texts of up to eight bytes.
  package var key: UInt64 { high }

  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "byte \(index) of a short text of \(count)")
    let word = index < 8 ? high : low
    return UInt8(truncatingIfNeeded: word >> UInt64((7 - index & 7) * 8))
  }

  package mutating func append(_ byte: UInt8) {
    precondition(count < Self.capacity, "a short text is full")
    let shifted = UInt64(byte) << UInt64((7 - count & 7) * 8)
    if used < 8 {
      high |= shifted
    } else {
      low |= shifted
    }
    used += 1
  }

  /// Appends the bytes to `output`, which must have room for ``count`` more.
  package func write(to output: inout OutputSpan<UInt8>) {
    for index in 0..<count {
      output.append(self[index])
    }
  }
}

extension ShortText: CustomStringConvertible {
  package var description: String {
    String(decoding: (0..<count).map { self[$0] }, as: UTF8.self)
  }
}

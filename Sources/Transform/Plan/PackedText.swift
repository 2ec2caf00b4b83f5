/// A text of at most sixteen bytes in two words, so that it is compared, kept and written without a
/// loop.
///
/// Shape: byte 0 is the least significant of `first`, byte 8 that of `second`; what is not used is
/// zero.
struct PackedText: Equatable {
  static let capacity = 16

  let first: UInt64
  let second: UInt64
  private let used: UInt8

  var count: Int { Int(used) }

  /// - Returns: `nil` for a longer text.
  @inline(__always)
  init?(_ bytes: Span<UInt8>) {
    let count = bytes.count
    used = UInt8(truncatingIfNeeded: count)
    let raw = bytes.bytes
    switch count {
    case 0: (first, second) = (0, 0)
    case 1...3:
      // The middle byte of one or two is the first or the last again.
      let middle = count >> 1
      first =
        UInt64(bytes[0]) | UInt64(bytes[middle]) << UInt64(8 * middle)
        | UInt64(bytes[count - 1]) << UInt64(8 * (count - 1))
      second = 0
    case 4...7:
      // Any four bytes are a word; where the two overlap they say the same.
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      first =
        UInt64(UInt32(littleEndian: low))
        | UInt64(UInt32(littleEndian: high)) << UInt64(8 * (count - 4))
      second = 0
    case 8...Self.capacity:
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      first = UInt64(littleEndian: low)
      // The bytes that the first word has are shifted out; of eight bytes all are.
      second = count == 8 ? 0 : UInt64(littleEndian: high) >> UInt64(8 * (16 - count))
    default: return nil
    }
  }

  /// A text of no bytes.
  init() { (first, second, used) = (0, 0, 0) }
}

import Glibc

/// Bytes of a document that nobody has parsed.
struct XMLPlainBytes {
  // SAFETY: as long as `count` says, for the time of one call of `read`.
  let base: UnsafePointer<UInt8>
  let count: Int

  @inline(__always)
  subscript(index: Int) -> UInt8 { base[index] }

  /// Whether other bytes stand at a place, with one more behind them.
  @inline(__always)
  func has(_ other: UnsafeMutablePointer<UInt8>, _ length: Int, at start: Int) -> Bool {
    start &+ length < count && memcmp(base + start, other, length) == 0
  }

  /// Whether a tag ends at a place that is there.
  @inline(__always)
  func hasTagEnd(at index: Int) -> Bool {
    base[index] == UInt8(ascii: ">") || base[index] == UInt8(ascii: "/")
  }

  /// Whether eight blanks stand at a place.
  @inline(__always)
  func hasBlanks(at start: Int) -> Bool {
    // SAFETY: eight bytes are there; the load needs no alignment.
    start &+ 8 <= count
      && UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020
  }
}

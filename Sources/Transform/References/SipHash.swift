/// SipHash-2-4 with 128 bits, under a fixed key, so that every run and machine gives the same.
///
/// Keys of patients are told apart by it: with 128 bits a collision among a thousand million keys
/// is less likely than 1 in 10^20, and a spell on the wrong patient is no risk to take with 64.
///
/// - SeeAlso: Aumasson and Bernstein, *SipHash: a fast short-input PRF* (2012), and the authors'
///   128-bit variant.
package struct SipHash: Sendable {
  private var v0: UInt64 = 0x736F_6D65_7073_6575 ^ Self.key0
  private var v1: UInt64 = 0x646F_7261_6E64_6F6D ^ Self.key1 ^ 0xEE
  private var v2: UInt64 = 0x6C79_6765_6E65_7261 ^ Self.key0
  private var v3: UInt64 = 0x7465_6462_7974_6573 ^ Self.key1
  private var length = 0

  private static let key0: UInt64 = 0x5472_6163_6B77_6179
  private static let key1: UInt64 = 0x6D69_6772_6174_6521

  package init() {}

  @inline(__always)
  private mutating func round() {
    v0 = v0 &+ v1
    v2 = v2 &+ v3
    v1 = (v1 << 13 | v1 >> 51) ^ v0
    v3 = (v3 << 16 | v3 >> 48) ^ v2
    v0 = v0 << 32 | v0 >> 32
    v2 = v2 &+ v1
    v0 = v0 &+ v3
    v1 = (v1 << 17 | v1 >> 47) ^ v2
    v3 = (v3 << 21 | v3 >> 43) ^ v0
    v2 = v2 << 32 | v2 >> 32
  }

  /// Takes in one word of eight bytes.
  @inline(__always)
  package mutating func combine(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
    length &+= 8
  }

  /// Takes in bytes and their number, so that two texts in a row are not one.
  package mutating func combine(_ bytes: Span<UInt8>) {
    combine(UInt64(bytes.count))
    combineBytes(bytes)
  }

  private mutating func combineBytes(_ bytes: Span<UInt8>) {
    var index = 0
    let raw = bytes.bytes
    while index &+ 8 <= raw.byteCount {
      // Any eight bytes are a word.
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      combine(UInt64(littleEndian: word))
      index &+= 8
    }
    guard index < bytes.count else { return }
    var word: UInt64 = 0
    for offset in 0..<(bytes.count - index) {
      word |= UInt64(bytes[index + offset]) << UInt64(offset * 8)
    }
    combine(word)
  }

  /// Takes in the text of a cell: one word for which cell it is and how long, then its bytes.
  mutating func combine(_ bytes: Span<UInt8>, ofCell cell: Int) {
    combine(UInt64(cell) << 32 | UInt64(bytes.count))
    combineBytes(bytes)
  }

  /// The same of a text that is packed already.
  mutating func combine(_ text: PackedText, ofCell cell: Int) {
    combine(UInt64(cell) << 32 | UInt64(text.count))
    if text.count > 0 { combine(text.first) }
    if text.count > 8 { combine(text.second) }
  }

  package mutating func combine(_ text: String) { combine(text.utf8.span) }

  package mutating func finish() -> Hash128 {
    combine(UInt64(length & 0xFF) << 56)
    v2 ^= 0xEE
    for _ in 0..<4 { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<4 { round() }
    return Hash128(low: low, high: v0 ^ v1 ^ v2 ^ v3)
  }

  package static func hash(_ bytes: Span<UInt8>) -> Hash128 {
    var hasher = SipHash()
    hasher.combine(bytes)
    return hasher.finish()
  }
}

/// Sixteen bytes that stand for a key.
package struct Hash128: Sendable, Hashable {
  package let low: UInt64
  package let high: UInt64

  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }
}

extension Hash128 {
  /// Of a key of the old system, as the key index has it: spaces at both ends do not count.
  ///
  /// - Returns: `nil` for a key of nothing but spaces.
  package init?(key: Span<UInt8>) {
    let key = key.trimmed
    guard !key.isEmpty else { return nil }
    self = SipHash.hash(key)
  }
}

/// The name of a rejected or held record; the same in every run.
package struct RejectID: Sendable, Hashable, CustomStringConvertible {
  package let hash: Hash128

  /// By the record's key: it stays when the mapping changes and another fault is found first.
  ///
  /// The ordinal is 0 for the first record of the key, and counts from there.
  package init(system: String, mapping: String, key: String, ordinal: Int) {
    var hasher = SipHash()
    hasher.combine(system)
    hasher.combine(mapping)
    hasher.combine(key)
    if ordinal > 0 { hasher.combine(UInt64(ordinal)) }
    hash = hasher.finish()
  }

  /// By file and position, for a record without a readable key; with the mapping where it is not the
  /// first of the source, since each may set the record apart.
  package init(fileHash: String, offset: Int, mapping: String? = nil) {
    var hasher = SipHash()
    hasher.combine(fileHash)
    hasher.combine(UInt64(offset))
    if let mapping { hasher.combine(mapping) }
    hash = hasher.finish()
  }

  /// What ``description`` gives, read back; `nil` for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    hash = Hash128(low: low, high: high)
  }

  /// 32 hexadecimal digits.
  package var description: String {
    func digits(_ word: UInt64) -> String {
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return digits(hash.high) + digits(hash.low)
  }
}

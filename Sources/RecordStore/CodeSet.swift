/// The codes of one list, to be asked whether a text is among them without making a `String`.
///
/// Codes are at most 16 bytes of UTF-8, packed into two words; open addressing, at most half full.
struct CodeSet: Sendable {
  /// Up to 16 bytes of text, the first in the lowest byte of `low`.
  struct Packed: Hashable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  static let longest = 16

  private let slots: [Packed]
  private let mask: Int

  init(_ codes: [String]) {
    var size = 4
    while size < codes.count * 2 { size *= 2 }
    mask = size - 1
    var slots = [Packed](repeating: Packed(), count: size)
    for code in codes {
      precondition(
        !code.isEmpty && code.utf8.count <= Self.longest, "'\(code)' is no code of 1 to 16 bytes")
      var packed = Packed()
      for (position, byte) in code.utf8.enumerated() { packed.set(byte, at: position) }
      var slot = Self.slot(packed) & mask
      while slots[slot] != Packed(), slots[slot] != packed { slot = (slot + 1) & mask }
      slots[slot] = packed
    }
    self.slots = slots
  }

  func contains(_ code: Packed) -> Bool {
    guard code != Packed() else { return false }
    var slot = Self.slot(code) & mask
    while true {
      if slots[slot] == code { return true }
      if slots[slot] == Packed() { return false }
      slot = (slot + 1) & mask
    }
  }

  private static func slot(_ code: Packed) -> Int {
    let mixed = (code.low ^ code.high &* 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}

extension CodeSet.Packed {
  mutating func set(_ byte: UInt8, at position: Int) {
    if position < 8 {
      low |= UInt64(byte) << (8 * UInt64(position))
    } else {
      high |= UInt64(byte) << (8 * UInt64(position - 8))
    }
  }
}

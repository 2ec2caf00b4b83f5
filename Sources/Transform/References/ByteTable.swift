/// A small, fixed table of texts that is searched by the bytes of a field.
///
/// Spaces at both ends of a field do not count. Open addressing over the bytes of all texts in one
/// array: a look-up makes nothing.
package struct ByteTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// Position of a text plus one, or 0; a power of two in size, at most half full.
  private var slots: [Int32] = []

  package init(_ texts: some Sequence<String>) {
    let texts = Array(texts)
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      ends.append(Int32(bytes.count))
    }
    var size = 4
    while size < texts.count * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    for (position, text) in texts.enumerated() {
      let span = text.utf8.span
      var slot = Self.hash(span, 0..<span.count) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(position + 1)
    }
  }

  package var count: Int { ends.count }

  /// The position of the field among the texts; of equal texts, the first.
  package func index(of field: Span<UInt8>) -> Int? {
    let range = field.withoutSpaces
    var slot = Self.hash(field, range) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if isEqual(position, field, range) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isEqual(_ position: Int, _ field: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = position == 0 ? 0 : Int(ends[position - 1])
    guard Int(ends[position]) - start == range.count else { return false }
    return field.extracting(range).isEqual(to: bytes.span.extracting(start..<start + range.count))
  }

  /// As FNV-1a, but of eight bytes at a time while there are as many.
  package static func hash(_ field: Span<UInt8>, _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let raw = field.bytes
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      // Any eight bytes are a word.
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ UInt64(littleEndian: word)) &* 0x100_0000_01B3
      // A product's lower bits know nothing of the upper bytes.
      hash ^= hash >> 32
      index += 8
    }
    while index < range.upperBound {
      hash = (hash ^ UInt64(field[index])) &* 0x100_0000_01B3
      index += 1
    }
    // Its upper bits depend on all below them.
    return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

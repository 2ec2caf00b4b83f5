/// The bytes of UTF-16 as UTF-8, without the mark of the byte order.
///
/// Half a pair of surrogates, or half a unit at the end, becomes bytes that are no UTF-8: the record
/// that has them is found broken by whoever splits it.
final class UTF16Text {
  private let source: UnpackedBytes
  private let declared: TextEncoding
  private let input: UnsafeMutableRawBufferPointer
  private var available = 0
  private var position = 0
  private var isAtEnd = false
  /// Known once the mark has been looked for.
  private var isBigEndian: Bool?

  init(_ source: UnpackedBytes, _ declared: TextEncoding) {
    self.source = source
    self.declared = declared
    input = .allocate(byteCount: RawBytes.chunk, alignment: 64)
  }

  // SAFETY: allocated in `init`, and nothing else has it.
  deinit { input.deallocate() }

  /// Decodes the next bytes.
  ///
  /// - Parameter buffer: Of at least four bytes.
  /// - Returns: How many were written; 0 at the end.
  /// - Throws: Where the source cannot be read, and where its mark is missing or another.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    var written = 0
    while buffer.count - written >= 4 {
      if available - position < 4, !isAtEnd {
        try refill()
        continue
      }
      guard let isBigEndian else {
        try readMark()
        continue
      }
      guard position < available else { break }
      guard available - position >= 2 else {
        // Half a unit: a byte that no UTF-8 has.
        buffer[written] = 0xFF
        written += 1
        position += 1
        break
      }
      let unit = unit(at: position, isBigEndian)
      position += 2
      var scalar = UInt32(unit)
      if unit & 0xFC00 == 0xD800, available - position >= 2 {
        let low = self.unit(at: position, isBigEndian)
        if low & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
          position += 2
        }
      }
      written += Self.write(scalar, to: buffer, at: written)
    }
    return written
  }

  private func unit(at index: Int, _ isBigEndian: Bool) -> UInt16 {
    // SAFETY: the caller has seen two bytes there.
    let first = UInt16(input[index])
    let second = UInt16(input[index + 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  /// Writes the UTF-8 form, for a lone surrogate the three bytes that its number would have.
  private static func write(
    _ scalar: UInt32, to buffer: UnsafeMutableRawBufferPointer, at index: Int
  ) -> Int {
    // SAFETY: the caller has seen room for four bytes.
    func put(_ offset: Int, _ bits: UInt32) {
      buffer[index + offset] = UInt8(truncatingIfNeeded: bits)
    }
    switch scalar {
    case ..<0x80:
      put(0, scalar)
      return 1
    case ..<0x800:
      put(0, 0xC0 | scalar >> 6)
      put(1, 0x80 | scalar & 0x3F)
      return 2
    case ..<0x10000:
      put(0, 0xE0 | scalar >> 12)
      put(1, 0x80 | scalar >> 6 & 0x3F)
      put(2, 0x80 | scalar & 0x3F)
      return 3
    default:
      put(0, 0xF0 | scalar >> 18)
      put(1, 0x80 | scalar >> 12 & 0x3F)
      put(2, 0x80 | scalar >> 6 & 0x3F)
      put(3, 0x80 | scalar & 0x3F)
      return 4
    }
  }

  /// Takes the mark away, if there is one, and learns in which order the bytes stand.
  private func readMark() throws(ExtractError) {
    let start = input[..<min(2, available)]
    let marked: Bool? =
      if start.elementsEqual([0xFE, 0xFF]) {
        true
      } else if start.elementsEqual([0xFF, 0xFE]) {
        false
      } else {
        nil
      }
    let wanted: Bool? =
      switch declared {
      case .utf16BigEndian: true
      case .utf16LittleEndian: false
      default: nil
      }
    guard let found = marked ?? wanted else {
      throw .headerDisagrees(path: source.name, line: 1, .noMark)
    }
    if let wanted, wanted != found {
      throw .headerDisagrees(
        path: source.name, line: 1,
        .encoding(found: found ? "UTF-16BE" : "UTF-16LE", declared: declared))
    }
    if marked != nil { position = 2 }
    isBigEndian = found
  }

  /// Moves what is left to the front and reads behind it.
  private func refill() throws(ExtractError) {
    let left = available - position
    // SAFETY: the ranges lie inside our buffer, and `copyMemory` allows them to overlap.
    input.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[position..<available]))
    let taken = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: input[left...]))
    position = 0
    available = left + taken
    isAtEnd = taken == 0
  }
}

// What it takes to write records out again as their source had them.

extension TextEncoding {
  /// The bytes that end the line with which a record ends; `nil` where none does.
  package func lineEnd(of record: [UInt8]) -> [UInt8]? {
    guard let last = record.last, controls.endsLine(last) else { return nil }
    let pair = [controls.carriageReturn, controls.lineFeed]
    return record.suffix(2) == pair[...] ? pair : [last]
  }

  /// What ends a line where no record shows it; `nil` where lines are not needed: on a mainframe
  /// records have one length.
  package var usualLineEnd: [UInt8]? { isASCIIBased ? [controls.lineFeed] : nil }

  /// A record's bytes as the file had them: UTF-16 is kept as UTF-8, all others as they are.
  ///
  /// - Parameters:
  ///   - record: As a reader hands it out.
  ///   - isBigEndian: The byte order, for UTF-16.
  /// - Returns: The bytes, without the half unit with which a file that was cut may end.
  package func fileBytes(of record: [UInt8], isBigEndian: Bool) -> [UInt8] {
    guard isUTF16 else { return record }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(record.count * 2)
    func append(_ unit: UInt32) {
      let (high, low) = (UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit))
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    var scalar: UInt32 = 0
    for (index, byte) in record.enumerated() {
      // By hand: half a pair of surrogates is no text, and leaves as it came.
      switch byte {
      case ..<0x80: scalar = UInt32(byte)
      case ..<0xC0: scalar = scalar << 6 | UInt32(byte & 0x3F)
      case ..<0xE0: scalar = UInt32(byte & 0x1F)
      case ..<0xF0: scalar = UInt32(byte & 0x0F)
      case ..<0xF8: scalar = UInt32(byte & 0x07)
      default: continue
      }
      // The last byte of a character is followed by no continuation.
      if index + 1 < record.count, record[index + 1] & 0xC0 == 0x80 { continue }
      if scalar > 0xFFFF {
        append(0xD800 | (scalar - 0x10000) >> 10)
        append(0xDC00 | scalar & 0x3FF)
      } else {
        append(scalar)
      }
    }
    return bytes
  }
}

import Extract

/// Writes text in the encoding of an export.
struct CellEncoding {
  let encoding: TextEncoding

  /// What windows-1252 has from 0x80 on where ISO-8859-1 has control characters.
  private static let windows: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88,
    "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93,
    "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
    "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]
  /// Where ISO-8859-15 differs from ISO-8859-1.
  private static let latin9: [Unicode.Scalar: UInt8] = [
    "€": 0xA4, "Š": 0xA6, "š": 0xA8, "Ž": 0xB4, "ž": 0xB8, "Œ": 0xBC, "œ": 0xBD, "Ÿ": 0xBE,
  ]

  /// The bytes of a text; characters that the encoding lacks are left out.
  func encode(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .windows1252:
      text.unicodeScalars.compactMap { scalar in
        let isShared = scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
        return Self.windows[scalar] ?? (isShared ? UInt8(scalar.value) : nil)
      }
    case .latin1: text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    case .latin9:
      text.unicodeScalars.compactMap { scalar in
        if let byte = Self.latin9[scalar] { return byte }
        let byte = UInt8(exactly: scalar.value)
        return Self.latin9.values.contains { $0 == byte } ? nil : byte
      }
    case .ebcdic037, .ebcdic285, .ebcdic1146:
      text.unicodeScalars.flatMap { encoding.bytes(of: String($0)) ?? [] }
    case .utf16, .utf16LittleEndian:
      text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }
  }

  /// A byte that is no text in this encoding; 0x81 where every byte is one.
  var invalidByte: UInt8 { encoding == .utf8 ? 0xFF : 0x81 }
}

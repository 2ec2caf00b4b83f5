/// What each byte of a single-byte character set is in Unicode.
struct ByteTable: Sendable {
  /// The character of each byte; `nil` where the set defines none.
  let scalars: [Unicode.Scalar?]
  /// The UTF-8 form of each byte: its bytes from the lowest up, and their number in the highest
  /// eight bits; 0 where the set defines none.
  let packed: [UInt32]
  private let bytes: [Unicode.Scalar: UInt8]

  /// Makes a table that is another one, by default ISO-8859-1, but for the given bytes.
  init(
    _ different: [UInt8: Unicode.Scalar?],
    from base: [Unicode.Scalar?] = (UInt8.min...UInt8.max).map { Unicode.Scalar($0) }
  ) {
    let scalars = (UInt8.min...UInt8.max).map { byte in
      if let scalar = different[byte] { scalar } else { base[Int(byte)] }
    }
    self.scalars = scalars
    packed = scalars.map { scalar in
      guard let utf8 = scalar.map({ Array(String($0).utf8) }) else { return 0 }
      return utf8.enumerated().reduce(UInt32(utf8.count) << 24) { packed, byte in
        packed | UInt32(byte.element) << (8 * UInt32(byte.offset))
      }
    }
    bytes = Dictionary(
      scalars.enumerated().compactMap { index, scalar in scalar.map { ($0, UInt8(index)) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether every byte is a character.
  var isComplete: Bool { !packed.contains(0) }

  func isDefined(_ byte: UInt8) -> Bool { packed[Int(byte)] != 0 }

  func byte(of scalar: Unicode.Scalar) -> UInt8? { bytes[scalar] }

  /// - SeeAlso: ISO/IEC 8859-1 with the control characters of ISO/IEC 6429.
  static let latin1 = ByteTable([:])

  /// - SeeAlso: ISO/IEC 8859-15: eight characters differ from part 1.
  static let latin9 = ByteTable([
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ])

  /// Five bytes are undefined: browsers pass them on as control characters, we refuse them.
  ///
  /// - SeeAlso: Microsoft code page 1252.
  static let windows1252 = ByteTable([
    0x80: "€", 0x81: nil, 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡",
    0x88: "ˆ", 0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8D: nil, 0x8E: "Ž", 0x8F: nil,
    0x90: nil, 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
    0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9D: nil, 0x9E: "ž", 0x9F: "Ÿ",
  ])
}

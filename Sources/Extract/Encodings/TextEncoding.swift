/// The character sets of legacy exports; the raw value is the name that a layout uses.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"
  case ebcdic037 = "ebcdic-037"
  case ebcdic285 = "ebcdic-285"
  case ebcdic1146 = "ebcdic-1146"
  /// In the byte order of the mark with which the file begins.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// The words that `encoding:` of a layout may have.
  package static let names = allCases.map(\.rawValue)

  /// The encoding of a name in a layout; mainframe people write `cp037` for `ebcdic-037`.
  package init?(named name: String) {
    let name = name.hasPrefix("cp") ? "ebcdic-" + name.dropFirst(2) : name
    self.init(rawValue: name)
  }

  /// The table of a single-byte set; `nil` for those of Unicode, which need none.
  var table: ByteTable? {
    switch self {
    case .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: nil
    case .windows1252: .windows1252
    case .latin1: .latin1
    case .latin9: .latin9
    case .ebcdic037: .ebcdic037
    case .ebcdic285: .ebcdic285
    case .ebcdic1146: .ebcdic1146
    }
  }

  /// The character of each byte of a single-byte set, `nil` where the set defines none; `nil` for
  /// the sets of Unicode.
  package var characters: [Unicode.Scalar?]? { table?.scalars }

  /// The bytes that end lines and fill fields.
  var controls: ControlBytes {
    switch self {
    case .ebcdic037, .ebcdic285, .ebcdic1146: .ebcdic
    default: .ascii
    }
  }

  /// Whether the bytes below 80 (hexadecimal) are those of ASCII, so that they need no translation.
  var isASCIIBased: Bool { controls == .ascii }

  package var isUTF16: Bool {
    switch self {
    case .utf16, .utf16LittleEndian, .utf16BigEndian: true
    default: false
    }
  }

  /// What a reader splits: UTF-16 is made UTF-8 before, all others are split as they are.
  package var ofRecords: TextEncoding { isUTF16 ? .utf8 : self }

  /// Whether the bytes are text in this encoding, as a reader sees them.
  func isValid(_ bytes: Span<UInt8>) -> Bool {
    guard let table else { return (try? UTF8Span(validating: bytes)) != nil }
    guard !table.isComplete else { return true }
    for index in bytes.indices where !table.isDefined(bytes[index]) { return false }
    return true
  }

  /// The text that the bytes of a record spell; a byte that is no text becomes U+FFFD.
  package func text(of bytes: some Collection<UInt8>) -> String {
    guard let table else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.lazy.map { table.scalars[Int($0)] ?? "\u{FFFD}" })
    return String(text)
  }

  /// The byte of a character of ASCII, which every encoding has.
  package func byte(of character: Character) -> UInt8 {
    guard let byte = bytes(of: String(character))?.first else {
      preconditionFailure("'\(character)' is no character of ASCII")
    }
    return byte
  }

  /// The bytes that spell the text in a record, or `nil` when the encoding lacks one of its
  /// characters.
  package func bytes(of text: String) -> [UInt8]? {
    guard let table else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard
        let byte = isASCIIBased && scalar.isASCII ? UInt8(scalar.value) : table.byte(of: scalar)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}

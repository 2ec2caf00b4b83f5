/// The character sets of legacy exports; the raw value is the name that a layout uses.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"

  /// The words that `encoding:` of a layout may have.
  package static let names = allCases.map(\.rawValue)

  /// The table of a single-byte set; `nil` for UTF-8, which needs none.
  var table: ByteTable? {
    switch self {
    case .utf8: nil
    case .windows1252: .windows1252
    case .latin1: .latin1
    case .latin9: .latin9
    }
  }

  /// The bytes that end lines and fill fields.
  var controls: ControlBytes { .ascii }

  /// Whether the bytes are text in this encoding.
  func isValid(_ bytes: Span<UInt8>) -> Bool {
    switch self {
    case .utf8:
      return (try? UTF8Span(validating: bytes)) != nil
    case .windows1252:
      for index in bytes.indices where !ByteTable.windows1252.isDefined(bytes[index]) {
        return false
      }
      return true
    case .latin1, .latin9:
      return true
    }
  }

  /// The text that the bytes spell; a byte that is no text becomes U+FFFD.
  package func text(of bytes: some Collection<UInt8>) -> String {
    guard let table else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.lazy.map { table.scalars[Int($0)] ?? "\u{FFFD}" })
    return String(text)
  }

  /// The bytes that spell the text, or `nil` when the encoding lacks one of its characters.
  package func bytes(of text: String) -> [UInt8]? {
    guard let table else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : table.byte(of: scalar) else {
        return nil
      }
      bytes.append(byte)
    }
    return bytes
  }
}

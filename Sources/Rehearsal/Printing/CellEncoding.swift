import Extract

/// Writes text in the encoding of an export.
struct CellEncoding {
  let encoding: TextEncoding

  /// The bytes of a text; characters that the encoding lacks are left out.
  func encode(_ text: String) -> [UInt8] {
    encoding.bytes(of: text) ?? text.unicodeScalars.flatMap { encoding.bytes(of: String($0)) ?? [] }
  }

  /// A byte that is no text in this encoding; 0x81 where every byte is one.
  var invalidByte: UInt8 { encoding == .utf8 ? 0xFF : 0x81 }
}

/// How cells are written in one file: its encoding, delimiter and quote.
struct CellForm {
  let encoding: CellEncoding
  let delimiter: [UInt8]
  let quote: UInt8?
  /// What stands before a quote that is a character; another quote where it is `nil`.
  let escape: UInt8?
  let isMultiLine: Bool

  /// The bytes of a text; what the file cannot express is left out.
  ///
  /// `¶` becomes a line break in quotes, or a space where a column has one line.
  func bytes(of text: String) -> [UInt8] {
    let broken = text.replacing("¶", with: isMultiLine && quote != nil ? "\n" : " ")
    let bytes = encoding.encode(broken)
    guard quote == nil else { return bytes }
    return bytes.filter { !delimiter.contains($0) && $0 != 0x0A && $0 != 0x0D }
  }

  func needsQuotes(_ bytes: [UInt8]) -> Bool {
    guard let quote else { return false }
    return bytes.contains {
      $0 == quote || delimiter.contains($0) || $0 == 0x0A || $0 == 0x0D
    }
  }

  /// The cell as it stands in the file.
  func cell(_ bytes: [UInt8], quoted: Bool) -> [UInt8] {
    guard let quote, quoted || needsQuotes(bytes) else { return bytes }
    var cell = [quote]
    for byte in bytes {
      if byte == quote || byte == escape { cell.append(escape ?? quote) }
      cell.append(byte)
    }
    cell.append(quote)
    return cell
  }
}

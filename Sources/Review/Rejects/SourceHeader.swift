import Foundation

/// The bytes that stand before the first record of a source file.
package enum SourceHeader {
  /// The first lines of a file as they are, a byte order mark among them.
  ///
  /// - Parameters:
  ///   - path: Of the source file.
  ///   - lines: Of preamble and header together.
  /// - Returns: `nil` where the file cannot be read, is compressed, or has fewer lines.
  package static func bytes(ofFile path: String, lines: Int) -> [UInt8]? {
    guard lines > 0 else { return [] }
    guard let handle = FileHandle(forReadingAtPath: path),
      let start = try? handle.read(upToCount: 1 << 16), !start.starts(with: [0x1F, 0x8B])
    else { return nil }
    var left = lines
    for (index, byte) in start.enumerated() where byte == 0x0A {
      left -= 1
      if left == 0 { return Array(start.prefix(index + 1)) }
    }
    return nil
  }

  /// A header made from the names of a layout's columns.
  ///
  /// - Parameters:
  ///   - columns: In the order of the layout.
  ///   - delimiter: Between two of them.
  ///   - quote: `nil` where the layout has none.
  /// - Returns: One line with its line end.
  package static func bytes(columns: [String], delimiter: UInt8, quote: UInt8?) -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, name) in columns.enumerated() {
      if number > 0 { bytes.append(delimiter) }
      let text = Array(name.utf8)
      guard let quote, text.contains(where: { [delimiter, quote, 0x0A, 0x0D].contains($0) }) else {
        bytes += text
        continue
      }
      bytes.append(quote)
      for byte in text { bytes += byte == quote ? [quote, quote] : [byte] }
      bytes.append(quote)
    }
    return bytes + [0x0D, 0x0A]
  }
}

package import Extract
import Foundation

/// The bytes that stand before the first record of a source file.
package enum SourceHeader {
  /// The first lines of a file as they are, a byte order mark among them; of UTF-16 without any the
  /// mark alone.
  ///
  /// - Parameters:
  ///   - path: Of the source file.
  ///   - lines: Of preamble and header together.
  ///   - encoding: Of the file.
  /// - Returns: `nil` where the file cannot be read, is compressed, or has fewer lines.
  package static func bytes(
    ofFile path: String, lines: Int, encoding: TextEncoding = .utf8
  ) -> [UInt8]? {
    guard lines > 0 || encoding.isUTF16 else { return [] }
    guard let handle = FileHandle(forReadingAtPath: path),
      let start = try? handle.read(upToCount: 1 << 16), !start.starts(with: [0x1F, 0x8B])
    else { return nil }
    let width = encoding.isUTF16 ? 2 : 1
    let isBigEndian = encoding == .utf16BigEndian || start.starts(with: [0xFE, 0xFF])
    let lineFeed: [UInt8] =
      width == 1 ? [0x0A] : isBigEndian ? [0x00, 0x0A] : [0x0A, 0x00]
    guard lines > 0 else {
      return start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE])
        ? Array(start.prefix(2)) : []
    }
    var left = lines
    for index in stride(from: 0, through: start.count - width, by: width)
    where start[index..<index + width].elementsEqual(lineFeed) {
      left -= 1
      if left == 0 { return Array(start.prefix(index + width)) }
    }
    return nil
  }

  /// A header made from the names of a layout's columns.
  ///
  /// - Parameters:
  ///   - columns: In the order of the layout.
  ///   - delimiter: Between two of them.
  ///   - quote: `nil` where the layout has none.
  ///   - encoding: Of the file; UTF-16 begins with its mark.
  /// - Returns: One line with its line end.
  package static func bytes(
    columns: [String], delimiter: [UInt8], quote: UInt8?, encoding: TextEncoding = .utf8
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, name) in columns.enumerated() {
      if number > 0 { bytes += delimiter }
      let text = Array(name.utf8)
      guard let quote, text.contains(where: { (delimiter + [quote, 0x0A, 0x0D]).contains($0) })
      else {
        bytes += text
        continue
      }
      bytes.append(quote)
      for byte in text { bytes += byte == quote ? [quote, quote] : [byte] }
      bytes.append(quote)
    }
    bytes += [0x0D, 0x0A]
    guard encoding.isUTF16 else { return bytes }
    return encoding.fileBytes(
      of: Array("\u{FEFF}".utf8) + bytes, isBigEndian: encoding == .utf16BigEndian)
  }
}

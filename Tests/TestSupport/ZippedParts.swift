import CZip
import Foundation

/// Makes, opens and changes packed files, for what no spreadsheet program would write, and for what
/// one would.
package enum ZippedParts {
  package typealias Part = (name: String, bytes: [UInt8])

  /// Packs parts as they are.
  package static func write(_ parts: [Part], to path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw CocoaError(.fileWriteUnknown)
    }
    // libzip reads the bytes when the archive is closed: files hold them until then.
    var files: [String] = []
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    for (number, part) in parts.enumerated() {
      let file = "\(path).part\(number)"
      files.append(file)
      try Data(part.bytes).write(to: URL(filePath: file))
      guard let source = zip_source_file(archive, file, 0, -1),
        zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_OVERWRITE)) >= 0
      else { throw CocoaError(.fileWriteUnknown) }
    }
    guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Packs parts of text.
  package static func write(_ parts: [(String, String)], to path: String) throws {
    try write(parts.map { (name: $0.0, bytes: Array($0.1.utf8)) }, to: path)
  }

  /// Every part, unpacked, in the file's order.
  package static func parts(of path: String) throws -> [Part] {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw CocoaError(.fileReadUnknown)
    }
    defer { zip_discard(archive) }
    return try (0..<zip_get_num_entries(archive, 0)).map { index in
      guard let name = zip_get_name(archive, zip_uint64_t(index), 0),
        let file = zip_fopen_index(archive, zip_uint64_t(index), 0)
      else { throw CocoaError(.fileReadUnknown) }
      defer { zip_fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = zip_fread(file, &buffer, 65_536)
        guard count > 0 else { break }
        bytes += buffer.prefix(Int(count))
      }
      return (String(cString: name), bytes)
    }
  }

  /// A part as text.
  package static func text(_ name: String, of path: String) throws -> String {
    guard let part = try parts(of: path).first(where: { $0.name == name }) else {
      throw CocoaError(.fileReadUnknown)
    }
    return String(decoding: part.bytes, as: UTF8.self)
  }

  /// Changes one part, as text.
  package static func change(
    _ name: String, of path: String, _ body: (inout String) throws -> Void
  ) throws {
    var parts = try parts(of: path)
    guard let index = parts.firstIndex(where: { $0.name == name }) else {
      throw CocoaError(.fileReadUnknown)
    }
    var text = String(decoding: parts[index].bytes, as: UTF8.self)
    try body(&text)
    parts[index].bytes = Array(text.utf8)
    try write(parts, to: path)
  }
}

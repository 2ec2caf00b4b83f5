import CZip
import Foundation

/// Makes and opens packed files, for what no spreadsheet program would write.
enum ZippedParts {
  /// Packs parts as they are.
  static func write(_ parts: [(name: String, bytes: [UInt8])], to path: String) throws {
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

  static func write(_ parts: [(String, String)], to path: String) throws {
    try write(parts.map { (name: $0.0, bytes: Array($0.1.utf8)) }, to: path)
  }

  /// A part as text.
  static func text(_ name: String, of path: String) throws -> String {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw CocoaError(.fileReadUnknown)
    }
    defer { zip_discard(archive) }
    guard let file = zip_fopen(archive, name, 0) else { throw CocoaError(.fileReadUnknown) }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = zip_fread(file, &buffer, 65_536)
      guard count > 0 else { break }
      bytes += buffer.prefix(Int(count))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

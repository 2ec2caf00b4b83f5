import Foundation

/// What the C library's `iconv` makes of bytes: an opinion that is not ours.
enum Iconv {
  /// The 256 characters of a single-byte character set.
  static func characters(of codePage: String) throws -> [Unicode.Scalar] {
    let folder = try TemporaryFolder()
    let path = try folder.file("bytes", Array(UInt8.min...UInt8.max))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", codePage, "-t", "UTF-8", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(String(decoding: data, as: UTF8.self).unicodeScalars)
  }
}

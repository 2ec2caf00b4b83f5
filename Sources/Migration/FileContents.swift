import Diagnostics
import Foundation

/// The bytes of a small file, where what cannot be read must not be taken for what is not there.
enum FileContents {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - code: What its being unreadable is.
  /// - Returns: `nil` where there is none.
  /// - Throws: Where it is there, and cannot be read.
  static func read(
    _ path: String, or code: DiagnosticCode
  ) throws(MigrationError) -> Data? {
    if let data = FileManager.default.contents(atPath: path) { return data }
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    throw MigrationError(
      Diagnostic(
        code, "the file is there, and it cannot be read",
        at: Place(URL(filePath: path).lastPathComponent),
        remedy: "Check that the disk is there and that this user may read '\(path)'"))
  }
}

import Foundation

/// A fresh folder for one test case, readable by its owner only and removed at the end.
///
/// It lives until the end of the scope that made it; a suite that keeps one as a stored property
/// is `~Copyable` itself, and each of its cases has its own.
package struct TemporaryFolder: ~Copyable {
  /// The absolute path, without a slash at the end.
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "trackway-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file or folder inside, whether it is there or not.
  package func path(of name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders that its name asks for.
  ///
  /// - Returns: Its absolute path.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = URL(filePath: path(of: name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The same for text, in UTF-8.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// Copies a file or a whole folder in.
  ///
  /// - Returns: The absolute path of the copy.
  @discardableResult
  package func copy(_ source: String, to name: String) throws -> String {
    let copy = URL(filePath: path(of: name))
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: URL(filePath: source), to: copy)
    return copy.path
  }

  /// The bytes of a file inside.
  package func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path(of: name))))
  }

  /// The text of a file inside, which must be UTF-8.
  package func text(of name: String) throws -> String {
    try String(contentsOfFile: path(of: name), encoding: .utf8)
  }
}

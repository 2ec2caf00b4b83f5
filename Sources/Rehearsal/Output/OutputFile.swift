import Extract
import Foundation

/// One file that a rehearsal writes, in large pieces, and the digest of what was written.
final class OutputFile {
  private let path: String
  private let handle: FileHandle
  private var digest = SHA256()
  private var pending: [UInt8] = []
  private static let pieceSize = 1 << 18

  /// Creates the file, or empties it.
  ///
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  init(_ name: String, in folder: URL) throws(RehearsalError) {
    let url = folder.appending(path: name)
    path = url.path
    do {
      try Data().write(to: url)
      handle = try FileHandle(forWritingTo: url)
    } catch {
      throw .cannotWrite(url.path)
    }
    pending.reserveCapacity(Self.pieceSize + (1 << 16))
  }

  /// Appends what the closure writes.
  ///
  /// - Returns: What the closure returns.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func append<R>(_ body: (inout [UInt8]) -> R) throws(RehearsalError) -> R {
    let result = body(&pending)
    if pending.count >= Self.pieceSize { try flush() }
    return result
  }

  func append(_ text: String) throws(RehearsalError) {
    try append { $0 += Array(text.utf8) }
  }

  private func flush() throws(RehearsalError) {
    digest.update(pending)
    do {
      try handle.write(contentsOf: pending)
    } catch {
      throw .cannotWrite(path)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes what is left.
  ///
  /// - Returns: The SHA-256 of the file.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  @discardableResult
  func close() throws(RehearsalError) -> String {
    try flush()
    do {
      try handle.close()
    } catch {
      throw .cannotWrite(path)
    }
    return digest.hexDigest()
  }
}

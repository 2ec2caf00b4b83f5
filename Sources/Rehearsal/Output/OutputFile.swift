import Extract
import Foundation

/// One file that a rehearsal writes, in large pieces.
final class OutputFile {
  let url: URL
  private let handle: FileHandle
  private var pending: [UInt8] = []
  private static let pieceSize = 1 << 20

  /// Creates the file, or empties it.
  init(_ url: URL) throws(RehearsalError) {
    self.url = url
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
  func append<R>(_ body: (inout [UInt8]) -> R) throws(RehearsalError) -> R {
    let result = body(&pending)
    if pending.count >= Self.pieceSize { try flush() }
    return result
  }

  func append(_ text: String) throws(RehearsalError) {
    try append { $0 += Array(text.utf8) }
  }

  private func flush() throws(RehearsalError) {
    do {
      try handle.write(contentsOf: Data(pending))
    } catch {
      throw .cannotWrite(url.path)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// The SHA-256 of the closed file.
  func digest() throws(RehearsalError) -> String {
    do {
      return try SHA256.hexDigest(ofFile: url.path)
    } catch {
      throw .cannotWrite(url.path)
    }
  }

  func close() throws(RehearsalError) {
    try flush()
    do {
      try handle.close()
    } catch {
      throw .cannotWrite(url.path)
    }
  }
}

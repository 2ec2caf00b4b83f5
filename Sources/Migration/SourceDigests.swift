import Dispatch
import Extract
import Foundation

/// The SHA-256 digests of the files of a run, each made once and several at a time.
final class SourceDigests: @unchecked Sendable {
  // SAFETY: `lock` guards it.
  private var made: [String: Result<String, ExtractError>] = [:]
  private let lock = NSLock()

  /// Reads all files to their ends; what cannot be read is told by ``digest(of:)``.
  init(_ paths: [String]) {
    DispatchQueue.concurrentPerform(iterations: paths.count) { position in
      let result: Result<String, ExtractError>
      do throws(ExtractError) {
        result = .success(try SHA256.hexDigest(ofFile: paths[position]))
      } catch {
        result = .failure(error)
      }
      lock.withLock { made[paths[position]] = result }
    }
  }

  /// - Returns: 64 hexadecimal digits.
  func digest(of path: String) throws(ExtractError) -> String {
    guard let result = lock.withLock({ made[path] }) else {
      return try SHA256.hexDigest(ofFile: path)
    }
    return try result.get()
  }
}

import Dispatch
import Extract
import Foundation

/// What the bytes of a file are, found out while other things are done.
final class FileDigest: @unchecked Sendable {
  let path: String
  // SAFETY: `condition` guards it.
  private var made: Result<FileIdentity, ExtractError>?
  private let condition = NSCondition()

  /// Of a file that is still to be read; see ``makeAll(_:)``.
  init(of path: String) { self.path = path }

  /// Of a file whose digest somebody has made: 64 hexadecimal digits.
  init(of path: String, known digest: String) {
    self.path = path
    made = .success(FileIdentity(sha256: digest))
  }

  /// Begins to read files to their ends, several at a time.
  ///
  /// The largest first: the last of them is waited for.
  static func makeAll(_ files: [(digest: FileDigest, size: Int)]) {
    let digests = files.sorted { $0.size > $1.size }.map(\.digest)
    DispatchQueue.global(qos: .userInitiated).async {
      DispatchQueue.concurrentPerform(iterations: digests.count) { digests[$0].make() }
    }
  }

  private func make() {
    let result: Result<FileIdentity, ExtractError>
    do throws(ExtractError) {
      result = .success(try FileIdentity(of: path))
    } catch {
      result = .failure(error)
    }
    condition.lock()
    defer { condition.unlock() }
    made = result
    condition.broadcast()
  }

  /// Whether nobody has to wait for it.
  var isMade: Bool {
    condition.lock()
    defer { condition.unlock() }
    return made != nil
  }

  /// Waits until it is made.
  ///
  /// - Throws: When the file could not be read to its end.
  func value() throws(ExtractError) -> FileIdentity {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let made { return try made.get() }
      condition.wait()
    }
  }

  /// What ``value()`` has given before.
  var proved: FileIdentity {
    guard let value = try? value() else {
      preconditionFailure("a file that cannot be read is no part of a run")
    }
    return value
  }
}

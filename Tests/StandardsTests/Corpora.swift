import Foundation

/// The folder of data that no one in this project wrote, named by `TRACKWAY_CORPORA`.
enum Corpora {
  static let folder = ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"]

  static var isThere: Bool { folder != nil }

  static func read(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: folder ?? "").appending(path: path))
  }
}

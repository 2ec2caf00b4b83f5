import Foundation

/// Data that no one in this project wrote: public test suites and sample files.
///
/// The environment variable `TRACKWAY_CORPORA` names their folder. Tests that need them are
/// `.enabled(if: Corpora.has("csv-spectrum"))`.
package enum Corpora {
  /// The folder, or `nil` when this machine has none.
  package static let folder = ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"]

  /// Whether the corpora are there, or the one that is named.
  package static func has(_ corpus: String = "") -> Bool {
    guard let folder else { return false }
    return FileManager.default.fileExists(atPath: folder + "/" + corpus)
  }

  /// The absolute path of a file or folder that is named from the corpora's folder.
  package static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  /// The bytes of a file that is named from the corpora's folder.
  package static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path(name))))
  }

  /// The names of what lies in a folder, sorted.
  package static func entries(of name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }
}

import Foundation

/// The checkout that the tests were built from.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root =
    URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The absolute path of a file or folder that is named from the root.
  package static func path(_ name: String) -> String { root + "/" + name }

  /// The text of a file that is named from the root.
  package static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Every file below the folders, named from the root, sorted; hidden files are left out.
  ///
  /// A folder that does not exist holds nothing.
  package static func files(in folders: [String], ending: String = "") -> [String] {
    folders.flatMap { folder -> [String] in
      guard let below = FileManager.default.enumerator(atPath: path(folder)) else { return [] }
      return below.compactMap { entry in
        guard let name = entry as? String, name.hasSuffix(ending) else { return nil }
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        return isHidden || isFolder(folder + "/" + name) ? nil : folder + "/" + name
      }
    }.sorted()
  }

  /// The folders directly in a folder, by their own names, sorted.
  package static func folders(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }.sorted()
  }

  /// Whether the name, from the root, is that of a folder.
  package static func isFolder(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
    return isThere && isFolder.boolValue
  }
}

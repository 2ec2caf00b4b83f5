import Diagnostics
import Extract
import Foundation

// The files of a project, and those beside them.

extension ProjectReader {
  /// The bytes of a project file, which become part of the ruleset's hash.
  mutating func bytes(_ name: String, namedBy place: (ProjectFile, YAMLNode)?) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: path(name)) else {
      guard let (named, node) = place else {
        faults.append(
          Diagnostic(
            .projectFileMissing, "there is no file '\(name)' in the project", at: Place(name),
            remedy: "Name the folder of a migration project: the one with migration.yaml in it"))
        return nil
      }
      var file = named
      file.faults = []
      file.report(
        .projectFileMissing, "there is no file '\(name)' in the project", at: node,
        remedy: .nearest(
          to: name, in: neighbours(of: name), otherwise: "Correct the path, or add the file"))
      faults += file.faults
      return nil
    }
    names.insert(name)
    contents += Array("\(name)\n\(data.count)\n".utf8)
    contents += data
    signedFiles.append(SignedFile(name: name, sha256: SHA256.hexDigest(of: [UInt8](data))))
    return [UInt8](data)
  }

  static func folder(of name: String) -> String {
    name.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// The files beside one, by their names in the project.
  func neighbours(of name: String) -> [String] {
    let folder = Self.folder(of: name)
    let ending = name.split(separator: ".").last.map { ".\($0)" } ?? ""
    let found = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return found.filter { $0.hasSuffix(ending) }.sorted()
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }

  /// Files beside those of the project that look like parts of it and are named nowhere.
  mutating func reportUnnamedFiles(mappingFolders: Set<String>) {
    let folders = Set(names.map(Self.folder))
    for folder in folders.sorted() where !folder.isEmpty && !folder.hasPrefix("..") {
      let beside = names.filter { $0.hasPrefix(folder + "/") }.sorted()
      guard let example = beside.first else { continue }
      for name in neighbours(of: example) where !names.contains(name) {
        // It may be what others of the project are for.
        if mappingFolders.contains(folder) { unread.mappings = true }
        faults.append(
          Diagnostic(
            .nothingUses, "nothing in the project names this file",
            at: Place(name, line: 1, column: 1),
            remedy: "Name it in migration.yaml, or take it out of the folder"))
      }
    }
  }

  mutating func yaml(_ name: String, namedBy place: (ProjectFile, YAMLNode)?) -> ProjectFile? {
    guard let bytes = bytes(name, namedBy: place) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.append(
        Diagnostic(
          .yamlSyntax, "the file is not text in UTF-8", at: Place(name, line: 1, column: 1),
          remedy: "Save it as UTF-8"))
      return nil
    }
    let file = ProjectFile(name: name, text: text)
    if file.root == nil { faults += file.faults }
    return file.root == nil ? nil : file
  }

  /// The decisions that need a second person.
  static func secondPersonDecisions(
    _ root: YAMLNode, _ file: inout ProjectFile
  ) -> [String] {
    let key = ProjectKeys.secondPersonKey
    return file.items(key, in: root, of: "migration.yaml").compactMap { node in
      guard let words = file.text(node, "'\(key)'") else { return nil }
      guard !ProjectKeys.decisions.contains(words) else { return words }
      file.report(
        .unknownAnswer, "'\(words)' is no decision", at: node,
        remedy: .nearest(
          to: words, in: ProjectKeys.decisions,
          otherwise: "It can be: \(ProjectKeys.decisions.joined(separator: ", "))"))
      return nil
    }
  }

  /// The code tables and crosswalks that the layouts of these sources name in `means:`.
  func meantLists(of sources: [Project.Source]) -> Set<String> {
    Set(
      sources.flatMap(\.layout.allColumns).compactMap(\.means)
        .compactMap { meanings?.list(of: $0) })
  }
}

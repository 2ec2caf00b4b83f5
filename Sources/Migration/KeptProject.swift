import Diagnostics
import Foundation
import Transform

/// The rules of a run as they were, beside its summary: `runs/<run>/project/`.
///
/// Rules hold no patients; with them one can say later why two runs came to different ends. Files that
/// a project names outside of its folder (`../../national/organisations.csv`) keep their relative
/// places: the copy lies as many folders deep as they reach up.
struct KeptProject {
  private static let level = "rules"

  let project: Project
  /// `runs/<run>/project`.
  let folder: String

  /// Copies the files of the project; what was copied before is left.
  ///
  /// - Throws: When the disk fails.
  func keep() throws(MigrationError) {
    let names = Set(project.signedFiles.map(\.name)).union(controls)
    let depth = names.map(Self.depth).max() ?? 0
    let root = ([folder] + Array(repeating: Self.level, count: depth)).joined(separator: "/")
    for name in names.sorted() {
      let source = URL(filePath: "\(project.folder)/\(name)").standardizedFileURL
      let target = URL(filePath: "\(root)/\(name)").standardizedFileURL
      guard !name.hasPrefix("/"), !FileManager.default.fileExists(atPath: target.path) else {
        continue
      }
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
        try FileManager.default.copyItem(at: source, to: target)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: target.path)
      } catch {
        throw MigrationError(
          Diagnostic(
            .workFolder, "the rules of the run cannot be kept in '\(folder)'", at: nil,
            remedy: "Make room on the disk, or name another folder with '--work'"))
      }
    }
  }

  /// How many folders a name reaches up.
  private static func depth(of name: String) -> Int {
    name.split(separator: "/").prefix { $0 == ".." }.count
  }

  /// The files with which rules over records compare counts: the rules name them, and no list does.
  ///
  /// Nothing else of the folder is copied: exports may lie in it.
  private var controls: Set<String> {
    Set(project.ruleTexts).filter { name in
      name.hasSuffix(".csv")
        && FileManager.default.fileExists(atPath: "\(project.folder)/\(name)")
    }
  }

  /// The folder of the copy that a run has kept; `nil` where it kept none.
  static func find(in folder: String) -> String? {
    var path = folder
    for _ in 0..<16 {
      if FileManager.default.fileExists(atPath: "\(path)/migration.yaml") { return path }
      path += "/\(level)"
    }
    return nil
  }
}

extension WorkFolder {
  /// Keeps the rules of a run.
  func keep(_ project: Project, ofRun run: String) throws(MigrationError) {
    try KeptProject(project: project, folder: "\(folder(ofRun: run))/project").keep()
  }

  /// The folder of the rules that a run has kept; `nil` where it kept none.
  package func keptProject(ofRun run: String) -> String? {
    KeptProject.find(in: "\(folder(ofRun: run))/project")
  }
}

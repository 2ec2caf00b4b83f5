import Diagnostics
package import Foundation
package import Transform

/// One export that comes through a pipe.
///
/// A pipe cannot be read twice, and a run hashes a file before it loads it and reads rejected records
/// again: so what comes is kept in the work folder, and then is a file like any other.
package enum StandardInput {
  /// Writes all that comes into a folder of its own, readable for this user alone.
  ///
  /// The file's own name is taken from the manifest; without one the pattern of the source gives a
  /// name.
  ///
  /// - Returns: The folder, which stands for that of the exports.
  /// - Throws: Where the project reads more than one file, and where the work folder is full.
  package static func keep(
    _ input: FileHandle, for project: Project, manifest: String?, in work: WorkFolder
  ) throws(MigrationError) -> String {
    let name = try name(project, manifest)
    let folder = "\(work.path)/standard-input/\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      guard
        FileManager.default.createFile(
          atPath: "\(folder)/\(name)", contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      let file = try FileHandle(forWritingTo: URL(filePath: "\(folder)/\(name)"))
      while let bytes = try input.read(upToCount: 1 << 20), !bytes.isEmpty {
        try file.write(contentsOf: bytes)
      }
      try file.close()
    } catch {
      throw MigrationError(
        Diagnostic(
          .workFolder, "standard input cannot be kept in the work folder '\(work.path)'", at: nil,
          remedy: "Name another folder with '--work', on a disk with room for the whole file"))
    }
    return folder
  }

  /// The name that the file would have in the folder of the exports.
  private static func name(
    _ project: Project, _ manifest: String?
  ) throws(MigrationError) -> String {
    let patterns = Set(project.sources.map(\.files))
    guard let pattern = patterns.first, patterns.count == 1 else {
      throw MigrationError(
        Diagnostic(
          .inputForOneFile,
          "standard input is one file, and the project reads \(patterns.count) kinds of files",
          at: Place("migration.yaml"),
          remedy: "Put the files into a folder and name it with '--from FOLDER'"))
    }
    let declared = try manifest.flatMap { path throws(MigrationError) in
      try Manifest.read(path)
    }
    let names = Set(declared?.lines.map(\.file) ?? []).filter {
      $0.matches(pattern: pattern) && !$0.contains("/")
    }
    if let name = names.first, names.count == 1 { return name }
    guard names.count < 2 else {
      throw MigrationError(
        Diagnostic(
          .inputForOneFile, "standard input is one file, and the manifest declares \(names.count)",
          at: nil, remedy: "Put the files into a folder and name it with '--from FOLDER'"))
    }
    return pattern.replacing("*", with: "standard-input")
  }
}

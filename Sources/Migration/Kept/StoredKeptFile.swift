import Diagnostics
import Extract
import Foundation
import Transform

/// What was kept of a file, as a run has it beside its summary: a run that was killed goes on with what
/// it began with.
struct StoredKeptFile: Sendable {
  let file: KeptFile
  let path: String
  let sha256: String
  let size: Int

  /// Writes what is kept into a folder of its own, readable for this user alone.
  static func write(
    _ files: [KeptFile], to folder: String
  ) throws(MigrationError) -> [StoredKeptFile] {
    guard !files.isEmpty else { return [] }
    do {
      // Of an attempt that died before the run had begun.
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw unwritable(folder)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var stored: [StoredKeptFile] = []
    for (position, file) in files.enumerated() {
      let path = "\(folder)/\(position).json"
      guard let data = try? encoder.encode(file),
        FileManager.default.createFile(
          atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
      else { throw unwritable(folder) }
      stored.append(StoredKeptFile(file, path, data))
    }
    return stored
  }

  /// Reads them again.
  static func read(in folder: String) throws(MigrationError) -> [StoredKeptFile] {
    var stored: [StoredKeptFile] = []
    while let data = try FileContents.read(
      "\(folder)/\(stored.count).json", or: .workFolder)
    {
      guard let file = try? JSONDecoder().decode(KeptFile.self, from: data) else {
        throw unwritable(folder)
      }
      stored.append(StoredKeptFile(file, "\(folder)/\(stored.count).json", data))
    }
    return stored
  }

  private init(_ file: KeptFile, _ path: String, _ data: Data) {
    self.file = file
    self.path = path
    sha256 = SHA256.hexDigest(of: [UInt8](data))
    size = data.count
  }

  /// As a phase reads it.
  func planned(_ source: Project.Source, _ plan: MappingPlan) -> PlannedFile {
    var file = file
    file.keyColumn = plan.keyColumn
    return PlannedFile(
      path: path, name: file.name, layout: source.layout, recordType: source.recordType,
      declared: file.records.count, digest: FileDigest(of: path, known: sha256),
      size: size, extent: .changes, kept: file)
  }

  private static func unwritable(_ folder: String) -> MigrationError {
    MigrationError(
      Diagnostic(
        .workFolder, "what earlier runs have kept out cannot be written to '\(folder)'", at: nil,
        remedy: "Make room on the disk, or name another folder with '--work'"))
  }
}

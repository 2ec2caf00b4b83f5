import Diagnostics
package import Extract
package import Foundation

/// A scan in the work folder, with its name: the day it was made and a letter.
package struct StoredScan: Sendable {
  package let name: String
  /// Of its folder.
  package let path: String
  package let scan: Scan

  /// The day it was made, as people write it: `14 Nov`; its name where that is no day.
  package var day: String {
    let parts = name.split(separator: "-")
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard parts.count >= 3, let month = Int(parts[1]), months.indices.contains(month - 1),
      let day = Int(parts[2])
    else { return name }
    return "\(day) \(months[month - 1])"
  }

  /// How long it took; `nil` for one of a version that did not measure it.
  package var step: RunStep? {
    FileManager.default.contents(atPath: "\(path)/step.json").flatMap {
      try? JSONDecoder().decode(RunStep.self, from: $0)
    }
  }

  /// The keys of a source as hashes; `nil` where the scan has none.
  package func keys(ofSource name: String) -> KeyHashes? {
    FileManager.default.contents(atPath: "\(path)/keys.\(name)").flatMap { KeyHashes($0) }
  }

  /// Reads `scan.json` of a folder, or the file itself.
  ///
  /// - Throws: Where there is none, or it has another version.
  package static func read(_ path: String) throws(MigrationError) -> StoredScan {
    let file = path.hasSuffix(".json") ? path : "\(path)/scan.json"
    let folder = URL(filePath: file).standardizedFileURL.deletingLastPathComponent()
    guard let data = FileManager.default.contents(atPath: file) else {
      throw refused("there is no scan '\(path)'")
    }
    guard let scan = try? JSONDecoder().decode(Scan.self, from: data),
      scan.version == Scan.currentVersion
    else { throw refused("'\(path)' is no scan of this version") }
    return StoredScan(name: folder.lastPathComponent, path: folder.path, scan: scan)
  }

  private static func refused(_ message: String) -> MigrationError {
    MigrationError(
      Diagnostic(
        .noScan, message, at: nil,
        remedy: "`migrate scan` makes one; name it by its folder, or by the word last"))
  }
}

extension WorkFolder {
  private static let scans = "scans"

  /// The names of all scans, in order.
  package var scanNames: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(Self.scans)")) ?? [])
      .sorted { ($0.count, $0) < ($1.count, $1) }
  }

  /// The last scan of a project; `nil` where there is none.
  package func lastScan(of project: String) -> StoredScan? {
    for name in scanNames.reversed() {
      if let scan = try? StoredScan.read("\(path)/\(Self.scans)/\(name)"),
        scan.scan.project == project
      {
        return scan
      }
    }
    return nil
  }

  /// The last scan of a project in a work folder that need not be there.
  package static func lastScan(of project: String, in path: String) -> StoredScan? {
    guard FileManager.default.fileExists(atPath: "\(path)/\(scans)") else { return nil }
    return try? WorkFolder(path).lastScan(of: project)
  }

  /// A scan by its name here, its path, or the word `last`.
  package func scan(
    _ words: String, of project: String
  ) throws(MigrationError) -> StoredScan? {
    if words == "last" { return lastScan(of: project) }
    let own = "\(path)/\(Self.scans)/\(words)"
    return try StoredScan.read(scanNames.contains(words) ? own : words)
  }

  /// Keeps a scan, readable for this user alone.
  ///
  /// - Returns: The scan with the name that it was given.
  package func keep(
    _ result: ScanRun.Result, on day: Date = Date()
  ) throws(MigrationError) -> StoredScan {
    let name = nextName(on: day, taken: scanNames)
    let folder = "\(path)/\(Self.scans)/\(name)"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try write(encoder.encode(result.scan), to: "\(folder)/scan.json")
      try write(encoder.encode(result.step), to: "\(folder)/step.json")
      for (source, keys) in result.keys { try write(keys.data, to: "\(folder)/keys.\(source)") }
    } catch {
      throw MigrationError(
        Diagnostic(
          .workFolder, "the work folder '\(path)' cannot be written", at: nil,
          remedy: "Name another folder with '--work'"))
    }
    return StoredScan(name: name, path: folder, scan: result.scan)
  }

  private func write(_ data: Data, to file: String) throws {
    let made = FileManager.default.createFile(
      atPath: file, contents: data, attributes: [.posixPermissions: 0o600])
    guard made else { throw CocoaError(.fileWriteUnknown) }
  }
}

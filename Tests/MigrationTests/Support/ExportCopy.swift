import Extract
import Foundation

/// The exports of a Medway-style system as lines that a test changes, with a manifest that fits.
struct ExportCopy {
  static let files = [
    "PMI_001.csv", "Outpatients_001.csv", "Spells_001.csv", "Episodes_001.csv",
    "AandeAttendances_001.csv", "Alerts_001.csv",
  ]

  /// The records of each file, the header first; a character is a byte of ISO-8859-1.
  var lines: [String: [String]] = [:]
  /// The moment of the extract in the manifest; `nil` for that of the original.
  var asAt: String?
  private var manifest: [[String]] = []
  private let folder: String
  private var original: [String: [String]] = [:]

  init(of folder: String) throws {
    self.folder = folder
    for file in Self.files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .isoLatin1)
      lines[file] = Self.records(of: text)
    }
    original = lines
    manifest = try String(contentsOfFile: "\(folder)/manifest.csv", encoding: .utf8)
      .split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
  }

  /// A record goes on behind a line end within quotes.
  private static func records(of text: String) -> [String] {
    var records: [String] = []
    var isOpen = false
    for line in text.split(separator: "\r\n").map(String.init) {
      if isOpen { records[records.count - 1] += "\r\n" + line } else { records.append(line) }
      if line.count(where: { $0 == "\"" }) % 2 == 1 { isOpen.toggle() }
    }
    return records
  }

  /// Writes all files, and a manifest in which each has this extent.
  ///
  /// A file without a change is copied: with defects it may have other records than lines.
  func write(into folder: String, extent: String = "full") throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    var declared = manifest
    for line in declared.indices.dropFirst() {
      declared[line][5] = extent
      if let asAt { declared[line][4] = asAt }
    }
    for (file, lines) in lines {
      guard lines != original[file] else {
        try FileManager.default.copyItem(
          atPath: "\(self.folder)/\(file)", toPath: "\(folder)/\(file)")
        continue
      }
      let text = lines.map { $0 + "\r\n" }.joined()
      guard let bytes = text.data(using: .isoLatin1) else { throw CocoaError(.fileWriteUnknown) }
      try bytes.write(to: URL(filePath: "\(folder)/\(file)"))
      for line in declared.indices where declared[line][0] == file {
        declared[line][2] = "\(lines.count - 1)"
        declared[line][3] = SHA256.hexDigest(of: [UInt8](bytes))
      }
    }
    try declared.map { $0.joined(separator: ",") + "\n" }.joined()
      .write(toFile: "\(folder)/manifest.csv", atomically: true, encoding: .utf8)
  }
}

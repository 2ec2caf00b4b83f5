import Foundation

/// The spreadsheet program that many people have, where this machine has it.
package enum LibreOffice {
  package static let isThere = ["/usr/bin/soffice", "/usr/local/bin/soffice"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Opens a workbook and saves it again in its place.
  package static func resave(_ path: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await Command(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx",
        "--outdir", folder.path, path,
      ]
    ).run()
    let name = path.split(separator: "/").last ?? ""
    guard result.status == 0,
      let saved = FileManager.default.contents(atPath: "\(folder.path)/\(name)")
    else { throw CocoaError(.fileWriteUnknown) }
    try saved.write(to: URL(filePath: path))
  }
}

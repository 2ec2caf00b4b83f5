import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What LibreOffice makes of our workbooks when it opens them and saves them again.
@Suite struct LibreOfficeTests {
  static let isThere = ["/usr/bin/soffice", "/usr/local/bin/soffice"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: isThere, "LibreOffice is not installed"), .timeLimit(.minutes(5)))
  func `every text survives being opened and saved`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    let texts = RoundTripTests.texts.filter { $0.count < 1000 }
    try RoundTripTests.workbook(texts).write(to: path)
    let saved = try await Self.resave(path, in: folder.path)
    let sheet = try #require(try WorkbookReader.read(saved).sheet(named: "texts"))
    let found = sheet.rows.dropFirst(2).map { $0.cells[0] }
    for (cell, text) in zip(found, texts) {
      #expect(cell?.kind == .text, "\(text)")
      #expect(cell?.text == text)
    }
    #expect(found.count == texts.count)
  }

  /// Opens a workbook and saves it as another.
  static func resave(_ path: String, in folder: String) async throws -> String {
    let result = try await Command(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "xlsx",
        "--outdir", "\(folder)/saved", path,
      ]
    ).run()
    let saved = "\(folder)/saved/\(path.split(separator: "/").last ?? "")"
    try #require(FileManager.default.fileExists(atPath: saved), "\(result)")
    return saved
  }
}

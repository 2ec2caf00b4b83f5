import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What LibreOffice makes of our workbooks when it opens them and saves them again.
@Suite struct LibreOfficeTests {
  @Test(.enabled(if: LibreOffice.isThere, "LibreOffice is not installed"), .timeLimit(.minutes(5)))
  func `every text survives being opened and saved`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    let texts = RoundTripTests.texts.filter { $0.count < 1000 }
    try RoundTripTests.workbook(texts).write(to: path)
    try await LibreOffice.resave(path)
    let sheet = try #require(try WorkbookReader.read(path).sheet(named: "texts"))
    let found = sheet.rows.dropFirst(2).map { $0.cells[0] }
    for (cell, text) in zip(found, texts) {
      #expect(cell?.kind == .text, "\(text)")
      #expect(cell?.text == text)
    }
    #expect(found.count == texts.count)
  }
}

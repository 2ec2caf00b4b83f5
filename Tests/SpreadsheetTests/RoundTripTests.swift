import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What is written as text comes back as the same text.
@Suite struct RoundTripTests {
  static let texts = [
    "0123", "01/02/1950", "9990001235", "1E5", "1.10", "TRUE", "=1+1", "=HYPERLINK(\"x\")", "+44",
    "-5", "@SUM(A1)", "\tTab", " leading", "trailing  ", "two\nlines", "a & b < c > d", "Zoë 𝄞",
    "_x0041_", "_x005F_", "O'Brien", "'quoted", "\u{1}control", "#N/A", "12345678901234567890",
    "1/2", "3-4", String(repeating: "x", count: 32_767),
  ]

  static func workbook(_ texts: [String]) -> Workbook {
    Workbook([
      Workbook.Sheet(
        "texts", columns: [.init("as it is"), .init("to fill in")],
        explanations: ["What to do"], frozenColumns: 1, rowCount: texts.count
      ) { [.init(texts[$0], .locked), .init(texts[$0], .open)] }
    ])
  }

  @Test func `every text survives, also one that looks like a number, a date or a formula`() throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    try Self.workbook(Self.texts).write(to: path)
    let sheet = try #require(try WorkbookReader.read(path).sheet(named: "texts"))

    #expect(sheet.rows[0].cells[0]?.text == "What to do")
    #expect(sheet.rows[1].cells.mapValues(\.text) == [0: "as it is", 1: "to fill in"])
    for (row, text) in zip(sheet.rows.dropFirst(2), Self.texts) {
      #expect(row.cells[0] == ReadWorkbook.Cell(text))
      #expect(row.cells[1] == ReadWorkbook.Cell(text))
    }
  }

  @Test func `what no cell can hold is replaced, and a text that is too long is cut and says so`()
    throws
  {
    #expect(CellText.fitting("a\u{0}b\u{FFFE}") == "a\u{FFFD}b\u{FFFD}")
    let cut = CellText.fitting(String(repeating: "𝄞", count: 20_000))
    #expect(cut.utf16.count <= CellText.longest)
    #expect(cut.hasSuffix(CellText.cutMark))
  }

  @Test func `a workbook is its owner's alone, and half of one is never found`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    try Self.workbook(["a"]).write(to: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["book.xlsx"])
    #expect(throws: SpreadsheetError.self) {
      try Self.workbook(["a"]).write(to: folder.path(of: "none/book.xlsx"))
    }
  }

  @Test func `names of sheets are short, allowed and different`() {
    let long = "bookings and waiting list, appointment"
    let names = SheetName.names(for: [long, long, "a/b:c", "A-B-C", ""])
    #expect(names.map(\.count).max() ?? 0 <= 31)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names[2] == "a-b-c")
  }

  @Test func `a long list is offered from a hidden sheet`() throws {
    let codes = (0..<400).map { "CODE\($0)" }
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    try Workbook([
      Workbook.Sheet(
        "decide",
        columns: [.init("code", choices: .init(sheet: "lists", column: 1, count: codes.count))],
        rowCount: 3
      ) { _ in [.init("", .open)] },
      Workbook.Sheet(
        "lists", isHidden: true, columns: [.init("a"), .init("b")], rowCount: codes.count
      ) { [.init("", .locked), .init(codes[$0], .locked)] },
    ]).write(to: path)
    let book = try WorkbookReader.read(path)
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(book.sheets[1].rows.compactMap { $0.cells[1]?.text } == ["b"] + codes)
    let sheet = try ZippedParts.text("xl/worksheets/sheet1.xml", of: path)
    #expect(sheet.contains("'lists'!$B$2:$B$401") || sheet.contains("lists!$B$2:$B$401"))
    #expect(sheet.contains("<sheetProtection"))
    #expect(!sheet.contains("password="))
  }
}

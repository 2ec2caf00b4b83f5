import Foundation
import Spreadsheet
import TestSupport
import Testing

/// Whatever a file says that it is, reading it ends, with a diagnostic.
@Suite struct HostileWorkbookTests {
  static func read(
    _ parts: [(name: String, bytes: [UInt8])], limits: WorkbookLimits = WorkbookLimits()
  ) throws -> ReadWorkbook {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    try ZippedParts.write(parts, to: path)
    return try WorkbookReader.read(path, limits: limits)
  }

  static func parts(_ rows: String) -> [(name: String, bytes: [UInt8])] {
    ReadingTests.parts(rows).map { ($0.0, Array($0.1.utf8)) }
  }

  private static func isTooLarge(_ error: any Error) -> Bool {
    if case SpreadsheetError.tooLarge = error { true } else { false }
  }

  private static func isUnreadable(_ error: any Error, _ word: String) -> Bool {
    if case SpreadsheetError.cannotRead(_, let why) = error { why.contains(word) } else { false }
  }

  @Test func `a part that unpacks to far more than it is packed is refused`() throws {
    let blanks = String(repeating: " ", count: 4 << 20)
    #expect {
      try Self.read(Self.parts(blanks))
    } throws: {
      Self.isTooLarge($0)
    }
  }

  @Test func `a part, and all parts, may have so many bytes`() throws {
    var limits = WorkbookLimits()
    limits.partBytes = 100
    #expect {
      try Self.read(Self.parts(""), limits: limits)
    } throws: {
      Self.isTooLarge($0)
    }
    limits = WorkbookLimits()
    limits.allBytes = 600
    #expect {
      try Self.read(Self.parts(""), limits: limits)
    } throws: {
      Self.isTooLarge($0)
    }
  }

  @Test func `a workbook may have so many parts and cells`() throws {
    var limits = WorkbookLimits()
    limits.parts = 5
    #expect {
      try Self.read(Self.parts(""), limits: limits)
    } throws: {
      Self.isTooLarge($0)
    }
    limits = WorkbookLimits()
    limits.cells = 2
    #expect {
      try Self.read(
        Self.parts("<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>"), limits: limits)
    } throws: {
      Self.isTooLarge($0)
    }
  }

  @Test func `entities are refused before one is used`() throws {
    var parts = Self.parts("<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>")
    let last = parts.count - 1
    parts[last].bytes =
      Array("<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>".utf8) + parts[last].bytes
    #expect {
      try Self.read(parts)
    } throws: {
      Self.isUnreadable($0, "entities")
    }
  }

  @Test func `elements in one another end somewhere`() throws {
    let deep = String(repeating: "<x>", count: 200) + String(repeating: "</x>", count: 200)
    #expect {
      try Self.read(Self.parts(deep))
    } throws: {
      Self.isUnreadable($0, "in one another")
    }
  }

  @Test func `cells outside of any sheet and texts that are not there are left out`() throws {
    let book = try Self.read(
      Self.parts(
        """
        <row r="9999999"><c r="A9999999"><v>1</v></c></row>\
        <row r="1"><c r="ZZZZ1"><v>1</v></c><c r="A1" t="s"><v>7</v></c><c r="B1" t="s"><v>-1</v></c>\
        </row>
        """))
    #expect(book.sheets[0].rows.allSatisfy { $0.number <= 1_048_576 })
    #expect(book.sheets[0].rows.allSatisfy { row in row.cells.keys.allSatisfy { $0 < 16_384 } })
  }

  @Test func `what is no workbook says so`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [
      ("a.xlsx", "reject id,decision\n"), ("b.xlsx", ""), ("c.xlsx", "PK\u{3}\u{4}"),
    ] {
      let path = try folder.write(name, text)
      #expect(throws: SpreadsheetError.self) { try WorkbookReader.read(path) }
    }
    #expect(throws: SpreadsheetError.self) {
      try WorkbookReader.read(folder.path(of: "none.xlsx"))
    }
    #expect {
      try Self.read([(name: "x", bytes: [1])])
    } throws: {
      Self.isUnreadable($0, "missing")
    }
  }

  @Test func `a workbook that is cut or damaged anywhere ends with a diagnostic or as it was`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    try RoundTripTests.workbook(["0123", "a"]).write(to: path)
    let whole = try folder.bytes(of: "book.xlsx")
    let expected = try WorkbookReader.read(path).sheets.map { $0.rows.map(\.cells) }
    var refused = 0
    for step in stride(from: 0, to: whole.count, by: 37) {
      for changed in [Array(whole.prefix(step)), whole.replacing(at: step)] {
        let file = try folder.write("changed.xlsx", changed)
        do {
          // What a flipped byte may change without a trace is a name or a time, never a cell.
          let found = try WorkbookReader.read(file).sheets.map { $0.rows.map(\.cells) }
          #expect(found == expected || found.isEmpty, "byte \(step)")
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > 100)
  }
}

extension [UInt8] {
  fileprivate func replacing(at index: Int) -> [UInt8] {
    var changed = self
    changed[index] ^= 0xFF
    return changed
  }
}

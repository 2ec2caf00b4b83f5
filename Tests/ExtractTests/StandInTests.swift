import Diagnostics
import Extract
import Testing

/// Delimiters of several bytes, and escapes.
@Suite struct StandInTests {
  static let backslash = UInt8(ascii: "\\")

  @Test(
    arguments: [
      ("||", "1||a||x\n", ["1", "a", "x"]),
      ("||", "1||\"a||b\"||x\n", ["1", "a||b", "x"]),
      ("||", "1||a|b||\n", ["1", "a|b", ""]),
      ("||", "1|||a||x\n", ["1", "|a", "x"]),
      (", ", "1, \"a, b\", c,d\n", ["1", "a, b", "c,d"]),
      ("¬", "1¬\"a¬é\"¬x\r\n", ["1", "a¬é", "x"]),
      ("<sep>", "<sep><sep>\n", ["", "", ""]),
    ] as [(String, String, [String])])
  func `a delimiter may have several bytes`(
    delimiter: String, text: String, fields: [String]
  ) throws {
    let dialect = CSVDialect(delimiter: Array(delimiter.utf8), header: .none)
    let reading = try Reading(text, .bare(3, dialect))
    #expect(reading.records.map(\.fields) == [fields])
    #expect(reading.broken.isEmpty)
  }

  @Test(
    arguments: [
      ("1,\"a \\\"b\\\"\",x\n", ["1", "a \"b\"", "x"]),
      ("1,\"a \"\"b\"\"\",x\n", ["1", "a \"b\"", "x"]),
      ("1,a\\,b,x\n", ["1", "a,b", "x"]),
      ("1,\"a\\,b\",x\n", ["1", "a,b", "x"]),
      ("1,\"C:\\\\\",x\n", ["1", "C:\\", "x"]),
      ("1,C:\\temp,\\N\n", ["1", "C:\\temp", "\\N"]),
      ("1,\\\"a,x\n", ["1", "\"a", "x"]),
      ("1,a,x\\\n", ["1", "a", "x\\"]),
    ] as [(String, [String])])
  func `an escape makes a quote, a delimiter and itself a part of the value`(
    text: String, fields: [String]
  ) throws {
    let dialect = CSVDialect(delimiter: [0x2C], escape: Self.backslash, header: .none)
    let reading = try Reading(text, .bare(3, dialect))
    #expect(reading.records.map(\.fields) == [fields])
    #expect(reading.broken.isEmpty)
  }

  @Test func `a value may run over lines, and is found in the original`() throws {
    let dialect = CSVDialect(
      delimiter: Array("||".utf8), escape: Self.backslash, header: .none)
    let text = "1||\"a \\\"b\\\"\n|| c\"||x\n2||d||y\n"
    var layout = Layout.bare(3, dialect)
    layout.columns[1].isMultiLine = true
    let reading = try Reading(text, layout)
    #expect(reading.outcomes == ["1-2 1|a \"b\"\n|| c|x", "3 2|d|y"])
    var reader = try Format.reader(of: .memory(Array(text.utf8), name: "a.csv"), layout: layout)
    var batch = RecordBatch(layout, records: 4, bytes: 1 << 10)
    var broken: [BrokenRecord] = []
    _ = try reader.read(into: &batch, broken: &broken)
    let original = reading.records[0].original
    let found = (0..<3).map { column in
      batch.locator?.range(ofColumn: column, in: original).map {
        String(decoding: original[$0], as: UTF8.self)
      }
    }
    #expect(found == ["1", "a \\\"b\\\"\n|| c", "x"])
  }

  @Test func `a code page's own delimiter is translated inside a value`() throws {
    let dialect = CSVDialect(delimiter: [0xAC, 0xAC], header: .none)
    let bytes: [UInt8] = [0x31, 0xAC, 0xAC, 0x22, 0xE9, 0xAC, 0xAC, 0x22, 0xAC, 0xAC, 0x78, 0x0A]
    let reading = try Reading(
      .memory(bytes, name: "not.csv"), .bare(3, dialect, encoding: .windows1252))
    #expect(reading.records.map(\.fields) == [["1", "é¬¬", "x"]])
  }

  @Test(arguments: TextEncoding.allCases.filter { $0.byte(of: ",") == 0x2C && !$0.isUTF16 })
  func `a byte that stands for something else is no text`(encoding: TextEncoding) throws {
    let dialect = CSVDialect(delimiter: [0x7C, 0x7C], header: .none)
    for byte: UInt8 in 0x80...0xFF
    where encoding.characters.map({ $0[Int(byte)] == nil }) ?? true {
      let bytes = Array("1||a".utf8) + [byte] + Array("||x\n2||b||x\n".utf8)
      let reading = try Reading(
        .memory(bytes, name: "bytes.csv"), .bare(3, dialect, encoding: encoding))
      #expect(reading.outcomes == ["1 BYTES_INVALID", "2 2|b|x"])
    }
  }

  @Test func `what is broken is cut at the whole delimiter`() throws {
    let dialect = CSVDialect(delimiter: [0x7C, 0x7C], escape: Self.backslash, header: .none)
    let reading = try Reading("1||\"a||\"b|c\"\n2||b\n", .bare(3, dialect))
    #expect(reading.outcomes == ["1 QUOTE_BROKEN", "2 ROW_SHORT"])
    #expect(reading.broken.map(\.cells) == [["1", "\"a", "b|c"], ["2", "b"]])
  }

  @Test(arguments: ["\\|||x", "a\\||b", "\\||", "\"\\|||x\""])
  func `a delimiter behind an escape ends no value, however it goes on`(value: String) throws {
    let dialect = CSVDialect(
      delimiter: Array("||".utf8), escape: Self.backslash, header: .none)
    let layout = Layout.bare(3, dialect)
    let text = "1||\(value)||y\n"
    var reader = try Format.reader(of: .memory(Array(text.utf8), name: "a.csv"), layout: layout)
    var batch = RecordBatch(layout, records: 4, bytes: 1 << 10)
    var broken: [BrokenRecord] = []
    _ = try reader.read(into: &batch, broken: &broken)
    let original = batch.copyOfOriginal(ofRecord: 0)
    let locator = batch.locator
    let range = try #require(locator?.range(ofColumn: 2, in: original))
    #expect(String(decoding: original[range], as: UTF8.self) == "y")
  }
}

import Diagnostics
import Extract
import Testing

@Suite struct FixedReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var layout = Layout.fixed(6, [1...2, 3...6])
    let outcomes: [String]
  }

  static let cases = [
    Case(
      testDescription: "records a line each", text: "01Ann \n02Bea \n",
      outcomes: ["1 01|Ann", "2 02|Bea"]),
    Case(
      testDescription: "lines of any system", text: "01Ann \r\n02Bea \n03Cy  \r04Dee ",
      outcomes: ["1 01|Ann", "2 02|Bea", "3 03|Cy", "4 04|Dee"]),
    Case(
      testDescription: "a short and a long line", text: "01Ann \n02Be\n03Cyrus\n04Dee \n",
      outcomes: ["1 01|Ann", "2 RECORD_LENGTH", "3 RECORD_LENGTH", "4 04|Dee"]),
    Case(
      testDescription: "a last line that is cut off", text: "01Ann \n02B",
      outcomes: ["1 01|Ann", "2 RECORD_TRUNCATED"]),
    Case(
      testDescription: "page breaks and blank lines",
      text: "\u{0C}01Ann \n\n\u{0C}\u{0C}\n\u{0C}02Bea \n", outcomes: ["1 01|Ann", "4 02|Bea"]),
    Case(
      testDescription: "an end-of-file mark", text: "01Ann \n\u{1A}\u{1A}",
      outcomes: ["1 01|Ann"]),
    Case(
      testDescription: "blanks at both ends stay", text: "01 Al \n",
      layout: .fixed(6, [1...2, 3...6], trim: .none), outcomes: ["1 01| Al "]),
    Case(
      testDescription: "blanks at both ends go", text: "01 Al \n      \n",
      layout: .fixed(6, [1...2, 3...6], trim: .both), outcomes: ["1 01|Al", "2 |"]),
    Case(
      testDescription: "the zero bytes of mainframes are blanks", text: "01A\0\0\0\n",
      outcomes: ["1 01|A"]),
    Case(
      testDescription: "columns that overlap, in another order", text: "01Ann \n",
      layout: .fixed(6, [3...6, 1...4, 2...2]), outcomes: ["1 Ann|01An|1"]),
    Case(
      testDescription: "no line ends", text: "01Ann 02Bea 03\nC  ",
      layout: .fixed(6, [1...2, 3...6], end: .none),
      outcomes: ["1 01|Ann", "2 02|Bea", "3 03|\nC"]),
    Case(
      testDescription: "no line ends but the last", text: "01Ann 02Bea \r\n\u{1A}",
      layout: .fixed(6, [1...2, 3...6], end: .none), outcomes: ["1 01|Ann", "2 02|Bea"]),
  ]

  @Test(arguments: cases)
  func `a file gives these records`(_ test: Case) throws {
    for size in [1, 2, 4096] {
      #expect(try Reading(test.text, test.layout, batch: size).outcomes == test.outcomes)
    }
  }

  @Test func `a field may lie thousands of bytes in`() throws {
    let filler = String(repeating: "x", count: 4999)
    let text = "\(filler)deep\n\(filler)too \n"
    let reading = try Reading(text, .fixed(5003, [5000...5003]))
    #expect(reading.records.map(\.fields) == [["deep"], ["too"]])
    #expect(reading.records.map(\.original.count) == [5004, 5004])
  }

  @Test func `long blank fields are trimmed to nothing`() throws {
    let blanks = String(repeating: " ", count: 37)
    let reading = try Reading("\(blanks)\n x\(blanks.dropLast(2))\n", .fixed(37, [1...37]))
    #expect(reading.records.map(\.fields) == [[""], [" x"]])
  }

  @Test(
    arguments: [
      (.latin1, [0x5A, 0x6F, 0xEB, 0x20], "Zoë"), (.windows1252, [0x80, 0x31, 0x20, 0x20], "€1"),
      (.utf8, Array("Zoë".utf8), "Zoë"),
    ] as [(TextEncoding, [UInt8], String)])
  func `accented fields come out in UTF-8`(
    encoding: TextEncoding, bytes: [UInt8], text: String
  ) throws {
    let file = Array("01".utf8) + bytes + Array("\n02Ann \n".utf8)
    let layout = Layout.fixed(6, [3...6, 1...2, 3...6], encoding: encoding)
    let reading = try Reading(.memory(file, name: "fixed.dat"), layout)
    #expect(reading.records.map(\.fields) == [[text, "01", text], ["Ann", "02", "Ann"]])
  }

  @Test func `a place that cuts a character in two is no text`() throws {
    let reading = try Reading("01Zoë\n02Ann \n", .fixed(6, [1...2, 3...5]))
    #expect(reading.outcomes == ["1 BYTES_INVALID", "2 02|Ann"])
  }

  @Test func `bytes that no column takes are not looked at`() throws {
    let file = Array("01Ann".utf8) + [0x81] + Array("\n".utf8)
    let layout = Layout.fixed(6, [1...2, 3...5], encoding: .windows1252)
    #expect(try Reading(.memory(file, name: "fixed.dat"), layout).outcomes == ["1 01|Ann"])
  }

  @Test func `of a broken record the fields that it reaches whole are known`() throws {
    let reading = try Reading("0Ann\n", .fixed(8, [1...1, 2...4, 3...8]))
    #expect(reading.outcomes == ["1 RECORD_LENGTH"])
    #expect(reading.broken.first?.cells == ["0", "Ann", ""])
  }

  @Test func `bytes left over without line ends end the file`() {
    let layout = Layout.fixed(6, [1...2], end: .none)
    #expect(
      throws: ExtractError.unevenRecords(path: "text.csv", recordLength: 6, left: 4)
    ) {
      try Reading("01Ann 02Be", layout)
    }
  }

  @Test func `a line without end costs one record`() throws {
    let long = String(repeating: "x", count: 700_000)
    let reading = try Reading("01Ann \n\(long)\n02Bea \n", .fixed(6, [1...2, 3...6]))
    #expect(reading.outcomes == ["1 01|Ann", "2 RECORD_LENGTH", "3 02|Bea"])
    #expect(reading.broken.map(\.extent.length) == [700_001])
    #expect(reading.broken.map(\.original.count) == [FixedReader.longestRecord])
  }

  @Test func `a field is found in the original bytes`() throws {
    let source = SourceFile.memory(Array("\u{0C}01 Al \r\n".utf8), name: "fixed.dat")
    let layout = Layout.fixed(6, [1...2, 3...6], end: .crlf, trim: .both)
    var reader = try Format.reader(of: source, layout: layout)
    var batch = RecordBatch(columnCount: 2)
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    let found = batch.locator
    let locator = try #require(found)
    let original = batch.copyOfOriginal(ofRecord: 0)
    #expect(original == Array("01 Al \r\n".utf8))
    #expect(locator.range(ofColumn: 0, in: original) == 0..<2)
    #expect(locator.range(ofColumn: 1, in: original) == 3..<5)
    #expect(locator.range(ofColumn: 1, in: Array("01 A\r\n".utf8)) == nil)
  }

  @Test(arguments: [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "x")])
  func `without line ends, a field may end with what would be one`(last: UInt8) throws {
    let bytes = Array("ab".utf8) + [last] + Array("cd".utf8) + [last]
    let layout = Layout.fixed(3, [1...2, 2...3], end: .none)
    var reader = try Format.reader(of: .memory(bytes, name: "a.dat"), layout: layout)
    var batch = RecordBatch(layout, records: 4, bytes: 1 << 10)
    var broken: [BrokenRecord] = []
    _ = try reader.read(into: &batch, broken: &broken)
    let (locator, original) = (batch.locator, batch.copyOfOriginal(ofRecord: 1))
    #expect(locator?.range(ofColumn: 1, in: original) == 1..<3)
  }
}

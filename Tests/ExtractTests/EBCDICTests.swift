import Diagnostics
import Extract
import Testing

@Suite struct EBCDICTests {
  static let pages: [(TextEncoding, String)] = [
    (.ebcdic037, "CP037"), (.ebcdic285, "CP285"), (.ebcdic1146, "CP1146"),
  ]

  @Test(arguments: pages)
  func `a code page is what the C library says it is`(
    encoding: TextEncoding, page: String
  ) throws {
    let expected = try Iconv.characters(of: page)
    try #require(expected.count == 256)
    for byte in UInt8.min...UInt8.max {
      let scalar = try #require(encoding.text(of: [byte]).unicodeScalars.first)
      // For A1 of 285 the C library has an overline where IBM has a macron.
      if page == "CP285", byte == 0xA1 {
        #expect((scalar, expected[Int(byte)]) == ("\u{AF}", "\u{203E}"))
      } else {
        #expect(scalar == expected[Int(byte)], "byte \(byte)")
      }
      #expect(encoding.bytes(of: String(scalar)) == [byte])
    }
  }

  @Test func `a layout may call them as mainframe people do`() {
    #expect(TextEncoding(named: "cp037") == .ebcdic037)
    #expect(TextEncoding(named: "cp285") == .ebcdic285)
    #expect(TextEncoding(named: "ebcdic-1146") == .ebcdic1146)
    #expect(TextEncoding(named: "cp500") == nil)
  }

  /// A text in an encoding, with a byte for each line end.
  static func file(
    _ lines: [String], _ encoding: TextEncoding, end: [UInt8]
  ) throws -> [UInt8] {
    try lines.flatMap { try #require(encoding.bytes(of: $0)) + end }
  }

  @Test(
    arguments: pages.map(\.0),
    [[0x15], [0x25], [0x0D, 0x25], [0x0D]] as [[UInt8]])
  func `delimiter, quote and line end are those of the code page`(
    encoding: TextEncoding, end: [UInt8]
  ) throws {
    let dialect = CSVDialect(
      delimiter: encoding.byte(of: ","), quote: encoding.byte(of: "\""),
      trailer: TrailerRule(firstCell: "TRL", recordCountCell: 2))
    var layout = Layout.named(["ID", "NAME"])
    layout.format = .csv(dialect)
    layout.encoding = encoding
    let file = try Self.file(
      ["NAME,ID", "\"O'Brien, Zoë\",1", "x", "", "£5 \"\"[~],2", "a,\"3", "TRL,4"], encoding,
      end: end)
    let reading = try Reading(.memory(file, name: "mainframe.dat"), layout)
    #expect(
      reading.outcomes == ["2 1|O'Brien, Zoë", "3 ROW_SHORT", "5 QUOTE_BROKEN", "6 QUOTE_BROKEN"])
    #expect(reading.broken.map(\.cells) == [["", "x"], ["2", "£5 \"\"[~]"], ["\"3", "a"]])
    #expect(reading.ending?.trailer == .found(count: 4))
    #expect(reading.ending?.blankLines == 1)
    #expect(reading.ending?.bytes == file.count)
  }

  @Test func `a cell is found in the original bytes`() throws {
    let encoding = TextEncoding.ebcdic285
    var layout = Layout.bare(2, encoding: encoding)
    layout.format = .csv(
      CSVDialect(delimiter: encoding.byte(of: "|"), quote: nil, header: .none))
    let file = try Self.file(["1|Ann", "2|Bea"], encoding, end: [0x15])
    let reading = try Reading(.memory(file, name: "mainframe.dat"), layout)
    #expect(reading.records.map(\.fields) == [["1", "Ann"], ["2", "Bea"]])
    #expect(reading.records.map(\.original.count) == [6, 6])
    var reader = try Format.reader(of: .memory(file, name: "mainframe.dat"), layout: layout)
    var batch = RecordBatch(columnCount: 2)
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    let locator = batch.locator
    #expect(
      locator?.range(ofColumn: 1, in: batch.copyOfOriginal(ofRecord: 1)) == 2..<5)
  }

  @Test(arguments: [FixedDialect.RecordEnd.lf, .none])
  func `a mixed file of fixed positions`(end: FixedDialect.RecordEnd) throws {
    let encoding = TextEncoding.ebcdic037
    let file = try Self.file(
      ["10Zoë ", "20S1  ", "10Ann ", "99   3"], encoding, end: end == .none ? [] : [0x15])
    let layout = Layout.fixed(
      6, [3...6], end: end, types: .mixed(6, reading: "patient"),
      trailer: FixedTrailer(type: "trailer", recordCountAt: 2..<6), encoding: encoding)
    let reading = try Reading(.memory(file, name: "mainframe.dat"), layout)
    #expect(reading.outcomes == ["1 Zoë", "3 Ann"])
    #expect(reading.ending?.trailer == .found(count: 3))
  }

  @Test func `page breaks and the end-of-file mark are those of EBCDIC`() throws {
    let encoding = TextEncoding.ebcdic037
    let file =
      try [0x0C] + Self.file(["01Ann "], encoding, end: [0x15]) + [0x0C, 0x15]
      + Self.file(["02Bea "], encoding, end: [0x0D, 0x25]) + [0x3F]
    let reading = try Reading(
      .memory(file, name: "mainframe.dat"), .fixed(6, [1...2, 3...6], encoding: encoding))
    #expect(reading.outcomes == ["1 01|Ann", "3 02|Bea"])
    #expect(reading.records.map(\.extent.offset) == [1, 10])
  }

  @Test(arguments: pages.map(\.0), [[0x15], [0x25]] as [[UInt8]])
  func `the names in a header end where its line does`(
    encoding: TextEncoding, end: [UInt8]
  ) throws {
    let file = try Self.file(["ID,NAME", "1,SMITH", "2,JONES"], encoding, end: end)
    var layout = Layout.named(["ID", "NAME"])
    layout.format = .csv(
      CSVDialect(delimiter: encoding.byte(of: ","), quote: encoding.byte(of: "\"")))
    layout.encoding = encoding
    let names = try SourceHeader.names(of: .memory(file, name: "a.csv"), layout: layout)
    #expect(names == ["ID", "NAME"])
  }
}

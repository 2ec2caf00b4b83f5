import Diagnostics
import Extract
import Testing

@Suite struct DialectTests {
  static let thorn: UInt8 = 0xFE

  @Test(
    arguments: [
      (",", "\"", "1,\"a,\"\"b\"\"\",x\n", ["1", "a,\"b\"", "x"]),
      (";", "\"", "1;a,b;x\n", ["1", "a,b", "x"]),
      ("|", "'", "1|'a|''b'''|x\n", ["1", "a|'b'", "x"]),
      ("\t", "\"", "1\t a \tx\n", ["1", " a ", "x"]),
      ("\t", "\"", "\t\t\n", ["", "", ""]),
      (" ", "\"", "1 \"a b\" \n", ["1", "a b", ""]),
      (",", "\"", " 1 , a,x \n", [" 1 ", " a", "x "]),
      (",", "\"", "\"\",\"\"\"\",\"\n\"\n", ["", "\"", "\n"]),
      ("~", "^", "1~^a~^~x\"y\n", ["1", "a~", "x\"y"]),
    ] as [(String, String, String, [String])])
  func `any delimiter and quote are read`(
    delimiter: String, quote: String, text: String, fields: [String]
  ) throws {
    let dialect = CSVDialect(
      delimiter: try #require(delimiter.utf8.first), quote: quote.utf8.first, header: .none)
    let reading = try Reading(text, .bare(3, dialect))
    #expect(reading.records.map(\.fields) == [fields])
    #expect(reading.broken.isEmpty)
  }

  @Test(arguments: TextEncoding.allCases.filter { $0.byte(of: ",") == 0x2C && !$0.isUTF16 })
  func `without a quote every quotation mark is a character`(encoding: TextEncoding) throws {
    let dialect = CSVDialect(quote: nil, header: .none)
    let reading = try Reading(
      "1,\"a,x\n\"2\",b\",\"\n3,'c,\0\n", .bare(3, dialect, encoding: encoding))
    #expect(
      reading.records.map(\.fields) == [
        ["1", "\"a", "x"], ["\"2\"", "b\"", "\""], ["3", "'c", "\0"],
      ])
    #expect(reading.broken.isEmpty)
  }

  @Test func `a delimiter may be a byte of the code page`() throws {
    let dialect = CSVDialect(delimiter: Self.thorn, quote: nil, header: .none)
    let reading = try Reading(
      .memory([0x31, 0xFE, 0xE9, 0xFE, 0x78, 0x0A], name: "thorn.csv"),
      .bare(3, dialect, encoding: .windows1252))
    #expect(reading.records.map(\.fields) == [["1", "é", "x"]])
  }

  @Test func `a header by name puts the columns in the layout's order`() throws {
    let reading = try Reading("C,A,B\n3,1,2\n\"c\",\"a\",\"b\"\n", .named(["A", "B", "C"]))
    #expect(reading.records.map(\.fields) == [["1", "2", "3"], ["a", "b", "c"]])
  }

  @Test func `extra columns are left out and missing ones are blank where the layout says so`()
    throws
  {
    let rule = HeaderRule.row(1, match: .byName, extraColumns: .ignore, missingColumns: .blank)
    let text = "X,C,A\nx,3,1\ny,6,4\nz,5\n"
    let reading = try Reading(text, .named(["A", "B", "C"], rule), batch: 1)
    #expect(reading.outcomes == ["2 1||3", "3 4||6", "4 ROW_SHORT"])
  }

  @Test func `a header by position only counts`() throws {
    let rule = HeaderRule.row(1, match: .byPosition, extraColumns: .ignore, missingColumns: .blank)
    let more = try Reading("x,y,z\n1,2,3\n", .named(["A", "B"], rule))
    #expect(more.records.map(\.fields) == [["1", "2"]])
    let fewer = try Reading("x\n1\n", .named(["A", "B"], rule))
    #expect(fewer.records.map(\.fields) == [["1", ""]])
  }

  @Test func `a header may stand below a preamble and run over lines`() throws {
    var layout = Layout.named(["A", "B two"])
    layout.format = .csv(
      CSVDialect(
        header: .row(2, match: .byName, extraColumns: .error, missingColumns: .error),
        preambleLines: 2))
    layout.columns[1].name = "B\ntwo"
    let reading = try Reading("Trust \"X\n\nof today\nA,\"B\ntwo\"\n1,2\n", layout)
    #expect(reading.outcomes == ["6 1|2"])
  }

  @Test(
    arguments: [
      ("1,a,x\nTRL,1\n", 2, .found(count: 1), ["1 1|a|x"]),
      ("1,a,x\n\"TRL\",\"0001\"", 2, .found(count: 1), ["1 1|a|x"]),
      ("1,a,x\nTRL, 17 ,2026\r\n\r\n\u{1A}", 2, .found(count: 17), ["1 1|a|x"]),
      ("TRL,0\n", 2, .found(count: 0), []),
      ("1,a,x\nTRL\n", nil, .found(count: nil), ["1 1|a|x"]),
      ("1,a,x\nTRL\n", 2, .countUnreadable, ["1 1|a|x"]),
      ("1,a,x\nTRL,many\n", 2, .countUnreadable, ["1 1|a|x"]),
      ("1,a,x\n", 2, .missing, ["1 1|a|x"]),
      ("1,a,x\nTRLX,1\n", 2, .missing, ["1 1|a|x", "2 ROW_SHORT"]),
      (
        "TRL,1\n1,a,x\nTRL,b,y\n2,c,x\n", 2, .missing,
        ["1 ROW_SHORT", "2 1|a|x", "3 TRL|b|y", "4 2|c|x"]
      ),
      ("TRL,1\n1,a,x\nTRL,2\n", 2, .found(count: 2), ["1 ROW_SHORT", "2 1|a|x"]),
    ] as [(String, Int?, SourceEnding.Trailer, [String])])
  func `a trailer is the last line and no record`(
    text: String, countCell: Int?, trailer: SourceEnding.Trailer, outcomes: [String]
  ) throws {
    let dialect = CSVDialect(
      header: .none, trailer: TrailerRule(firstCell: "TRL", recordCountCell: countCell))
    let reading = try Reading(text, .bare(3, dialect))
    #expect(reading.outcomes == outcomes)
    #expect(reading.ending?.trailer == trailer)
    #expect(reading.ending?.records == outcomes.count)
  }
}

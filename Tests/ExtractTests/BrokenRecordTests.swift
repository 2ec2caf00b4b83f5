import Diagnostics
import Extract
import Testing

@Suite struct BrokenRecordTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let outcomes: [String]
    var multiLine: Set<Int> = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a quote that the next record's quote closes",
      text: "1,\"SMITH,x\n2,\"JONES\",y\n3,\"BROWN\",\"z\"\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y", "3 3|BROWN|z"]),
    Case(
      name: "the same with CR LF, in a column of many lines",
      text: "1,\"SMITH,x\r\n2,\"JONES\",y\r\n3,\"BROWN\",\"z\"\r\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y", "3 3|BROWN|z"], multiLine: [1]),
    Case(
      name: "a quote that is never closed, in the first line",
      text: "1,\"SMITH,x\n2,JONES,y\n3,BROWN,z\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y", "3 3|BROWN|z"]),
    Case(
      name: "a quote open at the end of the file, with a line end",
      text: "1,SMITH,x\n2,JONES,\"y\n",
      outcomes: ["1 1|SMITH|x", "2 QUOTE_BROKEN"]),
    Case(
      name: "a quote open at the end of the file, without one",
      text: "1,SMITH,x\n2,JONES,\"y",
      outcomes: ["1 1|SMITH|x", "2 QUOTE_BROKEN"]),
    Case(
      name: "a last line cut off inside a quoted value",
      text: "1,SMITH,x\n2,\"JON",
      outcomes: ["1 1|SMITH|x", "2 RECORD_TRUNCATED"]),
    Case(
      name: "a last line cut off inside the second line of a value",
      text: "1,SMITH,x\n2,\"JON\nES",
      outcomes: ["1 1|SMITH|x", "2 QUOTE_BROKEN", "3 RECORD_TRUNCATED"]),
    Case(
      name: "a last line cut off", text: "1,SMITH,x\n2,JON",
      outcomes: ["1 1|SMITH|x", "2 RECORD_TRUNCATED"]),
    Case(
      name: "a last line cut off behind a delimiter", text: "1,SMITH,x\n2,",
      outcomes: ["1 1|SMITH|x", "2 RECORD_TRUNCATED"]),
    Case(
      name: "a whole last line without a line end", text: "1,SMITH,x\n2,JONES,y",
      outcomes: ["1 1|SMITH|x", "2 2|JONES|y"]),
    Case(
      name: "a last line without a line end and with an empty last field",
      text: "1,SMITH,x\n2,JONES,", outcomes: ["1 1|SMITH|x", "2 2|JONES|"]),
    Case(
      name: "a last line that is too long", text: "1,a,b,c", outcomes: ["1 ROW_LONG"]),
    Case(
      name: "a quote inside an unquoted value", text: "1,SM\"ITH,x\n2,JONES,y\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y"]),
    Case(
      name: "text behind a closing quote", text: "1,\"SMITH\"x,y\n2,JONES,y\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y"]),
    Case(
      name: "a blank behind a closing quote", text: "1,\"SMITH\" ,y\n2,JONES,y\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y"]),
    Case(
      name: "a blank before an opening quote", text: "1, \"SMITH\",y\n2,JONES,y\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y"]),
    Case(
      name: "a single quotation mark as a value", text: "1,\",y\n2,JONES,y\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|JONES|y"]),
    Case(
      name: "two lines that both open a quote", text: "1,\"a,x\n2,\"b,x\n3,c,x\n",
      outcomes: ["1 QUOTE_BROKEN", "2 QUOTE_BROKEN", "3 3|c|x"]),
    Case(
      name: "a quote open until the end of a later line, with the right number of fields",
      text: "1,\"a\n2,b,x\n3,c\",x\n",
      outcomes: ["1 LINE_BREAK", "2 2|b|x", "3 QUOTE_BROKEN"]),
    Case(
      name: "the same in a column of many lines is a value",
      text: "1,\"a\n2,b,x\n3,c\",x\n", outcomes: ["1-3 1|a\n2,b,x\n3,c|x"], multiLine: [1]),
    Case(
      name: "a quote closed by a later one, with a wrong number of fields",
      text: "1,\"a\n2,b,x\n3,\"\n4,d,x\n",
      outcomes: ["1 LINE_BREAK", "2 2|b|x", "3 QUOTE_BROKEN", "4 4|d|x"]),
    Case(
      name: "a quote closed with a wrong number of fields, in a column of many lines",
      text: "1,\"a\n2,b,x\n3,c\"\n4,d,x\n",
      outcomes: ["1 QUOTE_BROKEN", "2 2|b|x", "3 QUOTE_BROKEN", "4 4|d|x"], multiLine: [1]),
    Case(
      name: "a value of two lines", text: "1,\"a\nb\",x\n2,c,x\n",
      outcomes: ["1-2 1|a\nb|x", "3 2|c|x"]),
    Case(
      name: "a value of two lines in a record that is too short",
      text: "1,\"a\nb\"\n2,c,x\n", outcomes: ["1-2 ROW_SHORT", "3 2|c|x"]),
    Case(
      name: "a value of two lines in a record that is too long",
      text: "1,\"a\nb\",x,y\n2,c,x\n", outcomes: ["1-2 ROW_LONG", "3 2|c|x"]),
    Case(
      name: "an empty line inside a value", text: "1,\"a\n\nb\",x\n2,c,x\n",
      outcomes: ["1-3 1|a\n\nb|x", "4 2|c|x"]),
    Case(
      name: "too few and too many fields", text: "1,a\n2,b,x\n3,c,x,y\n4,d,x\n",
      outcomes: ["1 ROW_SHORT", "2 2|b|x", "3 ROW_LONG", "4 4|d|x"]),
    Case(
      name: "a line of blanks", text: "1,a,x\n   \n2,b,x\n",
      outcomes: ["1 1|a|x", "2 ROW_SHORT", "3 2|b|x"]),
    Case(
      name: "blank lines are counted, and are no records", text: "\n1,a,x\n\r\n\n2,b,x\n\n",
      outcomes: ["2 1|a|x", "5 2|b|x"]),
    Case(
      name: "bytes that are no text", text: "1,a,x\n", outcomes: ["1 1|a|x"]),
    Case(
      name: "an end-of-file mark", text: "1,a,x\n\u{1A}", outcomes: ["1 1|a|x"]),
    Case(
      name: "an end-of-file mark that is none", text: "\u{1A}\n1,a,x\n",
      outcomes: ["1 ROW_SHORT", "2 1|a|x"]),
    Case(
      name: "a bare CR ends a line", text: "1,a,x\r2,b,x\r3,c,x",
      outcomes: ["1 1|a|x", "2 2|b|x", "3 3|c|x"]),
    Case(
      name: "a bare CR inside a value is a line break", text: "1,\"a\rb\",x\r\n2,c,x\r\n",
      outcomes: ["1-2 1|a\rb|x", "3 2|c|x"]),
    Case(
      name: "all line ends in one file", text: "1,a,x\r\n2,b,x\n3,c,x\r4,d,x\r\r\n5,e,x",
      outcomes: ["1 1|a|x", "2 2|b|x", "3 3|c|x", "4 4|d|x", "6 5|e|x"]),
    Case(
      name: "NUL bytes are kept", text: "1,a\0b,x\n\0,c,x\n",
      outcomes: ["1 1|a\0b|x", "2 \0|c|x"]),
    Case(name: "nothing but blank lines", text: "\n\r\n\n", outcomes: []),
  ]

  @Test(arguments: cases)
  func `what is broken costs one record`(_ test: Case) throws {
    let reading = try Reading(test.text, .bare(multiLine: test.multiLine))
    #expect(reading.outcomes == test.outcomes)
    #expect(reading.ending?.records == test.outcomes.count)
  }

  @Test(arguments: cases, [1, 2, 7])
  func `the size of a batch changes nothing`(_ test: Case, size: Int) throws {
    let layout = Layout.bare(multiLine: test.multiLine)
    let source = SourceFile.memory(Array(test.text.utf8), name: "text.csv")
    let reading = try Reading(source, layout, batch: size, bytes: size * 3)
    let whole = try Reading(source, layout)
    #expect(reading.outcomes == test.outcomes)
    #expect(reading.records == whole.records)
    #expect(reading.broken == whole.broken)
    #expect(reading.ending == whole.ending)
  }

  @Test(
    arguments: [
      ("1,SMITH\n", ["1", "SMITH"]),
      ("1,SMITH,x,y\n", ["1", "SMITH", "x", "y"]),
      ("1,\"SMITH,x\n2,b,y\n", ["1", "\"SMITH", "x"]),
      ("\"1\",\"SM\"ITH\",x\n", ["1", "SM\"ITH", "x"]),
      ("\"1,a\",SM\"ITH,x\n", ["1,a", "SM\"ITH", "x"]),
      ("1,SMI", ["1"]),
      ("1,\"SMI", ["1"]),
      ("12", nil),
      ("\"12", nil),
      ("\"12\n3\n", nil),
      ("12\n", ["12"]),
    ] as [(String, [String]?)])
  func `the cells of a broken record can be read as far as they go`(
    text: String, cells: [String]?
  ) throws {
    let reading = try Reading(text, .bare())
    #expect(reading.broken.first?.cells == cells)
  }

  @Test(
    arguments: [
      ("1,a\n", "3 fields, and it has 2"), ("1\n", "3 fields, and it has 1"),
      ("1,\"a\nb\"\n", "3 fields, and it has 2"), ("1,a,x,y\n", "3 fields, and it has 4"),
      ("1,a,x,y,,,\n", "3 fields, and it has 7"), ("1,\"a,x\n", nil), ("1,a", nil),
    ] as [(String, String?)])
  func `a record with too few or too many fields says how many it has`(
    text: String, expected: String?
  ) throws {
    #expect(try Reading(text, .bare()).broken.first?.expected == expected)
  }

  @Test func `the cells of a broken record are in the layout's order`() throws {
    let reading = try Reading("NAME,ID,NOTE\nSMITH,1\n", .named(["ID", "NOTE", "NAME"]))
    #expect(reading.broken.map(\.cells) == [["1", "", "SMITH"]])
    #expect(reading.broken.map(\.reason) == [Reasons.tooFewFields])
  }

  @Test func `half of a key is not taken for a key`() throws {
    let reading = try Reading("1,a,x\n47", .bare())
    #expect(reading.broken.map(\.reason) == [Reasons.truncated])
    #expect(reading.broken.map(\.cells) == [nil])
  }
}

import Diagnostics
import Extract
import Testing

/// What happens to CSV files on their way, in the kinds that the Pollock benchmark has found in the
/// open data of the world, with invented people.
@Suite struct PollutedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var header = "ID,SURNAME,NOTE\n"
    let text: String
    var dialect = CSVDialect()
    let outcomes: [String]
    /// Of the first record that is broken.
    var cells: [String]?
    var testDescription: String { name }
  }

  static let whole = ["2 1|ADAMS|slept, ate", "3 2|BAKER|said \"no\"", "4 3|CLARK|"]
  static let text = "1,ADAMS,\"slept, ate\"\n2,BAKER,\"said \"\"no\"\"\"\n3,CLARK,\n"

  /// The first record as `line`, and the other two as they are.
  static func first(
    _ name: String, _ line: String, _ reason: String, _ cells: [String]
  ) -> Case {
    let others = text.drop { $0 != "\n" }
    return Case(
      name: name, text: line + others, outcomes: ["2 \(reason)"] + whole.dropFirst(), cells: cells)
  }

  static let damaged = [
    first("a delimiter too few", "1ADAMS,\"slept, ate\"", "ROW_SHORT", ["1ADAMS", "slept, ate"]),
    first(
      "a delimiter too few before a quoted value", "1,ADAMS\"slept, ate\"", "QUOTE_BROKEN",
      ["1", "ADAMS\"slept", " ate\""]),
    first(
      "the same where the value has two commas", "1,ADAMS\"slept, ate, left\"", "QUOTE_BROKEN",
      ["1", "ADAMS", "slept, ate, left"]),
    first(
      "a delimiter too many", "1,,ADAMS,\"slept, ate\"", "ROW_LONG",
      ["1", "", "ADAMS", "slept, ate"]),
    first(
      "a quote before a value", "1,\"ADAMS,\"slept, ate\"", "QUOTE_BROKEN",
      ["1", "\"ADAMS", "slept, ate"]),
    first(
      "a quote before a quoted value", "1,ADAMS,\"\"slept, ate\"", "QUOTE_BROKEN",
      ["1", "ADAMS", "\"slept, ate"]),
    first(
      "a quote before the key", "\"1,ADAMS,\"slept, ate\"", "QUOTE_BROKEN",
      ["\"1", "ADAMS", "slept, ate"]),
    first(
      "a quote inside a quoted value", "1,ADAMS,\"sl\"ept, ate\"", "QUOTE_BROKEN",
      ["1", "ADAMS", "sl\"ept, ate"]),
    first("a single quote as a value", "1,ADAMS,\"", "QUOTE_BROKEN", ["1", "ADAMS", "\""]),
    first("another delimiter", "1;ADAMS;slept", "ROW_SHORT", ["1;ADAMS;slept"]),
    Case(
      name: "the same table again", text: text + "ID,SURNAME,NOTE\n4,DAVIS,\n",
      outcomes: whole + ["5 HEADER_REPEATED", "6 4|DAVIS|"]),
    Case(
      name: "a table of fewer columns behind it", text: text + "ID,SURNAME\n4,DAVIS\n",
      outcomes: whole + ["5 ROW_SHORT", "6 ROW_SHORT"], cells: ["ID", "SURNAME"]),
    Case(
      name: "a table of more columns behind it", text: text + "ID,SURNAME,NOTE,DAY\n4,DAVIS,,1\n",
      outcomes: whole + ["5 ROW_LONG", "6 ROW_LONG"], cells: ["ID", "SURNAME", "NOTE", "DAY"]),
    Case(
      name: "quotes that are neither doubled nor escaped",
      text: "1,ADAMS,\"said \"no\" twice\"\n2,BAKER,x\n",
      outcomes: ["2 QUOTE_BROKEN", "3 2|BAKER|x"], cells: ["1", "ADAMS", "said \"no\" twice"]),
  ]

  static let sound = [
    Case(name: "nothing", text: text, outcomes: whole),
    Case(name: "no line end at the end", text: String(text.dropLast()), outcomes: whole),
    Case(name: "two line ends at the end", text: text + "\n", outcomes: whole),
    Case(name: "no records", text: "", outcomes: []),
    Case(
      name: "CR as the line end", header: "ID,SURNAME,NOTE\r",
      text: text.replacing("\n", with: "\r"), outcomes: whole),
    Case(
      name: "a preamble", header: "Extract,,\n,,\nID,SURNAME,NOTE\n", text: text,
      dialect: CSVDialect(preambleLines: 2),
      outcomes: ["4 1|ADAMS|slept, ate", "5 2|BAKER|said \"no\"", "6 3|CLARK|"]),
    Case(
      name: "a header of two lines", header: "Patient,,\nID,SURNAME,NOTE\n", text: text,
      dialect: CSVDialect(
        header: .row(2, match: .byName, extraColumns: .error, missingColumns: .error)),
      outcomes: ["3 1|ADAMS|slept, ate", "4 2|BAKER|said \"no\"", "5 3|CLARK|"]),
    Case(
      name: "no header", header: "", text: text, dialect: CSVDialect(header: .none),
      outcomes: ["1 1|ADAMS|slept, ate", "2 2|BAKER|said \"no\"", "3 3|CLARK|"]),
    Case(
      name: "a comma and a blank as the delimiter", header: "ID, SURNAME, NOTE\n",
      text: "1, ADAMS, \"slept, ate\"\n2, BAKER, \"said \"\"no\"\"\"\n3, CLARK, \n",
      dialect: CSVDialect(delimiter: [0x2C, 0x20]), outcomes: whole),
    Case(
      name: "single quotes", header: "ID,SURNAME,NOTE\n",
      text: "1,ADAMS,'slept, ate'\n2,BAKER,'said \"no\"'\n3,CLARK,\n",
      dialect: CSVDialect(quote: UInt8(ascii: "'")), outcomes: whole),
    Case(
      name: "escaped quotes", text: text.replacing("\"\"no\"\"", with: "\\\"no\\\""),
      dialect: CSVDialect(delimiter: [0x2C], escape: UInt8(ascii: "\\")), outcomes: whole),
  ]

  @Test(arguments: damaged + sound)
  func `damage is reported in its record, and in no other`(_ test: Case) throws {
    var layout = Layout.named(["ID", "SURNAME", "NOTE"])
    layout.format = .csv(test.dialect)
    let reading = try Reading(test.header + test.text, layout)
    #expect(reading.outcomes == test.outcomes)
    #expect(reading.broken.first?.cells == test.cells)
    #expect(reading.ending?.records == test.outcomes.count)
  }

  @Test(arguments: [
    "ID,SURNAME\"NOTE\"\n", "ID,,SURNAME,NOTE\n", "IDSURNAME,NOTE\n", "ID,\"SURNAME,NOTE\n",
    "ID;SURNAME;NOTE\n",
  ])
  func `a damaged header stops the file`(header: String) {
    #expect(throws: ExtractError.self) {
      try Reading(header + Self.text, .named(["ID", "SURNAME", "NOTE"]))
    }
  }

  @Test func `a key is read without the quote that spoils it`() throws {
    let reading = try Reading("\"1,ADAMS,\"slept, ate\"\n2,\"BAKER,x\n", .bare())
    #expect(reading.broken.map { $0.key(ofColumn: 0) } == ["1", "2"])
    #expect(reading.broken.map { $0.key(ofColumn: 1) } == ["ADAMS", "BAKER"])
  }
}

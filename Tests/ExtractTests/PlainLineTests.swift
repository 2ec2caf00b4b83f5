import Extract
import TestSupport
import Testing

/// Lines that are split without libcsv: they must come out as libcsv splits them.
///
/// An escape that no text here has makes every line libcsv's, and changes nothing else.
@Suite struct PlainLineTests {
  private static let pieces = [
    "a", "bc", "12345678", "Smith Jones", "é", " ", "\t", "\"", "\"\"", "\"x\"", "\"a,b\"", ",",
    ",", ",",
    "|", "'", "\n", "\n", "\r\n", "\r", "\u{1A}", "\0", "\u{7F}",
  ]

  private static func text(_ random: inout SplitMix) -> String {
    var text = "a"
    for _ in 0..<random.next() % 160 { text += pieces.randomElement(using: &random) ?? "" }
    return text
  }

  /// Lines that are records, most of them: of such a text a plain line is not a rare thing.
  private static func records(_ random: inout SplitMix) -> String {
    let end = random.next() % 2 == 0 ? "\n" : "\r\n"
    var text = ""
    for _ in 0..<20 {
      let fields = (0..<(random.next() % 9 == 0 ? 2 : 3)).map { _ in field(&random) }
      text += fields.joined(separator: ",") + end
    }
    return text
  }

  private static func field(_ random: inout SplitMix) -> String {
    let value = String(repeating: "v", count: Int(random.next() % 20))
    return switch random.next() % 24 {
    case 0...7: "\"\(value)\""
    case 8, 9: "\"\(value),\(value)\""
    case 10, 11: "\"\(value)\"\"\(value)\""
    case 12: "\(value)\""
    default: value
    }
  }

  @Test(arguments: [CSVDialect(header: .none), CSVDialect(quote: nil, header: .none)])
  func `a text comes out as libcsv splits it`(dialect: CSVDialect) throws {
    var judged = dialect
    judged.escape = 0x01
    var random = SplitMix(29)
    for round in 0..<4000 {
      let text = round % 2 == 0 ? Self.text(&random) : Self.records(&random)
      let size = round % 3 == 0 ? 2 : 4096
      let plain = try Reading(text, .bare(3, dialect, multiLine: [1]), batch: size)
      let full = try Reading(text, .bare(3, judged, multiLine: [1]), batch: size)
      #expect(plain.records == full.records, "\(text.debugDescription)")
      #expect(plain.broken == full.broken, "\(text.debugDescription)")
      #expect(plain.ending == full.ending)
      #expect(plain.marks == full.marks)
    }
  }

  @Test(
    arguments: [
      ("1,a,x\n", "1|a|x"), ("\"1\",\"a\",\"x\"\r\n", "1|a|x"), (",,\n", "||"),
      ("\"\",\"\",\"\"\n", "||"), ("1,\"a,b\",x\n", "1|a,b|x"), ("1234567,\"\",\n", "1234567||"),
      ("\"12345678,12345678\",,\"87654321\"\n", "12345678,12345678||87654321"),
    ])
  func `quotes around a field are none of it`(text: String, fields: String) throws {
    #expect(try Reading(text, .bare()).outcomes == ["1 \(fields)"])
  }

  @Test(
    arguments: [
      "1,a\",x\n", "1,\"a\"b,x\n", "1,\"a,x\n", "\",1,x\n", "1,a,\"\n", "1,\"a\" ,x\n",
      "\"1\"a\",,\"\n",
    ])
  func `a quote in the wrong place is still found`(text: String) throws {
    let reading = try Reading(text, .bare())
    #expect(reading.records.isEmpty)
    #expect(reading.broken.count == 1)
  }

  @Test func `a column may lie elsewhere, be left out or be missing`() throws {
    let layout = Layout.named(
      ["A", "B", "C"],
      .row(1, match: .byName, extraColumns: .ignore, missingColumns: .blank))
    let reading = try Reading("C,X,A\n1,\"2\",3\n\"4\",,\n", layout)
    #expect(reading.records.map(\.fields) == [["3", "", "1"], ["", "", "4"]])
  }
}

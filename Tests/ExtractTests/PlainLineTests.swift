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
  private static func records(_ random: inout SplitMix, _ delimiter: String) -> String {
    let end = random.next() % 2 == 0 ? "\n" : "\r\n"
    var text = ""
    for _ in 0..<20 {
      let fields = (0..<(random.next() % 9 == 0 ? 2 : 3)).map { _ in field(&random) }
      text += fields.joined(separator: delimiter) + end
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

  @Test(
    arguments: [
      CSVDialect(header: .none), CSVDialect(quote: nil, header: .none),
      CSVDialect(delimiter: UInt8(ascii: "\t"), quote: UInt8(ascii: "'"), header: .none),
      CSVDialect(delimiter: UInt8(ascii: " "), header: .none),
    ])
  func `a text comes out as libcsv splits it`(dialect: CSVDialect) throws {
    var judged = dialect
    judged.escape = 0x01
    let delimiter = String(decoding: dialect.delimiter, as: UTF8.self)
    var random = SplitMix(29)
    for round in 0..<2000 {
      let text = round % 2 == 0 ? Self.text(&random) : Self.records(&random, delimiter)
      let columns = round % 5 == 0 ? 1 : 3
      // Batches of a few bytes are full sooner where a field is kept beside its record.
      let isRoomy = round % 7 > 0
      func read(_ dialect: CSVDialect) throws -> Reading {
        try Reading(
          .memory(Array(text.utf8), name: "text.csv"), .bare(columns, dialect, multiLine: [1]),
          batch: round % 3 == 0 ? 2 : 4096, bytes: isRoomy ? 1 << 20 : 64)
      }
      let (plain, full) = (try read(dialect), try read(judged))
      #expect(plain.records == full.records, "\(text.debugDescription)")
      #expect(plain.broken == full.broken, "\(text.debugDescription)")
      #expect(plain.ending == full.ending)
      if isRoomy { #expect(plain.marks == full.marks) }
    }
  }

  /// Only what libcsv has split has its fields beside the record.
  @Test(
    arguments: [
      ("1,\"a,b\",x\n", true), ("\"\",,\r\n", true), ("1,\"a\"\"b\",x\n", false),
      ("1,é,x\n", false), ("1,a,x", false),
    ])
  func `a plain line is kept once`(text: String, isPlain: Bool) throws {
    let layout = Layout.bare()
    var reader = try Format.reader(of: .memory(Array(text.utf8), name: "a.csv"), layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    _ = try reader.read(into: &batch, broken: &broken)
    #expect(batch.count == 1)
    // Where each of three fields lies takes eight bytes.
    #expect((batch.footprint == text.utf8.count + 3 * 8) == isPlain)
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

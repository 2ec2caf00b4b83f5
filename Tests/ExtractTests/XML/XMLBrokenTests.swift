import Diagnostics
import Extract
import Testing

@Suite struct XMLBrokenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// The record between Anna, on lines 4 to 8, and Ben.
    let record: String
    var reason = "XML_BROKEN"
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "an ampersand",
      record: "<x:Patient id='9'><x:Name><x:Surname>A & B</x:Surname></x:Name></x:Patient>"),
    Case(
      name: "an entity that nobody declared",
      record: "<x:Patient id='9'><x:Name><x:Surname>&who;</x:Surname></x:Name></x:Patient>"),
    Case(
      name: "a tag that is not closed",
      record: "<x:Patient id='9'><x:Name><x:Surname>A</x:Name></x:Patient>"),
    Case(
      name: "an attribute without quotes in the record's own tag",
      record: "<x:Patient id=9><x:Name><x:Surname>A</x:Surname></x:Name></x:Patient>"),
    Case(
      name: "an attribute twice", record: "<x:Patient id='9' id='8'></x:Patient>"),
    Case(name: "a prefix of no namespace", record: "<x:Patient id='9'><q:A/></x:Patient>"),
    Case(
      name: "a prefix of no namespace in the record's own tag",
      record: "<x:Patient id='9' q:a='1'><x:Name/></x:Patient>"),
    Case(
      name: "a record that is never closed",
      record: "<x:Patient id='9'><x:Name><x:Surname>A</x:Surname></x:Name>"),
    Case(
      name: "a control character",
      record: "<x:Patient id='9'><x:Name><x:Surname>\u{1}</x:Surname></x:Name></x:Patient>"),
    Case(
      name: "two surnames",
      record: "<x:Patient id='9'><x:Name><x:Surname>A</x:Surname><x:Surname>B</x:Surname></x:Name>"
        + "</x:Patient>",
      reason: "VALUE_REPEATED"),
    Case(
      name: "a depth beyond the limit",
      record: "<x:Patient id='9'>" + String(repeating: "<x:D>", count: 70)
        + String(repeating: "</x:D>", count: 70) + "</x:Patient>",
      reason: "XML_TOO_DEEP"),
    Case(
      name: "a depth beyond any limit",
      record: "<x:Patient id='9'>" + String(repeating: "<x:D>", count: 400)
        + String(repeating: "</x:D>", count: 400) + "</x:Patient>",
      reason: "XML_TOO_DEEP"),
    Case(
      name: "more children than the limit",
      record: "<x:Patient id='9'><x:Alerts>" + String(repeating: "<x:Alert/>", count: 300)
        + "</x:Alerts></x:Patient>",
      reason: "ROWS_TOO_MANY"),
  ]

  @Test(arguments: cases, [1, 5, 64 << 10])
  func `what is wrong in a record costs that record`(_ test: Case, piece: Int) throws {
    let text = XMLSample.document(
      [XMLSample.anna, test.record, XMLSample.ben].joined(separator: "\n"))
    let reading = try Reading(
      .memory(Array(text.utf8), name: "a.xml"), XMLSample.layout(), piece: piece)
    #expect(reading.records.map(\.fields[0]) == ["1", "2"])
    #expect(reading.records.map(\.extent.record) == [1, 3])
    #expect(reading.records.map(\.extent.firstLine) == [4, 10])
    let broken = try #require(reading.broken.first)
    #expect(reading.broken.count == 1)
    #expect(broken.reason.slug == test.reason)
    #expect(broken.extent.record == 2)
    #expect(broken.extent.firstLine == 9)
    #expect(String(decoding: broken.original, as: UTF8.self).hasPrefix(test.record))
    let range = broken.extent.offset..<broken.extent.offset + broken.extent.length
    #expect(Array(Array(text.utf8)[range]) == broken.original)
    #expect(reading.ending?.records == 3)
    #expect(reading.ending?.brokenOfFile == 1)
  }

  @Test func `the key of a broken record can be read`() throws {
    let reading = try XMLSample.read("<x:Patient id='9'><x:Name>&</x:Name></x:Patient>")
    #expect(reading.broken.map(\.cells) == [["9", "", ""]])
  }

  @Test(arguments: ["<x:Patient id='9'><x:Name><x:Surname>Smi", "<x:Patient id='9'"])
  func `a document that breaks off in a record has a truncated record`(record: String) throws {
    let text = XMLSample.document(XMLSample.anna + "\n" + record)
    let cut = text.utf8.prefix(while: { _ in true }).prefix(
      text.utf8.count - " \n </x:Patients>\n</x:Extract>\n".utf8.count + 1)
    let reading = try Reading(.memory(Array(cut), name: "a.xml"), XMLSample.layout())
    #expect(reading.records.map(\.fields[0]) == ["1"])
    #expect(reading.broken.map(\.reason.slug) == ["RECORD_TRUNCATED"])
  }

  static let betweenRecords = [
    ("<x:Patients>", "<x:Patients> & ", 3), (" </x:Patients>", "", 10),
    ("</x:Extract>", "", 11), ("<x:Extract", "<x:Extract a=1", 2),
    ("</x:Extract>", "</x:Extract><x/>", 10), ("<x:Patients>", "<q:Patients>", 3),
    ("<x:Patients>", "<x:Patients q:a='1'>", 3), ("<x:Patients>", "<x:Patients>&who;", 3),
    (" </x:Patients>", "&who;</x:Patients>", 9),
  ]

  @Test(arguments: betweenRecords, [1, 64 << 10])
  func `what is wrong between records stops the file with its place`(
    change: (right: String, wrong: String, line: Int), piece: Int
  ) throws {
    let (right, wrong, line) = change
    let text = XMLSample.document(XMLSample.anna).replacing(right, with: wrong)
    let error = #expect(throws: ExtractError.self) {
      try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout(), piece: piece)
    }
    #expect(error?.diagnostic.place?.line == line)
    #expect(error.map { "\($0.diagnostic.code)" } == "MIG1117")
  }

  @Test func `another document is told by its root`() throws {
    let text = "<Other xmlns='urn:other'/>"
    let error = #expect(throws: ExtractError.self) {
      try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
    }
    #expect(error.map { "\($0.diagnostic.code)" } == "MIG1110")
    #expect(error?.diagnostic.message.contains("'Other'") == true)
  }
}

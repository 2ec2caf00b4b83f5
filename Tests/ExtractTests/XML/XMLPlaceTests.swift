import Diagnostics
import Extract
import TestSupport
import Testing

@Suite struct XMLPlaceTests {
  /// A document of everything that can happen to a record, drawn at random.
  static func randomDocument(_ seed: UInt64) -> String {
    var random = SplitMix(seed)
    let records = [
      XMLSample.anna, XMLSample.ben, "<x:Patient id='3'/>", "<x:Patient id='4'>&</x:Patient>",
      "<x:Patient id='5'><x:Name></x:Patient>", "<!-- x -->", "<x:Patient id='6'>",
      "<x:Patient id='Zoë'><x:Name><x:Surname>\u{20AC}</x:Surname></x:Name></x:Patient>",
      "<x:Other><x:Patient id='no'/></x:Other>", "</x:Patients><x:Patients>",
    ]
    let ends = ["\n", "\r\n", " ", ""]
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      text += records.randomElement(using: &random) ?? ""
      text += ends.randomElement(using: &random) ?? ""
    }
    return XMLSample.document(text)
  }

  @Test(arguments: 1...60)
  func `batches and pieces of any size read the same`(seed: Int) throws {
    let file = SourceFile.memory(Array(Self.randomDocument(UInt64(seed)).utf8), name: "a.xml")
    let layout = try XMLSample.layout()
    let whole = try Reading(file, layout)
    for (batch, piece) in [(1, 64 << 10), (2, 3), (5, 17), (4096, 1)] {
      let again = try Reading(file, layout, batch: batch, bytes: 64, piece: piece)
      #expect(again.records == whole.records)
      #expect(again.broken == whole.broken)
      #expect(again.ending == whole.ending)
    }
  }

  @Test(arguments: 1...60)
  func `every original is what stands in the file at its place`(seed: Int) throws {
    let bytes = Array(Self.randomDocument(UInt64(seed)).utf8)
    let reading = try Reading(.memory(bytes, name: "a.xml"), XMLSample.layout())
    var end = 0
    for (number, found) in reading.originals.enumerated() {
      #expect(found.extent.record == number + 1)
      #expect(found.extent.offset >= end)
      end = found.extent.offset + found.extent.length
      #expect(Array(bytes[found.extent.offset..<end]) == found.bytes)
      let before = ExtentTests.lineCount(bytes[..<found.extent.offset] + [0x20])
      #expect(found.extent.firstLine == before)
      #expect(
        found.extent.lastLine - found.extent.firstLine + 1
          == ExtentTests.lineCount(found.bytes[...]))
    }
    #expect(reading.ending?.lines == ExtentTests.lineCount(bytes[...]))
  }

  @Test(arguments: [0, 1, 7, 8, 254, 255, 256, 2_039, 2_040, 2_041, 5_000])
  func `lines are counted over a stretch of any length`(lines: Int) throws {
    // The other bytes differ from a line feed in one bit.
    let before = "<!-- *JB*JB*JB -->" + String(repeating: "\n", count: lines)
    let document = Array(XMLSample.document(before + XMLSample.anna).utf8)
    let reading = try Reading(.memory(document, name: "a.xml"), XMLSample.layout())
    let extent = try #require(reading.records.first?.extent)
    #expect(extent.firstLine == ExtentTests.lineCount(document[..<extent.offset] + [0x20]))
  }

  @Test(arguments: 1...30)
  func `reading goes on from any mark`(seed: Int) throws {
    let file = SourceFile.memory(Array(Self.randomDocument(UInt64(seed)).utf8), name: "a.xml")
    let layout = try XMLSample.layout()
    let whole = try Reading(file, layout, batch: 3)
    for mark in whole.marks {
      let rest = try Reading(file, layout, batch: 5, from: mark)
      #expect(rest.records == whole.records.filter { $0.extent.record >= mark.record })
      #expect(rest.broken == whole.broken.filter { $0.extent.record >= mark.record })
      #expect(rest.ending == whole.ending)
    }
  }

  @Test(
    arguments: [
      ("utf-8", TextEncoding.utf8), ("ISO-8859-1", .latin1), ("windows-1252", .windows1252),
      ("UTF-16", .utf16),
    ], [3, 64 << 10])
  func `a document is read in the encoding that it declares`(
    _ test: (name: String, encoding: TextEncoding), piece: Int
  ) throws {
    let record = "<x:Patient id='1'><x:Name><x:Surname>Zoë</x:Surname></x:Name></x:Patient>"
    let text = XMLSample.document(record + "\n" + XMLSample.ben).replacing(
      "version=\"1.0\"", with: "version=\"1.0\" encoding=\"\(test.name)\"")
    var bytes = test.encoding.bytes(of: text) ?? []
    if test.encoding == .utf16 {
      bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    let reading = try Reading(.memory(bytes, name: "a.xml"), XMLSample.layout(), piece: piece)
    #expect(reading.records.map(\.fields[1]) == ["Zoë", "O'Hara & Co"])
    #expect(reading.records.map(\.extent.firstLine) == [4, 5])
    let original = reading.records.map(\.original).first ?? []
    #expect(original == test.encoding.bytes(of: record))
  }

  @Test func `the layout's encoding holds whatever the document declares`() throws {
    let text = XMLSample.document("<x:Patient id='Zoë'/>").replacing(
      "version=\"1.0\"", with: "version=\"1.0\" encoding=\"utf-8\"")
    let bytes = try #require(TextEncoding.windows1252.bytes(of: text))
    let reading = try Reading(
      .memory(bytes, name: "a.xml"), XMLSample.layout(encoding: .windows1252))
    #expect(reading.records.map(\.fields[0]) == ["Zoë"])
    let plain = try Reading(.memory(bytes, name: "a.xml"), XMLSample.layout())
    #expect(plain.broken.map(\.reason.slug) == ["BYTES_INVALID"])
  }
}

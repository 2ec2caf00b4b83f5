import Diagnostics
import Extract
import Glibc
import Testing

@Suite struct XMLHostileTests {
  static let laughs = """
    <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
    """

  @Test(arguments: [
    laughs, "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>",
    "<!DOCTYPE x [<!ATTLIST x a CDATA \"b\">]>",
  ])
  func `a document that declares its own words is refused`(doctype: String) throws {
    let text = XMLSample.document(XMLSample.anna).replacing("?>\n", with: "?>\n\(doctype)\n")
    let error = #expect(throws: ExtractError.self) {
      try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
    }
    #expect(error?.diagnostic.message.contains("declares entities") == true)
  }

  /// Ten levels of ten: 10,000,000,000 words if it were believed.
  static let billion =
    "<!DOCTYPE x [<!ENTITY l0 \"ha\">"
    + (1...10).map { level in
      "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }.joined() + "]>"
  /// One long entity that is named often.
  static let quadratic =
    "<!DOCTYPE x [<!ENTITY l10 \"" + String(repeating: "x", count: 100_000) + "\">]>"

  @Test(
    arguments: [billion, quadratic],
    [
      "<x:Name><x:Surname>\(String(repeating: "&l10;", count: 1000))</x:Surname></x:Name>",
      "<x:Address use='&l10;&l10;'/>", "<x:Patient id='&l10;'/>", "",
    ])
  func `no entity is ever put in the place of its name`(doctype: String, record: String) throws {
    let text = XMLSample.document("<x:Patient id='1'>\(record)</x:Patient>")
      .replacing("?>\n", with: "?>\n\(doctype)\n")
    let clock = ContinuousClock()
    let time = clock.measure {
      let error = #expect(throws: ExtractError.self) {
        try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
      }
      #expect(error.map { "\($0.diagnostic.code)" } == "MIG1117")
    }
    #expect(time < .seconds(30))
  }

  @Test(arguments: ["file:///etc/passwd", "http://127.0.0.1:9/x.xml", "b.xml"])
  func `nothing outside of the document is ever read`(address: String) throws {
    let record = "<x:Patient id='9'><x:Name><x:Surname>&f;</x:Surname></x:Name></x:Patient>"
    let own = XMLSample.document(record).replacing(
      "?>\n", with: "?>\n<!DOCTYPE x [<!ENTITY f SYSTEM \"\(address)\">]>\n")
    #expect(throws: ExtractError.self) {
      try Reading(.memory(Array(own.utf8), name: "a.xml"), XMLSample.layout())
    }
    let include =
      "<x:Patient id='9'><x:Name><x:Surname><xi:include"
      + " xmlns:xi='http://www.w3.org/2001/XInclude' href='\(address)' parse='text'/>"
      + "</x:Surname></x:Name></x:Patient>"
    let reading = try XMLSample.read(include)
    #expect(reading.records.map(\.fields) == [["9", "", ""]])
    let styled = XMLSample.document(XMLSample.ben).replacing(
      "?>\n", with: "?>\n<?xml-stylesheet href=\"\(address)\"?>\n")
    #expect(try Reading(styled, XMLSample.layout()).records.count == 1)
  }

  @Test func `a document that is deeper than the limit outside of its records is refused`() throws {
    let text = XMLSample.document(
      XMLSample.anna + String(repeating: "<x:D>", count: 100_000))
    let error = #expect(throws: ExtractError.self) {
      try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
    }
    #expect(error?.diagnostic.message.contains("'depth'") == true)
  }

  @Test(arguments: [
    "<x:Patient id='9' " + (0..<200_000).map { "a\($0)='x'" }.joined(separator: " ") + "/>",
    "<x:Patient id='9'><x:A b='" + String(repeating: "x", count: 3_000_000) + "'/></x:Patient>",
    "<x:Patient id='9'><x:A" + String(repeating: "a", count: 3_000_000) + "/></x:Patient>",
    "<x:Patient id='9'>" + String(repeating: "<!-- x -->", count: 300_000) + "</x:Patient>",
    "<x:Patient id='9'>" + String(repeating: "<x:A/>", count: 500_000) + "</x:Patient>",
  ])
  func `whatever makes a record long, it costs that record alone`(record: String) throws {
    let text = XMLSample.document([XMLSample.anna, record, XMLSample.ben].joined(separator: "\n"))
    let reading = try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
    #expect(reading.records.map(\.fields[0]) == ["1", "2"])
    #expect(reading.broken.count == 1)
    #expect(reading.broken.first?.extent.length == record.utf8.count)
    #expect(reading.broken.allSatisfy { $0.original.count <= 2 << 20 })
  }

  @Test func `a document type is named, but never fetched`() throws {
    let text = XMLSample.document(XMLSample.anna).replacing(
      "?>\n", with: "?>\n<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">\n")
    let reading = try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
    #expect(reading.records.count == 1)
  }

  @Test func `with a document type an unknown entity still costs its record`() throws {
    let record = "<x:Patient id='9'><x:Name><x:Surname>&who;</x:Surname></x:Name></x:Patient>"
    let text = XMLSample.document(record + XMLSample.ben).replacing(
      "?>\n", with: "?>\n<!DOCTYPE x SYSTEM \"x.dtd\">\n")
    let reading = try Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
    #expect(reading.broken.map(\.reason.slug) == ["XML_BROKEN"])
    #expect(reading.records.map(\.fields[0]) == ["2"])
  }

  @Test(arguments: [100, 64 << 10, 256 << 10])
  func `a record that is too long is set apart, and reading goes on`(piece: Int) throws {
    var limits = XMLLimits()
    limits.recordBytes = 1000
    let long =
      "<x:Patient id='9'><x:Note>" + String(repeating: "x", count: 200_000)
      + "</x:Note></x:Patient>"
    let text = XMLSample.document([XMLSample.anna, long, XMLSample.ben].joined(separator: "\n"))
    let reading = try Reading(
      .memory(Array(text.utf8), name: "a.xml"), XMLSample.layout(limits: limits), piece: piece)
    #expect(reading.records.map(\.fields[0]) == ["1", "2"])
    #expect(reading.broken.map(\.reason.slug) == ["RECORD_TOO_LONG"])
    #expect(reading.broken.first?.extent.length == long.utf8.count)
    #expect(reading.broken.first?.original.count == 64 << 10)
    #expect(reading.broken.first?.cells?.first == "9")
  }

  @Test func `a stray ampersand is broken markup, however much stands behind it`() throws {
    var limits = XMLLimits()
    limits.recordBytes = 1000
    let stray = "<x:Patient id='9'><x:Note>Salt & co</x:Note></x:Patient>"
    let rest = String(repeating: XMLSample.ben + "\n", count: 200)
    let reading = try Reading(
      .memory(Array(XMLSample.document(stray + "\n" + rest).utf8), name: "a.xml"),
      XMLSample.layout(limits: limits), piece: 100)
    #expect(reading.broken.map(\.reason.slug) == ["XML_BROKEN"])
    #expect(reading.broken.first?.extent.length == stray.utf8.count)
    #expect(reading.records.count == 200)
  }

  @Test func `a comment that is never closed costs the record in which it begins`() throws {
    var limits = XMLLimits()
    limits.recordBytes = 1000
    let open = "<x:Patient id='9'><!-- </x:Patient>"
    let rest = String(repeating: XMLSample.ben + "\n", count: 100)
    let reading = try XMLSample.read(open + "\n" + rest, layout: XMLSample.layout(limits: limits))
    #expect(reading.broken.count == 1)
    #expect(reading.records.count == 100)
  }

  /// Texts that begin as another encoding does, some only once they have been made UTF-8.
  @Test(
    arguments: [
      ([0x4C, 0x6F, 0xA7, 0x94], .ebcdic037), ([0x4C, 0x6F, 0xA7, 0x94], nil),
      ([0, 0, 0, 0x3C], nil), ([0x3C, 0, 0, 0], nil), ([0x3C, 0, 0, 0, 0x3F, 0, 0, 0], .utf16),
      ([0x3C, 0, 0, 0, 0x3F, 0, 0, 0], .utf16LittleEndian), ([0x3C, 0, 0x3F, 0], .utf8),
      ([0, 0x3C, 0, 0x3F], .utf8), ([0xFF, 0xFE, 0x3C, 0, 0, 0, 0x3F, 0, 0, 0], nil),
    ] as [([UInt8], TextEncoding?)])
  func `first bytes do not talk the parser into another encoding`(
    head: [UInt8], encoding: TextEncoding?
  ) throws {
    let text = XMLSample.document(XMLSample.anna)
    let wide = text.utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    for body in [Array(text.utf8), wide] {
      #expect(throws: ExtractError.self) {
        try Reading(
          .memory(head + body, name: "a.xml"), XMLSample.layout(encoding: encoding))
      }
    }
  }

  @Test func `a document in EBCDIC is read where the layout says so, and named where not`() throws {
    let text = XMLSample.document(XMLSample.anna)
    let bytes = try #require(TextEncoding.ebcdic285.bytes(of: text))
    let source = SourceFile.memory(bytes, name: "a.xml")
    #expect(
      try Reading(source, XMLSample.layout(encoding: .ebcdic285)).records.map(\.fields)
        == Reading(text, XMLSample.layout()).records.map(\.fields))
    let error = #expect(throws: ExtractError.self) { try Reading(source, XMLSample.layout()) }
    #expect(error?.diagnostic.message.contains("EBCDIC") == true)
  }

  @Test func `a document that declares entities leaves no memory behind`() async {
    await #expect(processExitsWith: .success) {
      let text = "<!DOCTYPE a [<!ENTITY l \"ha\">]><a/>"
      func peak(after count: Int) throws -> Int {
        for _ in 0..<count {
          _ = try? Reading(.memory(Array(text.utf8), name: "a.xml"), XMLSample.layout())
        }
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage.ru_maxrss
      }
      let before = try peak(after: 200)
      // In KiB: each of them left 12.
      #expect(try peak(after: 4000) < before + 16_000)
    }
  }
}

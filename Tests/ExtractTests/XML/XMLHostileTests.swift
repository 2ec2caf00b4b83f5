import Diagnostics
import Extract
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

  @Test(arguments: [100, 64 << 10])
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

  @Test func `a comment that is never closed costs the record in which it begins`() throws {
    var limits = XMLLimits()
    limits.recordBytes = 1000
    let open = "<x:Patient id='9'><!-- </x:Patient>"
    let rest = String(repeating: XMLSample.ben + "\n", count: 100)
    let reading = try XMLSample.read(open + "\n" + rest, layout: XMLSample.layout(limits: limits))
    #expect(reading.broken.count == 1)
    #expect(reading.records.count == 100)
  }
}

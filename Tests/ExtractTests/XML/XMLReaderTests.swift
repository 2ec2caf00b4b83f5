import Diagnostics
import Extract
import Testing

@Suite struct XMLReaderTests {
  @Test func `a record has its values, its children and its exact place`() throws {
    let reading = try XMLSample.read(XMLSample.anna + "\n" + XMLSample.ben)
    #expect(
      reading.records.map(\.fields) == [["1", "Smith", "2 High St"], ["2", "O'Hara & Co", ""]])
    #expect(reading.records.map(\.children) == [[[["A1", "nuts"], ["A2", ""]]], [[]]])
    let text = XMLSample.document(XMLSample.anna + "\n" + XMLSample.ben)
    for record in reading.records {
      let extent = record.extent
      let bytes = Array(text.utf8)[extent.offset..<extent.offset + extent.length]
      #expect(Array(bytes) == record.original)
      #expect(bytes.starts(with: Array("<x:Patient id=".utf8)))
      #expect(Array(bytes.suffix(12)) == Array("</x:Patient>".utf8))
    }
    #expect(reading.records.map(\.extent.firstLine) == [4, 9])
    #expect(reading.records.map(\.extent.lastLine) == [8, 9])
    #expect(reading.ending?.records == 2)
    #expect(reading.ending?.lines == 11)
    #expect(reading.ending?.bytes == text.utf8.count)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let record: String
    let fields: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "CDATA", record: "<x:Name><x:Surname><![CDATA[a<b]]>&gt;c</x:Surname></x:Name>",
      fields: ["1", "a<b>c", ""]),
    Case(
      name: "comment and instruction",
      record: "<!-- <x:Patient> --><x:Name><x:Surname>Sm<!-- x -->i<?y z?>th</x:Surname></x:Name>",
      fields: ["1", "Smith", ""]),
    Case(
      name: "character references",
      record: "<x:Name><x:Surname>Zo&#235;&#x20AC;</x:Surname></x:Name>", fields: ["1", "Zoë€", ""]),
    Case(
      name: "empty and absent", record: "<x:Name><x:Surname/></x:Name>", fields: ["1", "", ""]),
    Case(
      name: "another prefix of the same namespace",
      record: "<y:Name xmlns:y=\"urn:legacy:pas:2\"><y:Surname>Smith</y:Surname></y:Name>",
      fields: ["1", "Smith", ""]),
    Case(
      name: "a default namespace",
      record: "<Name xmlns=\"urn:legacy:pas:2\"><Surname>Smith</Surname></Name>",
      fields: ["1", "Smith", ""]),
    Case(
      name: "the same name in another namespace",
      record: "<Name><Surname>Smith</Surname></Name>", fields: ["1", "", ""]),
    Case(
      name: "text around elements",
      record: "<x:Name><x:Surname>Smith <b>and</b> Jones</x:Surname></x:Name>",
      fields: ["1", "Smith and Jones", ""]),
    Case(
      name: "a position counts what passed the test before it",
      record: "<x:Address use='TEMP'><x:Line>1</x:Line></x:Address><x:Address use='HOME'>"
        + "<x:Other/><x:Line>2</x:Line><x:Line>3</x:Line></x:Address>",
      fields: ["1", "", "2"]),
    Case(
      name: "a greater-than sign in an attribute",
      record: "<x:Address note='a>b' use='HOME'><x:Line>2</x:Line></x:Address>",
      fields: ["1", "", "2"]),
  ]

  @Test(arguments: cases, [1, 7, 64 << 10])
  func `a value is what the document means`(_ test: Case, piece: Int) throws {
    let text = XMLSample.document("<x:Patient id='1'>\(test.record)</x:Patient>")
    let reading = try Reading(
      .memory(Array(text.utf8), name: "a.xml"), XMLSample.layout(), piece: piece)
    #expect(reading.records.map(\.fields) == [test.fields])
    #expect(reading.broken.isEmpty)
  }

  @Test(arguments: [
    ("@id", "1"), ("./@id", "1"), ("x:A/@n", "<"), ("x:A", "onetwo"), ("x:B[2]", "b2"),
    ("x:B[@k='y'][1]", "b2"), ("x:B[@k='x'][2]/x:C", "c"), (".", "onetwob1b2cb3"),
    ("@xml:lang", "en"),
  ])
  func `a path finds its value`(path: String, value: String) throws {
    let record = """
      <x:Patient id="1" xml:lang="en"><x:A n="&lt;">one<x:D>two</x:D></x:A><x:B k="x">b1</x:B>\
      <x:B k="y">b2</x:B><x:B k="x"><x:C>c</x:C></x:B><x:B k="y">b3</x:B></x:Patient>
      """
    let reading = try XMLSample.read(record, layout: XMLSample.layout([("VALUE", path)]))
    #expect(reading.records.map(\.fields) == [[value]])
  }
}

import Extract
import Testing

/// Where a value stands in the bytes of its record.
@Suite struct XMLCellLocatorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let record: String
    var columns = XMLSample.standard
    var column = 0
    var child = 0
    /// `nil` where the record has no such place.
    let found: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "an attribute", record: XMLSample.anna, found: "1"),
    Case(name: "a text", record: XMLSample.anna, column: 1, found: "Smith"),
    Case(
      name: "a text as it is spelt", record: XMLSample.ben, column: 1, found: "O&apos;Hara &amp; Co"
    ),
    Case(name: "past another address", record: XMLSample.anna, column: 2, found: "2 High St"),
    Case(name: "an element that is not there", record: XMLSample.ben, column: 2, found: nil),
    Case(name: "the first child's", record: XMLSample.anna, column: 3, found: "A1"),
    Case(name: "the second child's", record: XMLSample.anna, column: 3, child: 1, found: "A2"),
    Case(name: "a child's text", record: XMLSample.anna, column: 4, found: "nuts"),
    Case(name: "what a child lacks", record: XMLSample.anna, column: 4, child: 1, found: nil),
    Case(name: "a third child", record: XMLSample.anna, column: 3, child: 2, found: nil),
    Case(
      name: "another prefix",
      record: "<x:Patient id='1'><y:Name xmlns:y='urn:legacy:pas:2'><y:Surname>Zoë</y:Surname>"
        + "</y:Name></x:Patient>", column: 1, found: "Zoë"),
    Case(
      name: "a default namespace, and a name in none",
      record: "<x:Patient id='1'><Name><Surname>no</Surname></Name>"
        + "<Name xmlns='urn:legacy:pas:2'><Surname>yes</Surname></Name></x:Patient>", column: 1,
      found: "yes"),
    Case(
      name: "tags in comments, instructions and CDATA",
      record: "<x:Patient note='a>b' id='1'><!-- <x:Name><x:Surname>no</x:Surname></x:Name> -->"
        + "<?x <x:Name> ?><x:A><![CDATA[<x:Name><x:Surname>no]]></x:A>"
        + "<x:Name><x:Surname >yes</x:Surname ></x:Name></x:Patient>", column: 1, found: "yes"),
    Case(
      name: "a value with elements inside",
      record: "<x:Patient id='1'><x:Name><x:Surname>a<x:Surname>b</x:Surname></x:Surname></x:Name>"
        + "</x:Patient>", column: 1, found: "a<x:Surname>b</x:Surname>"),
    Case(
      name: "an empty value", record: "<x:Patient id=''><x:Name><x:Surname/></x:Name></x:Patient>",
      found: ""),
    Case(
      name: "an element without a value",
      record: "<x:Patient id=''><x:Name><x:Surname/></x:Name></x:Patient>", column: 1, found: nil),
    Case(
      name: "positions after tests",
      record: "<x:Patient><x:B k='x'>1</x:B><x:B k='y'>2</x:B><x:B k='x'><x:C>3</x:C></x:B>"
        + "</x:Patient>", columns: [("V", "x:B[@k='x'][2]/x:C")], found: "3"),
    Case(
      name: "the record's own text", record: "<x:Patient>all of it</x:Patient>",
      columns: [("V", ".")], found: "all of it"),
    Case(
      name: "the attribute of XML itself", record: "<x:Patient xml:lang = \"en\"/>",
      columns: [("V", "@xml:lang")], found: "en"),
  ]

  @Test(arguments: cases, [TextEncoding.utf8, .windows1252])
  func `a value is found in the original bytes`(_ test: Case, encoding: TextEncoding) throws {
    let layout = try XMLSample.layout(test.columns, encoding: encoding)
    let text = XMLSample.document(test.record)
    let bytes = try #require(encoding.bytes(of: text))
    var reader = try Format.reader(of: .memory(bytes, name: "a.xml"), layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    let found = batch.locator
    let locator = try #require(found)
    let original = batch.copyOfOriginal(ofRecord: 0)
    let range = locator.range(ofColumn: test.column, child: test.child, in: original)
    #expect(range.map { encoding.text(of: original[$0]) } == test.found)
  }

  @Test(arguments: 1...60)
  func `in any document every value without markup is found where it stands`(seed: Int) throws {
    let bytes = Array(XMLPlaceTests.randomDocument(UInt64(seed)).utf8)
    let layout = try XMLSample.layout()
    var reader = try Format.reader(of: .memory(bytes, name: "a.xml"), layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      guard let locator = batch.locator else { continue }
      for record in 0..<batch.count {
        let original = batch.copyOfOriginal(ofRecord: record)
        for column in 0..<batch.columnCount {
          let field = Reading.bytes(batch.field(column, ofRecord: record))
          let range = locator.range(ofColumn: column, in: original)
          let found = range.map { Array(original[$0]) } ?? []
          #expect(found == field || found.contains(UInt8(ascii: "&")))
        }
      }
    }
  }

  @Test func `bytes that are no XML have no place, and do no harm`() throws {
    let layout = try XMLSample.layout()
    var reader = try Format.reader(
      of: .memory(Array(XMLSample.document(XMLSample.anna).utf8), name: "a.xml"), layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    let found = batch.locator
    let locator = try #require(found)
    let original = batch.copyOfOriginal(ofRecord: 0)
    for end in 0..<original.count {
      let range = locator.range(ofColumn: 4, in: Array(original[..<end]))
      #expect(range.map { $0.upperBound <= end } ?? true)
    }
    for text in [
      "", "<", "</", "</a>", "<a", "<a b", "<a b=", "<a b='", "<!--", "<?", "<![CDATA[", ">",
    ] {
      #expect(locator.range(ofColumn: 1, in: Array(text.utf8)) == nil)
    }
  }
}

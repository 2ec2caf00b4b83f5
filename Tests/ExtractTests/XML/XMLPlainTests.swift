import Extract
import TestSupport
import Testing

/// Records that libxml2 does not see: they must come out as libxml2 reads them.
@Suite struct XMLPlainTests {
  private static func layout(_ limits: XMLLimits = XMLLimits()) throws -> Layout {
    try XMLSample.layout(
      [
        ("ID", "x:Id"), ("SURNAME", "x:Name/x:Surname"), ("LINE", "x:Address/x:Line[2]"),
        ("ALL", "x:Note"),
      ], limits: limits)
  }

  private static func read(
    _ text: String, _ layout: Layout, plain: Bool, piece: Int = 256 << 10, batch: Int = 64
  ) throws -> Reading {
    guard case .xml(let dialect) = layout.format else { preconditionFailure("it is XML") }
    return try Reading(
      XMLReader.open(
        .memory(Array(text.utf8), name: "a.xml"), layout: layout, dialect: dialect, piece: piece,
        readsPlain: plain), layout, batch: batch)
  }

  private static func patient(_ random: inout SplitMix) -> String {
    func one(of choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
    func value() -> String {
      one(of: ["", "Smith", " a  b ", "O'Hara > \"x\"", "a]b]]c", "12345678901234567890"])
    }
    let space = one(of: ["", " ", "\n", "\n          ", "\t"])
    var parts = [
      "<x:Id>\(value())</x:Id>", "<x:Name><x:Surname>\(value())</x:Surname></x:Name>",
      "<x:Address><x:Line>1</x:Line>\(space)<x:Line>\(value())</x:Line></x:Address>",
      "<x:Alerts>\(space)<x:Alert><x:Note>\(value())</x:Note></x:Alert><x:Alert/></x:Alerts>",
      "<x:Other><x:Deep><x:Er/></x:Deep>\(value())</x:Other>", "<x:Note>a<x:b>c</x:b>d</x:Note>",
    ].filter { _ in random.next() % 4 > 0 }
    if random.next() % 6 == 0 {
      parts.append(
        one(of: [
          "<x:Note n='1'>a</x:Note>", "<x:Note>a&amp;b</x:Note>", "<!-- <x:Patient> -->",
          "<x:Note><![CDATA[</x:Patient>]]></x:Note>", "<x:Note>é€😀</x:Note>", "<?i </x:Patient>?>",
          "<x:Note>a\r\nb</x:Note>", "<x:Id>again</x:Id><x:Id>again</x:Id>", "<é>x</é>",
          "<x:Note >a</x:Note >", "<Note>a</Note>", "<x:Name xmlns:x='urn:other'><x:b/></x:Name>",
          "<x:Other><x:Patient/></x:Other>", "<x:Patient></x:Patient>", "<x:1>1</x:1>", "\r\n",
          "<x:a:b>1</x:a:b>", "<:b>1</:b>",
        ]))
    }
    parts.shuffle(using: &random)
    return "<x:Patient>" + parts.joined(separator: space) + "</x:Patient>"
  }

  private static let faults = [
    "<x:Patient><x:Id>1</x:Patient>", "<x:Patient><x:Id>1</x:Id>", "<x:Patient>&no;</x:Patient>",
    "<x:Patient>]]></x:Patient>", "<x:Patient><x:Id>\u{1}</x:Id></x:Patient>",
    "<x:Patient><x:Id>\u{FFFE}</x:Id></x:Patient>", "<x:Patient><y:Id>1</y:Id></x:Patient>",
    "<x:Patient><x:Id>1</x:id></x:Patient>", "<x:Patient><x:Id>1</x:Id x></x:Patient>",
    "<x:Patient><-a>1</-a></x:Patient>", "<x:Patient><x:Id/ ></x:Patient>",
  ]

  @Test(arguments: [256 << 10, 1, 7, 64, 1000])
  func `plain records come out as libxml2 reads them`(piece: Int) throws {
    let layout = try Self.layout()
    var random = SplitMix(UInt64(38 + piece))
    for round in 0..<(piece > 1 ? 300 : 60) {
      var records = (0..<(random.next() % 30)).map { _ in Self.patient(&random) }
      if round % 4 == 0, !records.isEmpty {
        records[records.count / 2] = Self.faults.randomElement(using: &random) ?? ""
      }
      let text = XMLSample.document(records.joined(separator: round % 3 == 0 ? "\r\n  " : "\n "))
      let plain = try? Self.read(text, layout, plain: true, piece: piece)
      let parsed = try? Self.read(text, layout, plain: false, piece: piece)
      #expect(plain?.ending == parsed?.ending)
      #expect(plain?.records == parsed?.records)
      #expect(plain?.broken.map(\.extent) == parsed?.broken.map(\.extent))
      #expect(plain?.broken.map(\.reason) == parsed?.broken.map(\.reason))
    }
  }

  @Test(arguments: faults)
  func `what is wrong in a record is found`(fault: String) throws {
    let layout = try Self.layout()
    let sound = "<x:Patient><x:Id>1</x:Id><x:Note>a</x:Note></x:Patient>\n"
    let text = XMLSample.document(sound + sound + fault + sound + sound)
    let plain = try Self.read(text, layout, plain: true)
    let parsed = try Self.read(text, layout, plain: false)
    #expect(plain.outcomes == parsed.outcomes)
    #expect(!plain.broken.isEmpty)
  }

  @Test func `limits hold`() throws {
    let limits: [(inout XMLLimits) -> Void] = [
      { $0.recordBytes = 80 }, { $0.depth = 5 }, { $0.depth = 4 }, { $0.children = 1 },
    ]
    for limit in limits {
      var limits = XMLLimits()
      limit(&limits)
      let layout = try Self.layout(limits)
      var random = SplitMix(38)
      for _ in 0..<100 {
        let records = (0..<8).map { _ in Self.patient(&random) }.joined(separator: "\n")
        let text = XMLSample.document(records)
        let plain = try? Self.read(text, layout, plain: true)
        let parsed = try? Self.read(text, layout, plain: false)
        #expect(plain?.outcomes == parsed?.outcomes)
      }
    }
  }

  /// Namespaces in XML 1.0, 3: no prefix may stand for these, and libxml2 passes over what says so.
  @Test(arguments: ["http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace"])
  func `a prefix that means nothing is a fault`(name: String) throws {
    let layout = try Self.layout()
    let record = "<x:Patient><x:Id>1</x:Id><z:Note>a</z:Note></x:Patient>\n"
    let text = XMLSample.document(String(repeating: record, count: 3))
      .replacing("run=", with: "xmlns:z='\(name)' run=")
    let plain = try? Self.read(text, layout, plain: true)
    let parsed = try? Self.read(text, layout, plain: false)
    #expect(plain?.outcomes == parsed?.outcomes)
  }

  /// A record in a record is no record that was never closed, once it has ended.
  @Test func `an element of the records' name in one says nothing about the next`() throws {
    let layout = try Self.layout()
    let text = XMLSample.document(
      "<x:Patient><x:Patient/></x:Patient><x:Patient a='1' a='2'></x:Patient>")
    for plain in [true, false] {
      let reading = try Self.read(text, layout, plain: plain)
      #expect(reading.records.count == 1 && reading.broken.count == 1)
      #expect(reading.broken.allSatisfy { $0.extent.length > 0 })
    }
  }

  @Test func `many records that are not plain, and many that are, come out in order`() throws {
    let layout = try Self.layout()
    let odd = "<x:Patient n='1'><x:Id>1</x:Id></x:Patient>\n"
    let plain = "<x:Patient><x:Id>2</x:Id></x:Patient>\n"
    let text = XMLSample.document(
      String(repeating: odd, count: 2000) + String(repeating: plain, count: 2000))
    for piece in [4096, 256 << 10] {
      let reading = try Self.read(text, layout, plain: true, piece: piece)
      #expect(
        reading.records.map { $0.fields[0] } == Array(repeating: "1", count: 2000)
          + Array(repeating: "2", count: 2000))
      #expect(reading.broken.isEmpty)
    }
  }

  /// Prefixes and default namespaces of the elements around the records mean what they mean there.
  @Test(arguments: [
    "xmlns:x='urn:legacy:pas:2'", "xmlns='urn:legacy:pas:2' xmlns:x='urn:legacy:pas:2'",
    "xmlns:x='urn:legacy:pas:2' xmlns='urn:o'",
    "xmlns:x='urn:legacy:pas:2' xmlns:y='urn:legacy:pas:2'",
    "xmlns:x='urn:legacy&#58;pas:2'", "xmlns:x='urn:legacy:pas:2'\n\tby='a &amp; b'",
    "xmlns:x='urn:legacy:pas:2' xmlns:z='http://www.w3.org/2000/xmlns/'",
  ])
  func `names are those of the elements around`(namespaces: String) throws {
    let layout = try Self.layout()
    let record = "<x:Patient><x:Id>1</x:Id><Note>a</Note><y:Note>b</y:Note></x:Patient>\n"
    let text = """
      <x:Extract \(namespaces)><x:Patients xmlns:y="urn:o">
      \(String(repeating: record, count: 5))</x:Patients>
      <x:Patients xmlns:y="urn:legacy:pas:2">
      \(String(repeating: record.replacing("<Note>a</Note>", with: ""), count: 5))</x:Patients>
      </x:Extract>
      """
    let plain = try Self.read(text, layout, plain: true)
    let parsed = try Self.read(text, layout, plain: false)
    #expect(plain.records == parsed.records && plain.records.count == 10)
    #expect(plain.broken.isEmpty && plain.records.last?.fields == ["1", "", "", "b"])
  }
}

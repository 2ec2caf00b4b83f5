import Diagnostics
import Extract
import Foundation
import Testing

/// Documents that others wrote.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"] != nil,
    "TRACKWAY_CORPORA names no folder of test data"))
struct XMLCorporaTests {
  static func text(_ path: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    // A gzip file ends with its unpacked size.
    let size =
      path.hasSuffix(".gz") ? data.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) } : data.count
    let bytes = try SourceFile.open(path: path).bytes(in: 0..<size)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func path(_ text: String) throws -> XMLPath {
    try XMLPath(text, namespaces: ["n": "http://naaccr.org/naaccrxml"])
  }

  /// An item of the cancer registries' standard, with its place in a flat record.
  struct Item {
    let id: String
    let place: Range<Int>
    let isOfTumour: Bool
  }

  /// The items of version 18 that a kind of record has, `I` or `A`.
  static func items(_ kind: String) throws -> [Item] {
    let names = [
      "NAACCR XML ID", "Start Column", "Length", "Record Types", "Parent XML Element",
    ]
    let header = HeaderRule.row(1, match: .byName, extraColumns: .ignore, missingColumns: .error)
    let layout = Layout(
      name: "items", format: .csv(CSVDialect(header: header)),
      columns: names.map { LayoutColumn(name: $0) })
    let file = CorporaTests.path("naaccr/spec/naaccr-xml-items-180.csv")
    return try Reading(.open(path: file), layout).records.compactMap { record in
      let fields = record.fields
      guard let first = Int(fields[1]), let length = Int(fields[2]), fields[3].contains(kind),
        fields[4] != "NaaccrData"
      else { return nil }
      return Item(
        id: fields[0], place: first - 1..<first - 1 + length, isOfTumour: fields[4] == "Tumor")
    }
  }

  /// A record for each patient; the tumours are its children.
  static func layout(_ items: [Item]) throws -> Layout {
    let root = "/n:NaaccrData/n:Patient"
    func paths(_ isOfTumour: Bool) throws -> [XMLPath] {
      try items.filter { $0.isOfTumour == isOfTumour }.map {
        try path("n:Item[@naaccrId='\($0.id)']")
      }
    }
    func columns(_ isOfTumour: Bool) -> [LayoutColumn] {
      items.filter { $0.isOfTumour == isOfTumour }.map { LayoutColumn(name: $0.id) }
    }
    var dialect = XMLDialect(
      record: try XMLPath.absolute(root, namespaces: ["n": "http://naaccr.org/naaccrxml"]),
      columns: try paths(false))
    dialect.children = [
      XMLDialect.Children(record: try path("n:Tumor").steps, columns: try paths(true))
    ]
    return Layout(
      name: "patients", format: .xml(dialect), columns: columns(false),
      children: [LayoutChild(name: "tumours", columns: columns(true))])
  }

  /// The values by the items' names, found by the text of the tags alone, a record a tumour.
  static func expected(_ document: String) -> [[String: String]] {
    func values(_ text: some StringProtocol) -> [String: String] {
      let found = String(text).matches(of: /<Item naaccrId="(\w+)">([^<]*)<\/Item>/)
      return Dictionary(
        found.map { (String($0.output.1), String($0.output.2)) }, uniquingKeysWith: { $1 })
    }
    return document.split(separator: "<Patient>").dropFirst().flatMap { patient in
      let parts = String(patient).split(separator: "<Tumor>")
      let own = values(parts.first ?? "")
      return parts.dropFirst().map { own.merging(values($0), uniquingKeysWith: { $1 }) }
    }
  }

  /// The folder has no flat file of the same people: here their values are printed at the places
  /// that the standard gives them.
  @Test(arguments: [("incidence", "I", 4048), ("abstract", "A", 24_194)])
  func `ten tumours are the same flat and in XML, field by field`(
    name: String, kind: String, length: Int
  ) throws {
    let file = CorporaTests.path("naaccr/docs/samples/naaccr-xml-sample-v180-\(name)-10.xml.gz")
    let expected = Self.expected(try Self.text(file))
    #expect(expected.count == 10)
    let items = try Self.items(kind).sorted { !$0.isOfTumour && $1.isOfTumour }
    #expect(items.map(\.place.upperBound).max() == length)

    let document = try Reading(.open(path: file), try Self.layout(items))
    #expect(document.broken.isEmpty)
    let tumours = document.records.flatMap { record in
      (record.children.first ?? []).map { record.fields + $0 }
    }

    var flat: [UInt8] = []
    for values in expected {
      var line = Array(repeating: UInt8(ascii: " "), count: length)
      for item in items {
        for (index, byte) in (values[item.id] ?? "").utf8.enumerated() {
          line[item.place.lowerBound + index] = byte
        }
      }
      flat += line + [10]
    }
    let fixed = Layout(
      name: "flat",
      format: .fixed(
        FixedDialect(recordLength: length, recordEnd: .lf, positions: items.map(\.place))),
      columns: items.map { LayoutColumn(name: $0.id) })
    let lines = try Reading(.memory(flat, name: "flat.txt"), fixed)
    #expect(lines.broken.isEmpty)

    #expect(lines.records.map(\.fields) == tumours)
    #expect(tumours == expected.map { values in items.map { values[$0.id] ?? "" } })
    #expect(expected.map(\.count).min() ?? 0 > 50)
  }

  @Test(arguments: ["v180", "v210", "v220"], ["incidence", "abstract"])
  func `every tumour of a hundred is read`(version: String, kind: String) throws {
    let file = CorporaTests.path(
      "naaccr/docs/samples/naaccr-xml-sample-\(version)-\(kind)-100.xml.gz")
    let expected = Self.expected(try Self.text(file))
    let items =
      ["patientIdNumber", "sex", "dateOfBirth"].map {
        Item(id: $0, place: 0..<1, isOfTumour: false)
      }
      + ["primarySite", "dateOfDiagnosis"].map { Item(id: $0, place: 0..<1, isOfTumour: true) }
    let reading = try Reading(.open(path: file), try Self.layout(items))
    #expect(reading.broken.isEmpty)
    let found = reading.records.flatMap { record in
      (record.children.first ?? []).map { record.fields + $0 }
    }
    #expect(found.count == 100)
    #expect(found == expected.map { values in items.map { values[$0.id] ?? "" } })
  }

  /// Each file, of the kinds of records that it has; how many is what the text of the tags says.
  @Test func `the files of the cancer dataset are read`() throws {
    let root = CorporaTests.path("nhs-cosd-xml")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".xml") }
    #expect(files.count == 19)
    for file in files {
      let text = try Self.text("\(root)/\(file)")
      let match = try #require(text.firstMatch(of: /xmlns:(COSD\w*)="([^"]+)"/))
      let (prefix, namespace) = (String(match.output.1), String(match.output.2))
      let kinds = Set(text.matches(of: /<(\w+Record)>/).map { String($0.output.1) })
      #expect(!kinds.isEmpty, "\(file)")
      for kind in kinds {
        let ids = text.split(separator: "<\(kind)>").dropFirst().map { record in
          record.firstMatch(of: /<Id root="([^"]*)"/).map { String($0.output.1) } ?? ""
        }
        let dialect = XMLDialect(
          record: try XMLPath.absolute(
            "/c:\(prefix)/\(kind)", namespaces: ["c": namespace]),
          columns: [try XMLPath("Id/@root")])
        let layout = Layout(
          name: kind, format: .xml(dialect), columns: [LayoutColumn(name: "ID")])
        let reading = try Reading(.open(path: "\(root)/\(file)"), layout)
        #expect(reading.broken.isEmpty, "\(file)")
        #expect(reading.records.map { $0.fields[0] } == ids, "\(file) \(kind)")
      }
    }
  }

  /// What its authors call invalid and no parser could read, with what it costs.
  @Test(
    arguments: [
      ("naaccr/validity/invalid/invalid_unbalanced-tags-2.xml", 7),
      ("naaccr/validity/invalid/invalid_unbalanced-tags-3.xml", 7),
      ("naaccr/encoding/test_ASCII_with_control_chars.xml", 4),
    ])
  func `a record that is not well-formed is set apart with its line`(
    file: String, line: Int
  ) throws {
    let reading = try Reading(
      .open(path: CorporaTests.path(file)), try Self.layout(try Self.items("I")))
    #expect(reading.records.isEmpty)
    #expect(reading.broken.map(\.reason.slug) == ["XML_BROKEN"])
    #expect(reading.broken.map(\.extent.firstLine) == [line])
  }

  /// These break their own schema and are well-formed: what a reader cannot see it reads.
  @Test(arguments: ["bad-attribute-2", "bad-tag-3", "bad-tag-4"])
  func `a document that only breaks its schema is read`(name: String) throws {
    let file = CorporaTests.path("naaccr/validity/invalid/invalid_\(name).xml")
    let reading = try Reading(.open(path: file), try Self.layout(try Self.items("I")))
    #expect(reading.broken.isEmpty)
    #expect(reading.records.count == 1)
  }
}

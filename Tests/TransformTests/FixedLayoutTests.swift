import Diagnostics
import Extract
import Testing
import Transform

@Suite struct FixedLayoutTests {
  /// A mixed file: what a mainframe's dump looks like.
  static let mixed = """
    layout: people
    kind: fixed
    encoding: ebcdic-285
    record length: 40
    record end: none
    record type: {at: 1-2, values: {"10": person, "20": spell, "99": trailer}}
    trailer: {type: trailer, record count at: 3-10}
    trim: both
    record types:
      person:
        columns:
          - {name: ID, at: 3-8, required: true}
          - {name: SURNAME, at: 9-20}
          - {name: STATUS, at: 21}
          - {name: DOB, at: 22-29}
          - {name: DOD, at: 22-31}
          - {name: SEX, at: 32-32}
          - {name: GP, at: 33-40}
      spell:
        columns:
          - {name: SPELL, at: 3-10}

    """

  /// The small project with this layout, its source reading the persons.
  static func check(
    _ layout: String, source: String = ", record type: person"
  ) throws -> SmallProject.Checked {
    let migration = SmallProject.migration.replacing(
      "files: \"*.csv\"}", with: "files: \"*.csv\"\(source)}")
    try #require(source.isEmpty || migration != SmallProject.migration)
    return try SmallProject.check([
      "layouts/people.yaml": layout, "migration.yaml": migration,
    ])
  }

  @Test func `a source has the columns of its record type`() throws {
    let checked = try Self.check(Self.mixed)
    #expect(checked.faults.isEmpty, "\(checked.faults.map(\.message))")
    let source = try #require(checked.project?.source(named: "people"))
    #expect(source.recordType == "person")
    #expect(source.layout.encoding == .ebcdic285)
    #expect(
      source.layout.columns.map(\.name) == ["ID", "SURNAME", "STATUS", "DOB", "DOD", "SEX", "GP"])
    guard case .fixed(let dialect) = source.layout.format else {
      Issue.record("the layout is not of fixed positions")
      return
    }
    #expect(dialect.positions == [2..<8, 8..<20, 20..<21, 21..<29, 21..<31, 31..<32, 32..<40])
    #expect(dialect.recordLength == 40)
    #expect(dialect.recordEnd == .none)
    #expect(dialect.trim == .both)
    #expect(dialect.trailer == FixedTrailer(type: "trailer", recordCountAt: 2..<10))
    #expect(dialect.recordTypes?.at == 0..<2)
    #expect(dialect.recordTypes?.read == "person")
    #expect(dialect.recordTypes?.tags.map(\.type) == ["person", "spell", "trailer"])
  }

  @Test func `one type beside a trailer needs no choice`() throws {
    let layout = """
      layout: people
      kind: fixed
      record length: 20
      record type: {at: 1-2, values: {"01": ward, "99": trailer}}
      columns:
        - {name: ID, at: 3-8}
        - {name: SURNAME, at: 3-8}
        - {name: STATUS, at: 3-8}
        - {name: DOB, at: 3-8}
        - {name: DOD, at: 3-8}
        - {name: SEX, at: 3-8}
        - {name: GP, at: 3-8}

      """
    let checked = try Self.check(layout, source: "")
    #expect(checked.faults.isEmpty, "\(checked.faults.map(\.message))")
    let source = try #require(checked.project?.source(named: "people"))
    guard case .fixed(let dialect) = source.layout.format else {
      Issue.record("the layout is not of fixed positions")
      return
    }
    #expect(source.recordType == "ward")
    #expect(dialect.recordTypes?.read == "ward")
    #expect(dialect.recordEnd == .crlf)
    #expect(dialect.trailer == FixedTrailer(type: "trailer"))
  }

  @Test(
    arguments: [
      ("MAP711", "at: 3-8,", "at: 8-3,"), ("MAP711", "at: 3-8,", "at: 0-8,"),
      ("MAP711", "at: 3-8,", "at: three,"), ("MAP711", "at: 33-40", "at: 33-41"),
      ("MAP711", "{at: 1-2, values", "{at: 1-9, values"),
      ("MAP711", "\"10\": person", "\"100\": person"),
      ("MAP711", "record count at: 3-10", "record count at: 39-46"),
      ("MAP712", "  spell:\n", "  spells:\n"), ("MAP712", "type: trailer,", "type: trailr,"),
      ("MAP702", "record length: 40", "record length: 70000"),
      ("MAP702", "record end: none", "record end: cr"), ("MAP702", "trim: both", "trim: left"),
      ("MAP702", "ebcdic-285", "utf-16"), ("MAP702", "ebcdic-285", "ebcdic-500"),
      ("MAP702", "  spell:\n", "  spell:\n    record length: 30\n"),
      ("MAP702", "trim: both", "columns: [{name: ID, at: 1-2}]"),
      ("MAP907", "{name: SPELL, at: 3-10}", "{name: SPELL}"),
      ("MAP907", "record length: 40\n", ""), ("MAP107", "trim: both", "trimm: both"),
      ("MAP107", "{name: SPELL, at: 3-10}", "{name: SPELL, at: 3-10, multi line: true}"),
      ("MAP701", "{name: DOD, at: 22-31}", "{name: DOB, at: 22-31}"),
    ])
  func `each mistake in a layout has its code`(code: String, right: String, wrong: String) throws {
    let changed = Self.mixed.replacing(right, with: wrong, maxReplacements: 1)
    try #require(changed != Self.mixed)
    let faults = try Self.check(changed).faults
    let found = faults.filter { "\($0.code)" == code && $0.place?.file == "layouts/people.yaml" }
    #expect(found.count == 1, "\(faults.map { "\($0.code) \($0.message)" })")
  }

  @Test(
    arguments: [
      ("MAP713", ""), ("MAP712", ", record type: persn"), ("MAP712", ", record type: trailer"),
    ])
  func `a source must read a type that has columns`(code: String, source: String) throws {
    let faults = try Self.check(Self.mixed, source: source).faults
    let found = faults.first { $0.place?.file == "migration.yaml" }
    #expect(found.map { "\($0.code)" } == code)
    #expect(code != "MAP712" || found?.remedy.contains("person") == true)
  }

  @Test func `a layout whose records are alike has no type to read`() throws {
    let faults = try Self.check(SmallProject.layout).faults
    #expect(faults.map { "\($0.code)" }.contains("MAP712"))
  }

  @Test func `an escape is one character of the encoding`() throws {
    let layout = SmallProject.layout.replacing(
      "delimiter: \",\"", with: "delimiter: \",\"\nescape: \"\\\\\"")
    let checked = try SmallProject.check(["layouts/people.yaml": layout])
    #expect(checked.faults.isEmpty)
    guard case .csv(let dialect)? = checked.project?.sources.first?.layout.format else {
      Issue.record("no layout")
      return
    }
    #expect(dialect.escape == UInt8(ascii: "\\"))
  }

  @Test func `the delimiter of a CSV file may be any characters of its encoding`() throws {
    for (encoding, delimiter, bytes) in [
      ("windows-1252", "¬", [0xAC]), ("cp037", "|", [0x4F]), ("ebcdic-285", ",", [0x6B]),
      ("utf-8", "¬", [0xC2, 0xAC]), ("utf-8", "|~|", [0x7C, 0x7E, 0x7C]), ("utf-8", "tab", [0x09]),
    ] as [(String, String, [UInt8])] {
      let layout = SmallProject.layout.replacing(
        "delimiter: \",\"", with: "encoding: \(encoding)\ndelimiter: \"\(delimiter)\"")
      let checked = try SmallProject.check(["layouts/people.yaml": layout])
      #expect(checked.faults.isEmpty)
      guard case .csv(let dialect)? = checked.project?.sources.first?.layout.format else {
        Issue.record("no layout")
        continue
      }
      #expect(dialect.delimiter == bytes)
    }
  }
}

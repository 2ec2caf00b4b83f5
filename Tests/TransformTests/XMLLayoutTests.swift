import Diagnostics
import Extract
import Testing
import Transform

@Suite struct XMLLayoutTests {
  static let layout = """
    layout: people
    kind: xml
    namespaces: {x: "urn:legacy:pas:2"}
    record: /x:Extract/x:Patient
    limits: {record bytes: 2048, depth: 9, children: 3}
    columns:
      - {name: ID, path: "@id", required: true}
      - {name: SURNAME, path: "x:Name/x:Surname"}
      - {name: STATUS, path: "x:Status"}
      - {name: DOB, path: "x:Date[@of='birth']"}
      - {name: DOD, path: "x:Date[@of='death'][1]"}
      - {name: SEX, path: "x:Name/@sex"}
      - {name: GP, path: "x:GP"}
    children:
      - name: alerts
        record: x:Alerts/x:Alert
        columns:
          - {name: ALERT_CODE, path: "@code"}
          - {name: ALERT_TEXT, path: .}

    """

  /// The small project with this layout.
  static func check(_ layout: String) throws -> SmallProject.Checked {
    try SmallProject.check(["layouts/people.yaml": layout])
  }

  @Test func `a layout says where a document has its records, values and children`() throws {
    let checked = try Self.check(Self.layout)
    #expect(checked.faults.isEmpty, "\(checked.faults.map(\.message))")
    let layout = try #require(checked.project?.source(named: "people")?.layout)
    #expect(
      layout.columns.map(\.name) == ["ID", "SURNAME", "STATUS", "DOB", "DOD", "SEX", "GP"])
    #expect(layout.columns.map(\.isRequired) == [true] + Array(repeating: false, count: 6))
    #expect(layout.children.map(\.name) == ["alerts"])
    #expect(layout.children.first?.columns.map(\.name) == ["ALERT_CODE", "ALERT_TEXT"])
    guard case .xml(let dialect) = layout.format else {
      Issue.record("the layout is not of XML")
      return
    }
    func name(_ local: String) -> XMLPath.Name {
      XMLPath.Name(local, namespace: "urn:legacy:pas:2")
    }
    #expect(dialect.record.map(\.name) == [name("Extract"), name("Patient")])
    #expect(dialect.columns.map(\.attribute?.local) == ["id", nil, nil, nil, nil, "sex", nil])
    #expect(
      dialect.columns[4].steps.first?.tests == [
        .attribute(XMLPath.Name("of"), is: "death"), .position(1),
      ])
    #expect(dialect.children.first?.record.map(\.name) == [name("Alerts"), name("Alert")])
    #expect(dialect.children.first?.columns.last == .itself)
    #expect(dialect.limits.recordBytes == 2048)
    #expect(dialect.limits.depth == 9)
    #expect(dialect.limits.children == 3)
    #expect(!dialect.isEncodingGiven)
  }

  @Test func `a layout without limits has the usual ones`() throws {
    let layout = Self.layout.replacing(
      "limits: {record bytes: 2048, depth: 9, children: 3}\n", with: "")
    let checked = try Self.check(layout)
    guard case .xml(let dialect)? = checked.project?.sources.first?.layout.format else {
      Issue.record("the layout is not of XML")
      return
    }
    #expect(dialect.limits.recordBytes == 1_048_576)
    #expect(dialect.limits.depth == 64)
    #expect(dialect.limits.children == 256)
  }

  /// In what is wrong, `^` stands before the place that is named; it is no part of the layout.
  @Test(
    arguments: [
      ("MAP706", "\"x:Name/x:Surname\"", "\"x:Name/^/x:Surname\""),
      ("MAP706", "\"x:Name/x:Surname\"", "\"x:Name/text^()\""),
      ("MAP706", "x:Date[@of='birth']", "x:Date[^last()]"),
      ("MAP706", "x:Date[@of='birth']", "x:Date[@of=^'birth]"),
      ("MAP706", "x:Date[@of='birth']", "x:Date[^0]"),
      ("MAP706", "\"@id\"", "\"@id^/x:Name\""),
      ("MAP706", "/x:Extract/x:Patient", "^x:Extract/x:Patient"),
      ("MAP706", "/x:Extract/x:Patient", "/x:Extract/^x:Patient[2]"),
      ("MAP706", "x:Alerts/x:Alert\n", "\"^@code\"\n"),
      ("MAP707", "\"x:Name/x:Surname\"", "\"x:Name/^y:Surname\""),
      ("MAP707", "x:Name/@sex", "x:Name/@^q:sex"),
      ("MAP707", "/x:Extract/x:Patient", "/x:Extract/^z:Patient"),
      ("MAP707", "x:Alerts/x:Alert\n", "x:Alerts/^a:Alert\n"),
    ])
  func `what is wrong in a path is named with its line and column`(
    code: String, right: String, wrong: String
  ) throws {
    let marked = Self.layout.replacing(right, with: wrong, maxReplacements: 1)
    let mark = try #require(marked.firstIndex(of: "^"))
    let before = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
    let faults = try Self.check(marked.replacing("^", with: "")).faults
    let all = faults.map { "\($0.code) \($0.message) \($0.place?.line ?? 0)" }
    let found = faults.filter { "\($0.code)" == code }
    #expect(found.count == 1, "\(all)")
    #expect(found.first?.place?.file == "layouts/people.yaml")
    #expect(found.first?.place?.line == before.count, "\(all)")
    #expect(found.first?.place?.column == (before.last?.count ?? 0) + 1, "\(all)")
  }

  @Test(
    arguments: [
      ("MAP702", "depth: 9", "depth: 251"), ("MAP702", "children: 3", "children: 0"),
      ("MAP107", "depth: 9", "deep: 9"), ("MAP107", "limits:", "limit:"),
      ("MAP107", "{name: GP, path: \"x:GP\"}", "{name: GP, path: \"x:GP\", at: 1-2}"),
      ("MAP907", "{name: GP, path: \"x:GP\"}", "{name: GP}"),
      ("MAP907", "record: /x:Extract/x:Patient\n", ""),
      ("MAP907", "    record: x:Alerts/x:Alert\n", ""),
      ("MAP701", "name: ALERT_TEXT", "name: ALERT_CODE"),
      ("MAP701", "name: ALERT_TEXT", "name: GP"),
    ])
  func `each mistake in a layout has its code`(code: String, right: String, wrong: String) throws {
    let changed = Self.layout.replacing(right, with: wrong, maxReplacements: 1)
    try #require(changed != Self.layout)
    let faults = try Self.check(changed).faults
    let found = faults.filter { "\($0.code)" == code && $0.place?.file == "layouts/people.yaml" }
    #expect(found.count == 1, "\(faults.map { "\($0.code) \($0.message)" })")
  }
}

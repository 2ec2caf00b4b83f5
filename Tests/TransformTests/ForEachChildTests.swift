import Diagnostics
import Testing
import Transform

/// `for each: alerts`: a row for each child of an XML record.
@Suite struct ForEachChildTests {
  static let target = """
      - into: patient_identifier
        for each: alerts
        fields:
          patient: ID, the patient with this key
          kind: ALERT_CODE
          value: ALERT_TEXT, trimmed

    """

  static func map(_ records: String) throws -> MappedRecords {
    try SmallMapping(SmallProject.mapping + target, layout: XMLLayoutTests.layout).map(
      """
      <e:Extract xmlns:e="urn:legacy:pas:2">
      \(records)
      </e:Extract>
      """)
  }

  static func patient(_ id: String, _ alerts: String) -> String {
    """
    <e:Patient id="\(id)"><e:Name sex="f"><e:Surname>SMITH</e:Surname></e:Name>
    <e:Status>known</e:Status><e:Date of="birth">01/02/1950</e:Date>
    <e:Alerts>\(alerts)</e:Alerts></e:Patient>
    """
  }

  @Test func `a child makes a row, of its own values and its record's`() throws {
    let mapped = try Self.map(
      Self.patient(
        "1",
        "<e:Alert code=\"high\"> nuts &amp; eggs </e:Alert><e:Alert code=\"low\">cats</e:Alert>")
        + Self.patient("2", "") + Self.patient("3", "<e:Alert code=\"low\">dogs</e:Alert>"))
    #expect(mapped.faults.isEmpty)
    #expect(mapped["patient"].map { $0["legacy_key"] } == ["1", "2", "3"])
    #expect(mapped["patient_name"].map { $0["surname"] } == ["SMITH", "SMITH", "SMITH"])
    let numbers = mapped["patient_identifier"]
    #expect(numbers.map { $0["value"] } == ["nuts & eggs", "cats", "dogs"])
    #expect(numbers.map { $0["kind"] } == ["high", "low", "low"])
    let patients = mapped["patient"].map { $0["id"] }
    #expect(numbers.map { $0["patient"] } == [patients[0], patients[0], patients[2]])
    #expect(Set(numbers.map { $0["id"] }).count == 3)
  }

  @Test func `a fault in one child rejects the record with all its rows`() throws {
    let mapped = try Self.map(
      Self.patient("1", "<e:Alert code=\"a\">1</e:Alert><e:Alert code=\"b\"> </e:Alert>")
        + Self.patient("2", "<e:Alert code=\"a\">2</e:Alert>"))
    #expect(mapped.faults == [["FIELD_BLANK"]])
    #expect(mapped["patient"].map { $0["legacy_key"] } == ["2"])
    #expect(mapped["patient_identifier"].map { $0["value"] } == ["2"])
  }

  @Test(
    arguments: [
      ("for each: alerts", "for each: ^alert", "alerts"),
      ("value: ALERT_TEXT", "value: ^ALERT_TXT", "ALERT_TEXT"),
    ])
  func `a name that the layout does not have is told with its place`(
    right: String, wrong: String, remedy: String
  ) throws {
    let marked = SmallProject.mapping + Self.target.replacing(right, with: wrong)
    let mark = try #require(marked.firstIndex(of: "^"))
    let before = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
    let faults = try SmallProject.check([
      "layouts/people.yaml": XMLLayoutTests.layout,
      "mappings/people.yaml": marked.replacing("^", with: ""),
    ]).faults
    let found = try #require(
      faults.first { $0.place?.line == before.count }, "\(faults.map(\.message))")
    #expect(found.place?.column == (before.last?.count ?? 0) + 1)
    #expect(found.remedy.contains(remedy))
  }

  @Test func `a child's column outside its 'for each' is refused`() throws {
    let mapping = SmallProject.mapping.replacing(
      "surname: SURNAME, trimmed", with: "surname: ALERT_TEXT, trimmed")
    let faults = try SmallProject.check([
      "layouts/people.yaml": XMLLayoutTests.layout, "mappings/people.yaml": mapping,
    ]).faults
    #expect(faults.contains { $0.message.contains("ALERT_TEXT") }, "\(faults.map(\.message))")
  }
}

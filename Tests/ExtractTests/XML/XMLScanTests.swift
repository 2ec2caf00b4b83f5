import Extract
import Testing

/// What a scan says of the children of records.
@Suite struct XMLScanTests {
  private static func scan(_ records: [String]) throws -> SourceScan {
    let layout = try XMLSample.layout()
    let text = XMLSample.document(records.joined(separator: "\n"))
    let profile = SourceProfile(layout)
    var reader = try Format.reader(of: .memory(Array(text.utf8), name: "a.xml"), layout: layout)
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      profile.add(batch)
      profile.add(broken)
    }
    return profile.result(name: "patients", files: [], keys: nil)
  }

  private static func patient(_ id: Int, _ codes: [String]) -> String {
    "<x:Patient id='\(id)'><x:Alerts>" + codes.map { "<x:Alert code='\($0)'/>" }.joined()
      + "</x:Alerts></x:Patient>"
  }

  @Test func `the columns of children are profiled behind the record's own`() throws {
    let scan = try Self.scan(
      (1...6).map { Self.patient($0, ["10", "20"]) } + [Self.patient(7, []), XMLSample.anna])
    #expect(
      scan.columns.map(\.label) == [
        "ID", "SURNAME", "HOME", "alerts.ALERT_CODE", "alerts.ALERT_NOTE",
      ])
    let code = try #require(scan.column(named: "ALERT_CODE"))
    #expect(code.set == "alerts")
    #expect(code.filled == 14 && code.blank == 0)
    #expect(
      code.values.prefix(2) == [SourceScan.Count("10", 6), SourceScan.Count("20", 6)])
    let note = try #require(scan.column(named: "ALERT_NOTE"))
    #expect(note.filled == 1 && note.blank == 13)
    #expect(scan.column(named: "ID")?.set == nil)
  }

  @Test func `what many children of one record have is one record's, and is not shown`() throws {
    let scan = try Self.scan([Self.patient(1, Array(repeating: "RARE", count: 9))])
    let code = try #require(scan.column(named: "ALERT_CODE"))
    #expect(code.filled == 9)
    #expect(code.values == [SourceScan.Count("RARE", 1)])
    let shown = Scan(project: "p", asAt: nil, sources: [scan]).shown
    let column = try #require(shown.sources.first?.column(named: "ALERT_CODE"))
    #expect(column.values.isEmpty && column.forms.isEmpty)
  }
}

import Foundation
import Migration
import Review
import Testing

@Suite struct ReportTests {
  func report(
    verdict: String = "no_go", message: String? = nil, live: Int? = nil,
    records: [IsolatedRecord] = SampleRun.records, size: Report.Size = .init(),
    reveal: Bool = false
  ) throws -> String {
    Report(
      summary: try SampleRun.summary(verdict: verdict, message: message, live: live),
      isolated: records, notes: SampleRun.notes, size: size, reveal: reveal
    ).html
  }

  @Test(arguments: [
    "<b>1,001,204</b> declared", "<b>1,001,204</b> read",
    "<b>1,001,121</b> loaded (8,759 repaired)", "<b>31</b> waiting", "<b>7</b> to fix",
    "46 left out by a rule + 31 waiting + 6 rejected: the books balance.",
    "7 to fix = 6 rejected records + 1 record that is in none of the files",
  ])
  func `the first screen has every count`(text: String) throws {
    #expect(try report().contains(text))
  }

  @Test func `live is shown only where it is known`() throws {
    let unknown = try report()
    #expect(!unknown.contains("> live"))
    let known = try report(live: 2)
    #expect(known.contains("<b>2</b> live"))
  }

  @Test(arguments: [
    ("complete", "Complete"), ("accepted", "Accepted"), ("no_go", "No go"),
    ("stopped", "Stopped early"), ("failed", "Failed"),
    ("unbalanced", "The books do not balance"),
  ])
  func `the verdict is said in words`(verdict: String, words: String) throws {
    #expect(try report(verdict: verdict).contains("</span> \(words)</h2>"))
  }

  @Test func `failed limits stand before kept ones`() throws {
    let html = try report()
    let failed = try #require(html.range(of: ">files not proved<"))
    let kept = try #require(html.range(of: ">waiting for them<"))
    #expect(failed.lowerBound < kept.lowerBound)
  }

  @Test func `a file is proved or not, the doubtful first`() throws {
    let html = try report()
    let files = try #require(html.range(of: "id=\"files\""))
    let doubtful = try #require(html.range(of: "<b>ALERTS.csv</b>"))
    let proved = try #require(html.range(of: "<b>PMI_001.csv</b><br>"))
    #expect(files.upperBound < doubtful.lowerBound && doubtful.lowerBound < proved.lowerBound)
    #expect(html.contains("not proved"))
  }

  @Test func `a file in which values were looked up stands below those that were loaded`() throws {
    var summary = try SampleRun.summary()
    summary.lookups = [
      LookupSummary(
        file: "STAFF.csv", source: "staff", sha256: String(repeating: "9f3a", count: 16),
        declared: 37, read: 37, broken: 2)
    ]
    let html = Report(
      summary: summary, isolated: SampleRun.records, notes: SampleRun.notes
    ).html
    let loaded = try #require(html.range(of: "<b>PMI_001.csv</b><br>"))
    let lookedUp = try #require(html.range(of: "<b>STAFF.csv</b><br>"))
    #expect(loaded.lowerBound < lookedUp.lowerBound)
    #expect(html.contains("Files that were read to look values up in them"))
    #expect(try !report().contains("look values up"))
  }

  @Test func `a file that is read a second time is not judged a second time`() throws {
    var summary = try SampleRun.summary()
    summary.files[2].derived = true
    summary.files[2].proved = nil
    let html = Report(summary: summary, isolated: [], notes: []).html
    #expect(html.contains("see the first mapping"))
    #expect(!html.contains("not proved</span>"))
    #expect(!html.contains("<b>Not proved:</b>"))
  }

  @Test(arguments: [
    "9990001235", "WAKEFIELD", "31/02/1987", "O'NEIL", "O&#39;NEIL", "TA2 7QQ", "TA2·7QQ",
    "M0001204", "M0777777", "JONES",
  ])
  func `no value of a record is on a masked page`(value: String) throws {
    let html = try report()
    #expect(!html.contains(value))
  }

  @Test func `a revealed page shows values, escaped, and says so`() throws {
    let html = try report(reveal: true)
    #expect(html.contains("O&#39;NEIL"))
    #expect(html.contains("&lt;b&gt;TA2"))
    #expect(!html.contains("<b>TA2"))
    #expect(html.contains("This page shows patients&#39; data"))
  }

  @Test func `what is cut is said with its number and the file that has all`() throws {
    let late = (0..<5).map { number in
      var record = SampleRun.held[0]
      record.id = "e\(number)"
      return record
    }
    let html = try report(
      records: SampleRun.records + (0..<3).flatMap { _ in late },
      size: .init(standing: 1, carried: 0))
    #expect(html.contains("These are the first 1; 1 more is in"))
    #expect(html.contains("and 5 more; all are in rejected.faults.csv"))
    let whole = try report()
    #expect(!whole.contains("These are the first"))
  }

  @Test func `every root cause is a card, a missing record too`() throws {
    let html = try report()
    #expect(html.split(separator: "<article class=\"card\" id=\"card-").count == 8)
    #expect(html.contains("A patient that is in none of the files"))
    #expect(html.contains("16 records wait for it and load by themselves"))
  }

  @Test func `the same faulty value is told without being shown`() throws {
    var twin = SampleRun.rejected[5]
    twin.id = "b3"
    twin.record += 1
    let html = try report(records: SampleRun.records + [twin])
    #expect(html.contains("in <code>DISCHARGE_DATE</code>: 2 rows.</b> Look at them together."))
    #expect(html.contains("The same value stands in 1 other record with this reason."))
  }

  @Test func `a rule's own limit goes before the limit of any rule`() throws {
    let html = try report()
    let rule = try #require(html.range(of: "<code>gp_registration.practice not found</code>"))
    let row = html[rule.upperBound...].prefix { $0 != "\u{0}" }
    let end = try #require(row.range(of: "</tr>"))
    let cells = row[..<end.lowerBound]
    #expect(cells.contains("at most 0.1% of its records"))
    #expect(cells.contains("exceeded"))
    #expect(cells.contains("0.16%"))
  }

  @Test func `an empty run has a page too`() throws {
    let html = Report(summary: try SampleRun.summary(verdict: "complete"), isolated: [], notes: [])
      .html
    #expect(html.contains("Nothing is to fix."))
    #expect(html.contains("No value was repaired."))
  }

  @Test(arguments: ["stopped", "failed"])
  func `a run that ended early says how to go on`(verdict: String) throws {
    let html = try report(verdict: verdict)
    #expect(html.contains("migrate resume PROJECT --into sqlite:trackway.db</pre>"))
    #expect(try !report(verdict: "accepted").contains("migrate resume"))
  }

  @Test func `rows that a complete extract no longer has are counted`() throws {
    var summary = try SampleRun.summary()
    summary.closed = 17
    summary.updated = 5
    let html = Report(summary: summary, isolated: [], notes: []).html
    #expect(html.contains("<b>17</b> closed"))
    #expect(html.contains("17 rows that the complete extract no longer has"))
    #expect(html.contains("8,759 repaired, 5 updated"))
  }
}

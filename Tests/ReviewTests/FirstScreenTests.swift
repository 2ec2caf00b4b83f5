import Foundation
import Migration
import Pages
import Review
import Testing

/// What stands before everything else on the page.
@Suite struct FirstScreenTests {
  private func report(_ change: (inout ReportContext) -> Void) throws -> String {
    var context = ReportContext()
    change(&context)
    return Report(
      summary: try SampleRun.summary(), isolated: SampleRun.records, notes: SampleRun.notes,
      context: context
    ).html
  }

  static func causes(_ run: String, _ ids: [String], mapping: String = "patient") -> OpenCauses {
    OpenCauses(
      run: run, causes: ids.map { .init(id: $0, slug: "DATE_INVALID", mapping: mapping) })
  }

  @Test func `what was fixed, is new and came back is counted since the run before`() throws {
    let history = RunHistory(
      earlier: [
        Self.causes("2026-11-20-a", ["a", "b", "z"]), Self.causes("2026-11-21-a", ["b", "c", "d"]),
      ], current: Self.causes("2026-11-22-a", ["a", "d", "e", "f"]), mappings: ["patient"])
    let change = try #require(history.change)
    #expect(change.since == "2026-11-21-a")
    #expect((change.fixed, change.new, change.cameBack) == (2, 2, 1))

    let html = try report { $0.history = history }
    #expect(
      html.contains(
        "Since run 2026-11-21-a: <b>2 fixed</b>, <b>2 new</b>, <b>1 came back</b>."))
    #expect(
      html.contains("2026-11-20-a: 3; 2026-11-21-a: 3; 2026-11-22-a: 4</desc>"))
  }

  @Test func `what this run has not read is not fixed by it`() throws {
    let before = OpenCauses(
      run: "1",
      causes: [
        .init(id: "a", slug: "X", mapping: "patient"), .init(id: "b", slug: "X", mapping: "spell"),
      ])
    let history = RunHistory(
      earlier: [before], current: OpenCauses(run: "2", causes: []), mappings: ["spell"])
    #expect(history.change?.fixed == 1)
  }

  @Test func `a first run has nothing to be compared with`() throws {
    let history = RunHistory(
      earlier: [], current: Self.causes("2026-11-22-a", ["a"]), mappings: ["patient"])
    #expect(history.change == nil)
    #expect(try !report { $0.history = history }.contains("Since run"))
  }

  @Test func `a reason shows how often it was there after each run`() throws {
    let earlier = OpenCauses(
      run: "2026-11-21-a",
      causes: (0..<31).map { .init(id: "\($0)", slug: "QUOTE_BROKEN", mapping: "patient") })
    let history = RunHistory(
      earlier: [earlier], current: OpenCauses(run: "2026-11-22-a", SampleRun.records),
      mappings: ["patient"])
    #expect(try report { $0.history = history }.contains("Over the last 2 runs: 31, 1"))
  }

  @Test func `every file has a tick or is not proved, the doubtful first`() throws {
    let html = try report { _ in }
    let glance = try #require(html.firstRange(of: "<ul class=\"ticks\" role=\"list\">"))
    let list = html[glance.upperBound...].prefix(2000)
    let doubtful = try #require(list.firstRange(of: "ALERTS.csv: not proved</li>"))
    let proved = try #require(
      list.firstRange(of: "PMI_001.csv<span class=\"unseen\">: proved</span></li>"))
    #expect(doubtful.lowerBound < proved.lowerBound)
  }

  @Test func `the rules nearest to their limits are drawn, with the limit`() throws {
    let html = try report { _ in }
    let figure = try #require(html.firstRange(of: "Repairs of each rule; the mark is the limit"))
    let bars = html[figure.upperBound...].prefix(4000)
    let over = try #require(bars.firstRange(of: "<li class=\"over\">"))
    let name = try #require(bars.firstRange(of: "gp_registration.practice not found</a>"))
    #expect(over.upperBound < name.lowerBound)
    #expect(bars.contains("1,204 (at most 0.1% of its records)</b>"))
    #expect(bars.contains("<rect class=\"limit\" x=\"80%\""))
  }

  @Test func `time, rules and the place to sign are there`() throws {
    let html = try report { $0.ruleset = String(repeating: "ab12", count: 16) }
    #expect(html.contains("<dt>Time taken</dt><dd>52 seconds</dd>"))
    #expect(html.contains("SHA-256 " + String(repeating: "ab12", count: 16)))
    #expect(html.contains("☐ go with conditions"))
  }

  @Test func `the steps of the load stand below one another with their times`() throws {
    var summary = try SampleRun.summary()
    summary.steps = [
      RunStep(.check, seconds: 1), RunStep(.load, of: "patient", records: 750_000, seconds: 39),
    ]
    let html = Report(summary: summary, isolated: [], notes: []).html
    #expect(html.contains("Load patient: 750,000 records</span> <b class=\"said\">39 seconds</b>"))
    #expect(html.contains("<rect class=\"full\" x=\"2.5%\" width=\"97.5%\" height=\"10\"/>"))
  }
}

import Foundation
import Review
import Standards
import Testing

/// Records that concern someone who is being cared for now come first, and say why and where.
@Suite struct LiveReviewTests {
  static let inBed = LiveConcern(
    tables: ["spell", "ward_stay", "appointment"], ward: "Fern Ward", bed: "Fern Ward, bed 3",
    expectedOn: CalendarDate(year: 2026, month: 12, day: 4))
  static let unread = LiveConcern(tables: [], possibleTables: ["patient_flag"])

  /// The records of the sample, of which the last but one is in a bed, the third cannot be read,
  /// and those that wait for a missing patient have an alert.
  static let records = SampleRun.records.map { record in
    var record = record
    switch record.id.prefix(2) {
    case "a3": record.live = unread
    case "b1": record.live = inBed
    case "d0", "d1": record.live = LiveConcern(tables: ["patient_flag"])
    default: break
    }
    return record
  }

  @Test(
    arguments: [
      (inBed, "in a bed, with a booking to come; Fern Ward, bed 3; next appointment 04/12/2026"),
      (unread, "perhaps with an active alert"),
      (
        LiveConcern(
          tables: ["spell"], possibleTables: ["spell", "allergy"], ward: "Oak", bed: "B1"),
        "in a bed; perhaps with an active allergy; Oak, B1"
      ),
      (LiveConcern(tables: ["no_such_table"]), "being cared for now"),
    ] as [(LiveConcern, String)])
  func `why it cannot wait is said in words`(live: LiveConcern, words: String) {
    #expect(live.inWords == words)
  }

  @Test func `the list begins with the live ones`() throws {
    let list = RejectList(Self.records)
    #expect(
      list.lines.prefix(while: \.live).count == list.lines.count(where: \.live))
    let first = try #require(list.lines.first { $0.id.hasPrefix("b1") })
    #expect(first.ward == "Fern Ward" && first.bed == "Fern Ward, bed 3")
    #expect(first.nextAppointment == "2026-12-04")
    #expect(first.because == "in a bed, with a booking to come")
    #expect(list.lines.last?.because == nil)
    #expect(list.text.contains("; LIVE: in a bed, with a booking to come; Fern Ward, bed 3; next"))
    let counts = list.text.split(separator: "\n").last
    #expect(counts == "6 rejected, 31 waiting, \(list.lines.count(where: \.live)) of them live")
  }

  @Test func `one record says it before its faults`() throws {
    let text = try RejectShow("b1", in: Self.records, reveal: false).text
    let live = try #require(
      text.range(of: "LIVE: it concerns someone in a bed, with a booking to come"))
    let fault = try #require(text.range(of: "DATE_OUT_OF_ORDER"))
    #expect(live.lowerBound < fault.lowerBound)
    #expect(text.contains("where:    Fern Ward, bed 3"))
    #expect(text.contains("expected: 04/12/2026"))
    #expect(!text.contains("S005121"))
  }

  @Test func `the report begins with them, those of whom most is known first`() throws {
    let html = Report(
      summary: try SampleRun.summary(live: 3), isolated: Self.records, notes: SampleRun.notes
    ).html
    let heading = try #require(html.range(of: "Live: who cannot wait (3)</h2>"))
    let fixes = try #require(html.range(of: "What to fix, and who can</h2>"))
    #expect(heading.lowerBound < fixes.lowerBound)
    let section = html[heading.upperBound..<fixes.lowerBound]
    let known = try #require(section.range(of: "<b>Spell A999999</b>"))
    let missing = try #require(section.range(of: "<b>Patient A9999999</b>"))
    let unread = try #require(section.range(of: "<b>Patient without a key</b>"))
    #expect(known.lowerBound < missing.lowerBound && missing.lowerBound < unread.lowerBound)
    #expect(section.contains("Fern Ward, bed 3"))
    #expect(section.contains("04/12/2026"))
    // Every link leads to a card.
    for link in section.matches(of: /href="#([^"]+)"/) {
      #expect(html.contains("id=\"\(link.output.1)\""), "\(link.output.1)")
    }
    #expect(html.contains("Live: it concerns someone in a bed, with a booking to come; Fern Ward"))
    #expect(html.contains("Live: it may concern someone with an active alert."))
  }

  @Test func `without any there is no such part`() throws {
    let html = Report(
      summary: try SampleRun.summary(live: 0), isolated: SampleRun.records, notes: []
    ).html
    #expect(!html.contains("who cannot wait"))
  }
}

import Foundation
import Rehearsal
import Standards
import TestSupport
import Testing

@Suite struct InnocenceTests {
  @Test func `without defects there is nothing to answer`() throws {
    let folder = try TemporaryFolder()
    let exports = try Exports(
      Exports.medway(), records: 6_000, defects: 0, seed: 31, in: folder.path)

    #expect(exports.answers.isEmpty)
    #expect(exports.records.allSatisfy { $0.broken == nil })
  }

  @Test func `every NHS number is of the range that is never issued, right, and one person's`()
    throws
  {
    let folder = try TemporaryFolder()
    let exports = try AnswerKeyTests.sample(32, in: folder.path)
    var seen: Set<Int> = []
    var spaced = 0

    for record in exports.innocent("pmi") where !record["NHS_NUMBER"].isEmpty {
      guard case .valid(let number) = NHSNumber.check(record["NHS_NUMBER"].utf8.span) else {
        Issue.record("line \(record.line) has no NHS number")
        continue
      }
      #expect((960...999).contains(number / 10_000_000), "line \(record.line)")
      #expect(seen.insert(number).inserted, "line \(record.line)")
      if record["NHS_NUMBER"].contains(" ") { spaced += 1 }
    }
    #expect(spaced >= 10)
  }

  @Test func `no two innocent people share names, birth date and postcode`() throws {
    let folder = try TemporaryFolder()
    let exports = try AnswerKeyTests.sample(33, in: folder.path)
    let people = exports.innocent("pmi").map {
      [
        $0["SURNAME"], $0["FORENAME"], $0["BIRTH_DTTM"],
        $0["POSTCODE"].replacing(" ", with: ""),
      ]
    }
    #expect(Set(people).count == people.count)
  }

  @Test func `an innocent stay is filled by its episodes without gap, the last one marked`() throws
  {
    let folder = try TemporaryFolder()
    let exports = try AnswerKeyTests.sample(34, in: folder.path)
    let episodes = Dictionary(grouping: exports.of("episodes")) { $0["IP_SPELL_EXTERNAL_ID"] }
    let named = Set(exports.answers.map { Exports.Place(file: $0.file, line: $0.line) })

    for spell in exports.innocent("spells") {
      let own = episodes[spell["EXTERNAL_ID"]] ?? []
      let isTouched = own.contains { named.contains(Exports.Place(file: $0.file, line: $0.line)) }
      guard !isTouched, !own.isEmpty else { continue }
      #expect(own.map { $0["EPISODE_NUMBER"] } == (1...own.count).map(String.init))
      #expect(own.first?["EPISODE_START_DTTM"] == spell["ADMISSION_DTTM"])
      #expect(own.last?["EPISODE_END_DTTM"] == spell["DISCHARGE_DTTM"])
      for (one, next) in zip(own, own.dropFirst()) {
        #expect(one["EPISODE_END_DTTM"] == next["EPISODE_START_DTTM"])
      }
      let marks = own.map { $0["LAST_EPISODE_CODE"] }
      let isOpen = spell["DISCHARGE_DTTM"].isEmpty
      #expect(marks == own.indices.map { $0 == own.count - 1 && !isOpen ? "Y" : "N" })
    }
  }

  @Test func `nobody innocent is in two beds, or has a visit after death or at no time`() throws {
    let folder = try TemporaryFolder()
    let exports = try AnswerKeyTests.sample(35, in: folder.path)
    let open = exports.innocent("spells").filter { $0["DISCHARGE_DTTM"].isEmpty }
    #expect(Set(open.map { $0["PAS_ID"] }).count == open.count)

    let deaths = Dictionary(
      exports.innocent("pmi").compactMap { record in
        minute(record["DEATH_DTTM"]).map { (record["PAS_ID"], $0) }
      }, uniquingKeysWith: { first, _ in first })
    #expect(deaths.count > 50)
    let starts = [
      ("spells", "ADMISSION_DTTM"), ("outpatients", "APPOINTMENT_DTTM"),
      ("aande", "ARRIVAL_DTTM"), ("alerts", "ALERT_START_DTTM"),
    ]
    for (source, column) in starts {
      for record in exports.innocent(source) {
        let start = try #require(minute(record[column]), "\(source):\(record.line)")
        if let death = deaths[record["PAS_ID"]] {
          #expect(start < death + 1_440, "\(source):\(record.line)")
        }
        #expect(!isInClockChange(start), "\(source):\(record.line)")
      }
    }
  }

  /// Whether the clocks of the United Kingdom change in this hour.
  private func isInClockChange(_ minute: Int) -> Bool {
    guard let clock = LocalTime(identifier: "Europe/London") else { return true }
    let day = Int64(minute / 1_440)
    switch clock.instant(days: day, secondsOfDay: minute % 1_440 * 60) {
    case .one: return false
    case .twice, .missing: return true
    }
  }
}

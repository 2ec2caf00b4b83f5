import Foundation
import Standards
import Testing

struct LocalTimeTests {
  private static let pattern = "yyyy-MM-dd HH:mm:ss"

  private func london() throws -> LocalTime {
    try #require(LocalTime(identifier: "Europe/London"))
  }

  private func resolve(_ text: String) throws -> LocalTime.Resolution {
    let reading = try #require(try DatePattern(Self.pattern).read(text))
    return try london().instant(days: reading.days, secondsOfDay: reading.secondsOfDay ?? 0)
  }

  private func utc(_ text: String) throws -> Int64 {
    let reading = try #require(try DatePattern(Self.pattern).read(text))
    return (reading.days * 86_400 + Int64(reading.secondsOfDay ?? 0)) * 1_000_000
  }

  @Test(arguments: [
    ("2026-01-15 12:00:00", "2026-01-15 12:00:00"), ("2026-07-15 12:00:00", "2026-07-15 11:00:00"),
    ("2026-03-29 00:59:59", "2026-03-29 00:59:59"), ("2026-03-29 02:00:00", "2026-03-29 01:00:00"),
    ("2026-10-25 00:59:59", "2026-10-24 23:59:59"), ("2026-10-25 02:00:00", "2026-10-25 02:00:00"),
    ("1900-01-01 00:00:00", "1900-01-01 00:00:00"), ("1943-07-01 12:00:00", "1943-07-01 10:00:00"),
    ("1970-01-01 01:00:00", "1970-01-01 00:00:00"), ("1880-06-01 12:00:00", "1880-06-01 12:00:00"),
    ("2099-07-01 12:00:00", "2099-07-01 11:00:00"), ("9999-12-31 00:00:00", "9999-12-31 00:00:00"),
  ])
  func `most times of the clock are one instant`(local: String, expected: String) throws {
    #expect(try resolve(local) == .one(utc(expected)))
  }

  @Test(arguments: [
    ("2026-10-25 01:00:00", "2026-10-25 00:00:00", "2026-10-25 01:00:00"),
    ("2026-10-25 01:59:59", "2026-10-25 00:59:59", "2026-10-25 01:59:59"),
    ("1971-10-31 02:30:00", "1971-10-31 01:30:00", "1971-10-31 02:30:00"),
  ])
  func `the hour that the clock shows twice is two instants`(
    local: String, first: String, second: String
  ) throws {
    #expect(try resolve(local) == .twice(first: utc(first), second: utc(second)))
  }

  @Test(arguments: [
    ("2026-03-29 01:00:00", "2026-03-29 01:00:00"), ("2026-03-29 01:30:00", "2026-03-29 01:30:00"),
    ("2026-03-29 01:59:59", "2026-03-29 01:59:59"),
  ])
  func `the hour that the clock leaves out is moved forward`(local: String, moved: String) throws {
    #expect(try resolve(local) == .missing(movedForward: utc(moved)))
    let shown = try london().reading(at: utc(moved))
    #expect(shown.secondsOfDay == Int(try utc(local) / 1_000_000 % 86_400) + 3600)
  }

  @Test func `the name of the clock changed in 1968 and the clock did not`() throws {
    #expect(try resolve("1968-10-27 00:30:00") == .one(utc("1968-10-26 23:30:00")))
  }

  @Test func `the table agrees with Foundation through two centuries, there and back`() throws {
    let local = try london()
    let zone = try #require(TimeZone(identifier: "Europe/London"))
    // Every 5 hours and 7 minutes, so that every hour of the day is met.
    for seconds in stride(from: Int64(-2_208_900_000), to: 4_133_900_000, by: 18_420) {
      let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let instant = seconds * 1_000_000 + 123_456
      let reading = local.reading(at: instant)
      let whole = instant - 123_456
      let isRight =
        switch local.instant(days: reading.days, secondsOfDay: reading.secondsOfDay) {
        case .one(let found): found == whole
        case .twice(let first, let second): first == whole || second == whole
        case .missing: false
        }
      guard isRight, reading.offsetInSeconds == offset, reading.microsecond == 123_456 else {
        Issue.record("\(seconds) seconds since 1970 come out as \(reading)")
        return
      }
    }
  }

  @Test func `a day begins at local midnight`() throws {
    let days = try #require(CalendarDate(year: 2026, month: 7, day: 15)).days
    #expect(try london().midnight(ofDay: days) == utc("2026-07-14 23:00:00"))
  }

  @Test func `a place whose clock never changes has one answer`() throws {
    let clock = try #require(LocalTime(identifier: "UTC"))
    #expect(
      clock.instant(days: 20_000, secondsOfDay: 1) == .one(20_000 * 86_400_000_000 + 1_000_000))
  }

  @Test func `a place that nobody knows has no clock`() {
    #expect(LocalTime(identifier: "Europe/Glastonbury") == nil)
  }
}

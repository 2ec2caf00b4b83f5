import Standards
import Testing

struct HourBackTests {
  private let london = LocalTime(identifier: "Europe/London")

  private func moved(_ text: String) throws -> LocalTime.Resolution {
    let reading = try #require(try DatePattern("yyyy-MM-dd HH:mm").read(text))
    return try #require(london).instantOneHourBackInSummer(
      days: reading.days, secondsOfDay: reading.secondsOfDay ?? 0)
  }

  private func utc(_ text: String) throws -> Int64 {
    let reading = try #require(try DatePattern("yyyy-MM-dd HH:mm").read(text))
    return (reading.days * 86_400 + Int64(reading.secondsOfDay ?? 0)) * 1_000_000
  }

  @Test(arguments: [
    // Winter stands; in summer the clock is an hour ahead of UTC, and the file an hour more.
    ("2024-01-15 15:00", "2024-01-15 15:00"), ("2024-07-15 15:00", "2024-07-15 13:00"),
    ("2024-07-01 00:30", "2024-06-30 22:30"),
    // March: up to 00:59 the file is right; what happened at 02:00 stands as 03:00.
    ("2024-03-31 00:59", "2024-03-31 00:59"), ("2024-03-31 03:00", "2024-03-31 01:00"),
    // October: summer up to 00:59 of the clock, winter from 02:00.
    ("2024-10-27 00:59", "2024-10-26 22:59"), ("2024-10-27 02:00", "2024-10-27 02:00"),
    ("1955-07-15 15:00", "1955-07-15 13:00"),
  ])
  func `only summer is moved`(written: String, expected: String) throws {
    #expect(try moved(written) == .one(utc(expected)))
  }

  @Test(arguments: [
    ("2024-10-27 01:00", "2024-10-26 23:00", "2024-10-27 01:00"),
    ("2024-10-27 01:59", "2024-10-26 23:59", "2024-10-27 01:59"),
  ])
  func `in October an hour is summer or winter`(
    written: String, first: String, second: String
  ) throws {
    #expect(try moved(written) == .twice(first: utc(first), second: utc(second)))
  }

  @Test(arguments: [
    ("2024-03-31 01:00", "2024-03-31 01:00"), ("2024-03-31 01:30", "2024-03-31 01:30"),
    ("2024-03-31 02:00", "2024-03-31 01:00"), ("2024-03-31 02:59", "2024-03-31 01:59"),
  ])
  func `in March two hours cannot have been written`(written: String, forward: String) throws {
    #expect(try moved(written) == .missing(movedForward: utc(forward)))
  }

  @Test func `what a system writes an hour late comes back, all through a year`() throws {
    let clock = try #require(london)
    // Every quarter of an hour of 2024, but the hours in which the file itself is ambiguous.
    let start = try utc("2024-01-01 00:00")
    for quarter in 0..<(366 * 96) {
      let instant = start + Int64(quarter) * 900_000_000
      let shown = clock.reading(at: instant)
      let late = shown.offsetInSeconds == 3600 ? 3600 : 0
      let written = shown.days * 86_400 + Int64(shown.secondsOfDay + late)
      let back = clock.instantOneHourBackInSummer(
        days: written / 86_400, secondsOfDay: Int(written % 86_400))
      let isOctoberNight = shown.days == 20_023 && (0..<7200).contains(shown.secondsOfDay)
      if isOctoberNight { continue }
      #expect(back == .one(instant))
    }
  }
}

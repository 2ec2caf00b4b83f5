import Standards
import Testing

struct DayNumberingTests {
  /// The days from 31 December 1840 to the end of 2200, counted with the leap years of the calendar
  /// and nothing of `CalendarDate`.
  private static let calendar: [(year: Int, month: Int, day: Int, dayOfYear: Int)] = {
    var days = [(year: 1840, month: 12, day: 31, dayOfYear: 366)]
    for year in 1841...2200 {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year == 2000)
      var dayOfYear = 0
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        .enumerated()
      {
        for day in 1...length {
          dayOfYear += 1
          days.append((year, month + 1, day, dayOfYear))
        }
      }
    }
    return days
  }()

  private static func isDay(
    _ reading: DayNumbering.Reading?, _ day: (year: Int, month: Int, day: Int, dayOfYear: Int)
  ) -> Bool {
    guard let reading else { return false }
    let date = CalendarDate(days: reading.days)
    return date.year == day.year && date.month == day.month && date.day == day.day
  }

  @Test func `MUMPS counts every day from 1840 to 2200`() {
    let wrong = Self.calendar.indices.filter {
      !Self.isDay(DayNumbering.mumps.read("\($0)"), Self.calendar[$0])
    }
    #expect(wrong.isEmpty)
  }

  @Test func `a spreadsheet counts every day from 1900 to 2200, and one that never was`() throws {
    let first = try #require(Self.calendar.firstIndex { $0.year == 1900 })
    var number = 0
    for day in Self.calendar[first...] {
      number += 1
      if number == 60 {
        #expect(DayNumbering.excel.read("60") == nil)
        number += 1
      }
      guard !Self.isDay(DayNumbering.excel.read("\(number)"), day) else { continue }
      Issue.record("\(number) is not \(day)")
    }
  }

  @Test func `a century date and a Julian date come back from every day`() throws {
    let (century, julian) = (try DatePattern("CyyMMdd"), try DatePattern("yyyyDDD"))
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: count - String(number).count) + String(number)
    }
    for (number, day) in Self.calendar.enumerated() where number.isMultiple(of: 5) {
      let days = Int64(number) - 47_117
      let ordinal = digits(day.year, 4) + digits(day.dayOfYear, 3)
      #expect(julian.read(ordinal)?.days == days)
      #expect(julian.string(days: days) == ordinal)
      guard day.year >= 1900 else { continue }
      let packed =
        "\(day.year / 100 - 19)" + digits(day.year % 100, 2) + digits(day.month, 2)
        + digits(day.day, 2)
      #expect(century.read(packed)?.days == days)
      #expect(century.string(days: days) == packed)
    }
  }

  @Test(arguments: [
    ("47117,0", 0, 0), ("47117,86399", 0, 86_399), ("47118 3600", 1, 3600), ("47117", 0, nil),
  ])
  func `MUMPS may say the second of the day`(field: String, days: Int64, seconds: Int?) {
    let reading = DayNumbering.mumps.read(field)
    #expect(reading?.days == days)
    #expect(reading?.secondsOfDay == seconds)
  }

  @Test(arguments: [
    ("25569.5", 0, 43_200), ("25569.999988426", 0, 86_399), ("25569.999999", 1, 0),
    ("25569.604166666666664", 0, 52_200), ("59.25", -25_509, 21_600), ("25569", 0, nil),
  ])
  func `a fraction of a day is a time`(field: String, days: Int64, seconds: Int?) {
    let reading = DayNumbering.excel.read(field)
    #expect(reading?.days == days)
    #expect(reading?.secondsOfDay == seconds)
  }

  @Test(arguments: [
    (DayNumbering.mumps, ""), (.mumps, "-1"), (.mumps, "47117,"), (.mumps, "47117,86400"),
    (.mumps, "47117,1,1"), (.mumps, "47117.5"), (.mumps, "9999999"), (.mumps, "12345678"),
    (.excel, "0"), (.excel, "60"), (.excel, "60.5"), (.excel, "1."), (.excel, "1.2.3"),
    (.excel, "2958466"), (.excel, "4.5E+4"), (.excel, "01/01/1900"), (.excel, ""),
  ])
  func `what is no day is not read`(numbering: DayNumbering, field: String) {
    #expect(numbering.read(field) == nil)
  }
}

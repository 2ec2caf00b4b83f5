import Standards
import Testing

struct CalendarDateTests {
  @Test(arguments: [
    (1970, 1, 1, Int64(0)), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (1900, 1, 1, -25_567),
    (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896), (2026, 11, 22, 20_779),
  ])
  func `a date is a number of days`(year: Int, month: Int, day: Int, days: Int64) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.days == days)
    #expect(CalendarDate(days: days) == date)
  }

  @Test(arguments: [
    (1987, 2, 31), (1900, 2, 29), (2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1),
    (2024, 1, 0), (2024, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1),
  ])
  func `a date that does not exist cannot be made`(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func `every day from 1600 to 2400 follows the day before it`() throws {
    var days = try #require(CalendarDate(year: 1600, month: 1, day: 1)).days
    for year in 1600...2400 {
      for month in 1...12 {
        for day in 1...CalendarDate.daysInMonth(month, ofYear: year) {
          let date = CalendarDate(days: days)
          guard date == CalendarDate(year: year, month: month, day: day), date.days == days else {
            Issue.record("day \(days) is \(date) instead of \(year)-\(month)-\(day)")
            return
          }
          days += 1
        }
      }
    }
  }

  @Test(arguments: [
    (CalendarDate(year: 1950, month: 6, day: 1), CalendarDate(year: 2020, month: 6, day: 1), 70),
    (CalendarDate(year: 1950, month: 6, day: 2), CalendarDate(year: 2020, month: 6, day: 1), 69),
    (CalendarDate(year: 2000, month: 2, day: 29), CalendarDate(year: 2001, month: 2, day: 28), 0),
    (CalendarDate(year: 2000, month: 2, day: 29), CalendarDate(year: 2001, month: 3, day: 1), 1),
  ])
  func `an age is in whole years`(born: CalendarDate?, at: CalendarDate?, age: Int) throws {
    #expect(try #require(born).years(until: #require(at)) == age)
  }

  @Test(arguments: [
    (PartialDate.Precision.day, "1950-06-01"), (.month, "1950-06"), (.year, "1950"),
  ])
  func `a partial date shows what is known of it and can be packed`(
    precision: PartialDate.Precision, text: String
  ) throws {
    let days = try #require(CalendarDate(year: 1950, month: 6, day: 1)).days
    let date = PartialDate(days: days, precision: precision)
    #expect(date.description == text)
    #expect(date.packed == days << 2 | precision.rawValue)
    #expect(PartialDate(packed: date.packed) == date)
  }

  @Test func `no partial date has the fourth precision`() {
    #expect(PartialDate(packed: 3) == nil)
  }
}

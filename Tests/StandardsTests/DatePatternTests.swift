import Standards
import Testing

struct DatePatternTests {
  @Test(arguments: [
    ("dd/MM/yyyy HH:mm:ss", "22/11/2026 16:08:39", "2026-11-22", 58_119),
    ("dd/MM/yyyy HH:mm", "22/11/2026 00:00", "2026-11-22", 0),
    ("dd/MM/yyyy", "29/02/2000", "2000-02-29", nil),
    ("yyyyMMdd HHmm", "19870105 2359", "1987-01-05", 86_340),
    ("yyyyMMdd", "19870105", "1987-01-05", nil),
    ("yyyy-MM-dd HH:mm:ss", "1900-01-01 23:59:59", "1900-01-01", 86_399),
    ("yyyy-MM-dd'T'HH:mm:ss", "2026-11-22T01:02:03", "2026-11-22", 3723),
    ("dd-MMM-yyyy", "05-JAN-1987", "1987-01-05", nil),
    ("dd-MMM-yyyy", "31-dec-1999", "1999-12-31", nil),
    ("d/M/yyyy H:mm", "5/1/1987 9:05", "1987-01-05", 32_700),
    ("d/M/yyyy H:mm", "15/11/1987 19:05", "1987-11-15", 68_700),
  ])
  func `a field is read by its pattern`(
    pattern: String, field: String, date: String, seconds: Int?
  ) throws {
    let reading = try #require(try DatePattern(pattern).read(field))
    #expect(reading.date.description == date)
    #expect(reading.secondsOfDay == seconds)
    #expect(!reading.hasTwoDigitYear)
  }

  @Test(arguments: [
    ("dd/MM/yyyy", "31/02/1987"), ("dd/MM/yyyy", "29/02/1900"), ("dd/MM/yyyy", "00/01/1950"),
    ("dd/MM/yyyy", "1/1/1950"), ("dd/MM/yyyy", "01/01/50"), ("dd/MM/yyyy", "01/01/1950 "),
    ("dd/MM/yyyy", " 01/01/1950"), ("dd/MM/yyyy", "01-01-1950"), ("dd/MM/yyyy", ""),
    ("dd/MM/yyyy", "01/01/0000"), ("dd/MM/yyyy", "01/01/19500"), ("dd/MM/yyyy", "01/13/1950"),
    ("dd/MM/yyyy", "01/01/1950 00:00"), ("dd/MM/yyyy HH:mm", "01/01/1950"),
    ("dd/MM/yyyy HH:mm", "01/01/1950 24:00"), ("dd/MM/yyyy HH:mm", "01/01/1950 23:60"),
    ("dd/MM/yyyy HH:mm:ss", "01/01/1950 23:59:60"), ("dd-MMM-yyyy", "01-JAM-1950"),
    ("dd-MMM-yyyy", "01-JA"), ("dd-MMM-yyyy", "01-01-1950"), ("d/M/yyyy", "123/1/1950"),
    ("dd/MM/yy", "01/01/50"),
  ])
  func `a field that does not fit, or is no date, is not read`(
    pattern: String, field: String
  ) throws {
    #expect(try DatePattern(pattern).read(field) == nil)
  }

  @Test(arguments: [
    ("01/01/50", 1949, "1950-01-01"), ("31/12/49", 1949, "2049-12-31"),
    ("01/01/26", 1925, "1926-01-01"), ("01/01/25", 1925, "2025-01-01"),
    ("29/02/00", 1949, "2000-02-29"), ("01/01/99", 1999, "2099-01-01"),
  ])
  func `a year of two digits is the first after the pivot`(
    field: String, pivot: Int, date: String
  ) throws {
    let pattern = try DatePattern("dd/MM/yy")
    let reading = try #require(pattern.read(field, twoDigitYearsAfter: pivot))
    #expect(reading.date.description == date)
    #expect(reading.hasTwoDigitYear)
    #expect(pattern.hasTwoDigitYear)
  }

  @Test(arguments: [
    ("dd/MM/yyyy", "00/00/1950", "1950"), ("dd/MM/yyyy", "00/06/1950", "1950-06"),
    ("dd/MM/yyyy", "01/06/1950", "1950-06-01"),
    ("dd/MM/yyyy HH:mm:ss", "00/00/1950 00:00:00", "1950"),
  ])
  func `a part that is 00 is not known`(pattern: String, field: String, date: String) throws {
    let reading = try #require(try DatePattern(pattern).readPartial(field))
    #expect(reading.date.description == date)
  }

  @Test(arguments: ["01/00/1950", "00/13/1950", "00/00/0000", "31/02/1987", "00/00/50"])
  func `a partial date is as strict about what is known`(field: String) throws {
    #expect(try DatePattern("dd/MM/yyyy").readPartial(field) == nil)
  }

  @Test(arguments: [
    ("", DatePatternError.missing("dd")), ("dd/MM", .missing("yyyy")), ("MM/yyyy", .missing("dd")),
    ("dd/yyyy", .missing("MM")), ("dd/MM/yyyy HH", .missing("mm")),
    ("dd/MM/yyyy mm:ss", .missing("HH")), ("dd/MM/yyyy HH:ss", .missing("mm")),
    ("dd/mm/yyyy", .missing("MM")), ("dd/MM/yyyy hh:mm", .unknownLetters("hh")),
    ("dd/MMMM/yyyy", .unknownLetters("MMMM")), ("dd/MM/yyy", .unknownLetters("yyy")),
    ("dd/MM/MMM/yyyy", .twice("MMM")), ("dMMyyyy", .ambiguous("d")),
    ("yyyyMd", .ambiguous("M")), ("d'1'MM/yyyy", .ambiguous("d")),
    ("yyyy-MM-dd'T", .quoteNotClosed), ("dd\u{2013}MM/yyyy", .notASCII),
    ("dd/MM/yyyy''''''''................................", .tooLong),
  ])
  func `a bad pattern says what is wrong with it`(pattern: String, expected: DatePatternError) {
    #expect(throws: expected) { try DatePattern(pattern) }
    #expect(!expected.message.isEmpty && !expected.message.hasSuffix("."))
    #expect(!expected.remedy.isEmpty)
  }

  @Test(arguments: [
    "dd/MM/yyyy HH:mm:ss", "yyyyMMdd HHmm", "dd-MMM-yyyy H:mm", "d/M/yyyy", "yyyy-MM-dd'T'HH:mm:ss",
  ])
  func `what is written is read again`(text: String) throws {
    let pattern = try DatePattern(text)
    for days in stride(from: Int64(-30_000), through: 30_000, by: 17) {
      let seconds = Int(days + 30_000) * 60 % 86_400
      let written = pattern.string(days: days, secondsOfDay: seconds)
      let reading = pattern.read(written)
      #expect(reading?.days == days)
      #expect(reading?.secondsOfDay == (pattern.hasTime ? seconds : nil))
    }
  }

  @Test(arguments: [
    ("dd/MM/yyyy", PartialDate.Precision.year, "00/00/1950"), ("dd/MM/yyyy", .month, "00/06/1950"),
    ("d/M/yy", .day, "1/6/50"), ("dd-MMM-yyyy", .month, "00-Jun-1950"),
    ("dd-MMM-yyyy", .year, "00-   -1950"),
  ])
  func `what is not known is written as zeros`(
    pattern: String, precision: PartialDate.Precision, expected: String
  ) throws {
    let days = try #require(CalendarDate(year: 1950, month: 6, day: 1)).days
    let date = PartialDate(days: days, precision: precision)
    let pattern = try DatePattern(pattern)
    #expect(
      written(capacity: pattern.maximumWrittenLength) { pattern.write(date, to: &$0) } == expected)
  }
}

import Diagnostics
import Standards
import Testing
import Transform

/// Lines with dates, as whole mappings.
@Suite struct DateLineTests {
  private static let header = "ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n"

  /// A mapping of a birth date, a flag and an appointment; `more` stands beside `targets`.
  private static func mapping(
    more: String = "", birth: String = "DOB, as partial date", flag: [String] = [],
    appointment: [String] = []
  ) -> String {
    """
    mapping: people
    from: people
    when a value cannot be right: set aside
    \(more)
    targets:
      - into: patient
        key: ID
        fields:
          nhs_number_status: the word "03"
          birth_date_status: the word "known"
          deceased: the word "no"
          restricted: the word "no"
          birth_date: \(birth)
      - into: patient_flag
        fields:
          patient: ID, the patient with this key
    \(flag.map { "      \($0)\n" }.joined())
      - into: appointment
        fields:
          patient: ID, the patient with this key
          status: the word "booked"
          starts_at:
            from: GP, read as dd/MM/yyyy (or dd/MM/yyyy HH:mm)
            when a value cannot be right: reject
            when a mandatory field is empty: reject
            when the hour happens twice: use the first
            when the hour does not exist: move forward
    \(appointment.map { "      \($0)\n" }.joined())

    """
  }

  private static func map(_ mapping: String, _ records: String...) throws -> MappedRecords {
    try SmallMapping(mapping).map(header + records.map { "\($0)\n" }.joined())
  }

  @Test func `five ways to write a date may stand in one feed`() throws {
    let birth =
      "DOB, read as dd/MM/yyyy or dd-MMM-yyyy or yyyyMMdd or yyyy-MM-dd HH:mm:ss.SSS or d/M/yy,"
      + " two-digit years after 1925, its date"
    let mapped = try Self.map(
      Self.mapping(birth: birth), "1,,,31/01/1950,,,01/01/2026", "2,,,31-JAN-1950,,,01/01/2026",
      "3,,,19500131,,,01/01/2026", "4,,,1950-01-31 23:59:59.999,,,01/01/2026",
      "5,,,31/1/50,,,01/01/2026", "6,,,1950/01/31,,,01/01/2026")
    let expected = CalendarDate(year: 1950, month: 1, day: 31)?.days
    let days = mapped["patient"].map { $0["birth_date"].flatMap { Int64($0) } }
    #expect(days == Array(repeating: expected, count: 5) + [nil])
    #expect(mapped.notes == ["repair TWO_DIGIT_YEAR", "repair DATE_INVALID"])
  }

  @Test func `what no date can be is said once for all of a mapping`() throws {
    let mapped = try Self.map(
      Self.mapping(
        more: "every date: not the sentinel \"31/12/2100\", \"01/01/1800\", not before 01/01/1850",
        flag: ["started_on: DOD, read as dd/MM/yyyy"],
        appointment: ["minutes: DOB, read as dd/MM/yyyy, its year"]),
      "1,,,01/01/1800,31/12/2100,,01/01/2026", "2,,,01/01/1849,01/01/2020,,01/01/2026")
    #expect(
      mapped.notes == [
        "repair DATE_SENTINEL", "repair DATE_SENTINEL", "repair DATE_SENTINEL",
        "repair DATE_TOO_EARLY", "repair DATE_TOO_EARLY",
      ])
    #expect(mapped["patient_flag"].map { $0["started_on"] != nil } == [false, true])
    #expect(mapped["appointment"].map { $0["minutes"] } == [nil, nil])
  }

  @Test(
    arguments: [
      ("every date: not the sentinal \"31/12/2100\"", "MAP102"),
      ("every date: trimmed", "MAP201"), ("every date: its date", "MAP201"),
      ("every date: not the sentinel \"31/02/2100\"", "MAP110"),
      ("every date: not before row.birth_date", "MAP104"),
    ])
  func `a wrong check of every date is found once, in its line`(more: String, code: String) throws {
    let faults = try SmallProject.check([
      "mappings/people.yaml": Self.mapping(more: more),
      "migration.yaml": SmallProject.migration.replacing(
        "  repairs of patient.birth_date invalid: at most 1% of its records\n", with: ""),
    ]).faults.filter { $0.severity == .error }
    #expect(faults.map { "\($0.code)" } == [code], "\(faults.map(\.message))")
    #expect(faults.first?.place?.line == 4)
  }

  @Test func `a partial date gives the parts that are known`() throws {
    let mapped = try Self.map(
      Self.mapping(appointment: ["minutes: DOB, as partial date, its month"]),
      "1,,,00/00/1950,,,01/01/2026", "2,,,00/03/1950,,,01/01/2026", "3,,,31/03/1950,,,01/01/2026")
    #expect(mapped["appointment"].map { $0["minutes"] } == [nil, "3", "3"])
  }

  @Test func `an age is asked on the day of a field above`() throws {
    let mapped = try Self.map(
      Self.mapping(appointment: ["minutes: DOB, read as dd/MM/yyyy, its age on row.starts_at"]),
      "1,,,01/01/1950,,,31/12/2025", "2,,,01/01/1950,,,01/01/2026", "3,,,01/01/2027,,,01/01/2026")
    #expect(mapped["appointment"].map { $0["minutes"] } == ["75", "76", nil])
    #expect(mapped.notes == ["repair DATE_OUT_OF_ORDER"])
  }

  @Test(
    arguments: [
      ("use the first", "2024-10-27 01:30", "2024-10-26 23:30"),
      ("use the second", "2024-10-27 01:30", "2024-10-27 01:30"),
      ("use the second", "2024-07-15 15:00", "2024-07-15 13:00"),
      ("use the second", "2024-01-15 15:00", "2024-01-15 15:00"),
      ("use the second", "2024-03-31 01:30", "2024-03-31 01:30"),
      ("use the second", "2024-03-31 02:30", "2024-03-31 01:30"),
      ("use the second", "2024-03-31 03:30", "2024-03-31 01:30"),
    ])
  func `a file written an hour late in summer is put right`(
    answer: String, written: String, utc: String
  ) throws {
    let mapped = try Self.map(
      Self.mapping(appointment: [
        "booked_at:",
        "  from: DOD, read as yyyy-MM-dd HH:mm, one hour back in summer",
        "  when the hour happens twice: \(answer)",
        "  when the hour does not exist: move forward",
      ]), "1,,,,\(written),,01/01/2026")
    let found = mapped["appointment"].first?["booked_at"].flatMap { Int64($0) }
    let pattern = try DatePattern("yyyy-MM-dd HH:mm")
    let expected = pattern.read(utc.utf8.span)
    #expect(
      found == expected.map { ($0.days * 86_400 + Int64($0.secondsOfDay ?? 0)) * 1_000_000 })
  }

  @Test func `a moment keeps the fraction of its second`() throws {
    let mapped = try Self.map(
      Self.mapping(appointment: [
        "booked_at:",
        "  from: DOD, read as yyyy-MM-dd HH:mm:ss.SSSSSSS",
        "  when the hour happens twice: use the first",
        "  when the hour does not exist: move forward",
      ]), "1,,,,1970-07-01 01:00:00.1234567,,01/01/2026")
    #expect(mapped["appointment"].first?["booked_at"] == "\(181 * 86_400_000_000 + 123_456)")
  }
}

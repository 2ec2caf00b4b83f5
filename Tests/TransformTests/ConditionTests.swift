import Diagnostics
import Testing
import Transform

/// Conditions as `first that fits` sees them: yes where they hold.
@Suite struct ConditionTests {
  /// A row whose fields stand above the condition: a birth date, an age at death, a registration.
  private static func mapping(_ condition: String) -> String {
    """
    mapping: people
    from: people
    when a value cannot be right: set aside
    targets:
      - into: patient
        key: ID
        fields:
          nhs_number_status: the word "03"
          birth_date_status: the word "known"
          birth_date: DOB, as partial date
          death_date: DOD, read as dd/MM/yyyy
          deceased: the word "no"
          restricted: the word "no"
          interpreter_required:
            first that fits:
              - {if: '\(condition.replacing("'", with: "''"))', use: "yes"}
              - {otherwise: "no"}
      - into: appointment
        fields:
          patient: ID, the patient with this key
          status: the word "booked"
          starts_at:
            from: DOB, read as dd/MM/yyyy HH:mm (or dd/MM/yyyy)
            because: a test
            when a value cannot be right: reject
            when a mandatory field is empty: reject
            when the hour happens twice: use the first
            when the hour does not exist: move forward

    """
  }

  private static func holds(_ condition: String, _ record: String) throws -> Bool {
    let small = try SmallMapping(mapping(condition))
    let mapped = try small.map("ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n1,\(record)\n")
    let row = try #require(mapped["patient"].first)
    return row["interpreter_required"] == "1"
  }

  @Test(
    arguments: [
      // SURNAME,STATUS,DOB,DOD,SEX,GP
      ("SURNAME is like \"SM*\"", "SMITH,,01/01/1950,,,", true),
      ("SURNAME is like \"SM?\"", "SMITH,,01/01/1950,,,", false),
      ("SURNAME is like \"*\"", ",,01/01/1950,,,", false),
      ("STATUS is at least 5", "S,5,01/01/1950,,,", true),
      ("STATUS is at least 5", "S,4.99,01/01/1950,,,", false),
      ("STATUS is at least 5", "S,10,01/01/1950,,,", true),
      ("STATUS is at most -1.5", "S,-2,01/01/1950,,,", true),
      ("STATUS is at most 5", "S,many,01/01/1950,,,", false),
      ("STATUS is between 1 and 3", "S,3,01/01/1950,,,", true),
      ("STATUS is between 1 and 3", "S,3.5,01/01/1950,,,", false),
      ("STATUS is between 1 and 3 and SEX is \"F\"", "S,2,01/01/1950,,F,", true),
      ("not (SEX is \"F\" or SEX is \"M\")", "S,,01/01/1950,,U,", true),
      ("not (SEX is \"F\" or SEX is \"M\")", "S,,01/01/1950,,M,", false),
      ("( SEX is \"F\" or SEX is \"M\" ) and STATUS is present", "S,,01/01/1950,,M,", false),
      ("SEX is \"F\" or SEX is \"M\" and STATUS is present", "S,,01/01/1950,,F,", true),
      ("not (STATUS is at least 5)", "S,,01/01/1950,,,", true),
      ("not (not (SEX is \"F\"))", "S,,01/01/1950,,F,", true),
      ("DOD read as dd/MM/yyyy is before 01/01/2020", "S,,01/01/1950,31/12/2019,,", true),
      ("DOD read as dd/MM/yyyy is before 01/01/2020", "S,,01/01/1950,01/01/2020,,", false),
      ("DOD read as yyyyMMdd or dd/MM/yyyy is after 01/01/2020", "S,,01/01/1950,20200102,,", true),
      ("DOD read as dd/MM/yyyy is before 01/01/2020", "S,,01/01/1950,,,", false),
      ("DOD read as dd/MM/yyyy is before row.birth_date", "S,,01/01/1950,31/12/1949,,", true),
      ("row.birth_date is before 01/01/1950", "S,,31/12/1949,,,", true),
      ("row.birth_date is before 01/01/1950", "S,,01/01/1950,,,", false),
      ("row.birth_date is at most 01/01/1950", "S,,01/01/1950,,,", true),
      ("row.birth_date is after 31/12/1949", "S,,01/01/1950,,,", true),
      ("row.birth_date is at least 01/01/1950", "S,,01/01/1950,,,", true),
      ("row.birth_date is between 01/01/1950 and 31/01/1950", "S,,31/01/1950,,,", true),
      ("row.birth_date is between 01/01/1950 and 31/01/1950", "S,,01/02/1950,,,", false),
      ("row.death_date is after row.birth_date", "S,,01/01/1950,02/01/1950,,", true),
      ("row.death_date is after row.birth_date", "S,,01/01/1950,,,", false),
      ("not (row.death_date is after row.birth_date)", "S,,01/01/1950,,,", true),
      ("row.birth_date is \"01/01/1950\"", "S,,01/01/1950,,,", true),
      ("row.birth_date is \"02/01/1950\" or \"01/01/1950\"", "S,,01/01/1950,,,", true),
      ("row.death_date is \"01/01/1950\" or blank", "S,,01/01/1950,,,", true),
      ("row.death_date is not \"01/01/1950\"", "S,,01/01/1950,01/01/1950,,", false),
      ("row.death_date is not \"01/01/1950\"", "S,,01/01/1950,,,", true),
      ("row.death_date is not blank", "S,,01/01/1950,,,", false),
      ("row.restricted is \"no\"", "S,,01/01/1950,,,", true),
      ("row.restricted is \"yes\"", "S,,01/01/1950,,,", false),
      ("row.deceased is \"no\"", "S,,01/01/1950,,,", true),
      ("row.deceased is like \"A*\"", "S,,01/01/1950,,,", true),
    ])
  func `a condition says what it reads`(condition: String, record: String, expected: Bool) throws {
    #expect(try Self.holds(condition, record) == expected)
  }

  @Test(
    arguments: [
      ("STATUS is before 01/01/2020", "read as dd/MM/yyyy is"),
      ("row.birth_date is at least 5", "Write a date as dd/MM/yyyy"),
      ("STATUS is at least many", "Write a number"),
      ("row.deceased is at least 5", "is \"x\""),
      ("DOD read as dd/MM/yy is before 01/01/2020", "row.FIELD"),
      ("row.birth_date read as dd/MM/yyyy is before 01/01/2020", "Take 'read as …' out"),
      ("not SEX is \"F\"", "COLUMN is present"),
      ("row.birth_date is \"1950\"", "dd/MM/yyyy"),
      ("row.birth_date starts with \"01\"", "present or blank"),
      ("row.restricted is \"Y\"", "\"yes\" or \"no\""),
      ("(SEX is \"F\"", "COLUMN is present"),
      ("SEX is \"F\")", "COLUMN is present"),
      ("SEX is between 1", "COLUMN is present"),
      ("DOD read as dd/mm/yyyy is before 01/01/2020", "MM"),
    ])
  func `a condition that cannot be is refused with a way out`(
    condition: String, remedy: String
  ) throws {
    let faults = try SmallProject.check(["mappings/people.yaml": Self.mapping(condition)]).faults
      .filter { $0.severity == .error }
    #expect(faults.count == 1, "\(faults.map(\.message))")
    #expect(faults.first?.remedy.contains(remedy) == true, "\(faults.map(\.remedy))")
  }
}

// Conditions that no record can meet.

extension BrokenMapping {
  private static let people = "mappings/people.yaml"
  private static let stays = "mappings/stays.yaml"

  private static func known(_ mistake: String, _ condition: String) -> BrokenMapping {
    BrokenMapping(
      "MAP604", mistake, people, "{if: row.birth_date is present, use: known}",
      "{if: ‸\(condition), use: known}")
  }

  private static func skipped(_ mistake: String, _ condition: String) -> BrokenMapping {
    BrokenMapping(
      "MAP604", mistake, people, "SURNAME starts with \"ZZZ\"", "‸\(condition)")
  }

  static let conditions: [BrokenMapping] = [
    known(
      "a date between a later and an earlier one",
      "row.birth_date is between 01/01/2020 and 01/01/2010"),
    known("a date before itself", "row.birth_date is before row.birth_date"),
    known(
      "a date before one day and after a later one",
      "row.birth_date is before 01/01/2000 and row.birth_date is after 31/12/1999"),
    known(
      "a date that is one day and after it",
      "row.birth_date is \"01/01/2000\" and row.birth_date is after 01/01/2000"),
    known(
      "a date that is blank and compared",
      "row.birth_date is blank and row.birth_date is at most 01/01/2000"),
    known(
      "one alternative of two",
      "DOB is present or row.birth_date is between 02/01/2020 and 01/01/2020"),
    known("what stands in brackets", "(DOB is \"A\" and DOB is \"B\") or DEAD is \"Y\""),
    known("the beginning of a code that no code has", "row.nhs_number_status starts with \"9\""),
    known("a code that is turned away, and is none", "row.nhs_number_status is not \"99\""),
    skipped(
      "a column's date before one day and after a later one",
      "DOB read as dd/MM/yyyy is before 01/01/2000 and DOB read as dd/MM/yyyy is after 01/01/2001"),
    skipped("a number that is more and less", "ID is at least 10 and ID is at most 9.5"),
    skipped("a negated value that the layout reads as blank", "not (DEAD is \"NULL\")"),
    skipped("a negated pair of values", "not (DEAD is \"Y\" and DEAD is \"N\")"),
    skipped("what is not a blank value", "DEAD is not \"NULL\""),
    skipped("a value that begins otherwise", "DEAD is \"Y\" and DEAD starts with \"N\""),
    skipped("a value that is turned away beside it", "DEAD is \"Y\" and DEAD is not \"Y\""),
    skipped("a value of another form", "DEAD is \"Y\" or \"N\" and DEAD is like \"9\""),
  ]
}

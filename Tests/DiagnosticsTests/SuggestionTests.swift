import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("SEXX", ["DOB", "SEX", "SURNAME"], "SEX"),
      ("brith_date", ["death_date", "birth_date"], "birth_date"),
      ("NHS_NUMBER", ["nhs_number"], "nhs_number"),
      ("trimed", ["trimmed", "single spaces"], "trimmed"),
      ("X", ["Y"], "Y"),
      ("ward", ["patient", "organisation"], nil),
      ("ward", [], nil),
      ("", ["patient"], nil),
    ] as [(String, [String], String?)])
  func `the nearest name is offered, and none that is far`(
    typed: String, known: [String], expected: String?
  ) {
    #expect(typed.likelyMeant(in: known) == expected)
  }

  @Test func `of two equally near names the first is offered`() {
    #expect("ADDR_3".likelyMeant(in: ["ADDR_1", "ADDR_2"]) == "ADDR_1")
  }
}

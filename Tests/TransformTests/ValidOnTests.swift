import Diagnostics
import Extract
import TestSupport
import Testing
import Transform

/// A code that stood for two things is looked up by a day.
@Suite struct ValidOnTests {
  private static let header =
    "source_code,source_text,target,status,by,on,valid_from,valid_to,note\n"

  private static func check(_ codes: String, _ line: String) throws -> SmallProject.Checked {
    try SmallProject.check([
      "codes/sex.csv": header + codes,
      "mappings/people.yaml": SmallProject.mapping.replacing(
        "SEX, in capitals, translated by sex", with: line
      ).replacing(
        "when it is too long: cut",
        with: "when more than one fits: set aside\nwhen it is too long: cut"),
    ])
  }

  private static let dated = """
    F,Female,2,approved,A Person,2026-01-01,,31/12/1999,
    F,Not known,X,approved,A Person,2026-01-01,2000-01-01,,
    M,Male,1,approved,A Person,2026-01-01,,,

    """

  struct Case: Sendable {
    let birth: String
    let sex: String
    let gender: String?
    let reason: String?
  }

  @Test(arguments: [
    Case(birth: "31/12/1999", sex: "F", gender: "2", reason: nil),
    Case(birth: "01/01/2000", sex: "F", gender: "X", reason: nil),
    Case(birth: "01/01/2000", sex: "M", gender: "1", reason: nil),
    Case(birth: "", sex: "M", gender: "1", reason: nil),
    Case(birth: "", sex: "F", gender: nil, reason: "CROSSWALK_AMBIGUOUS"),
    Case(birth: "01/01/2000", sex: "Z", gender: nil, reason: "CODE_UNMAPPED"),
  ])
  func `the line of the day is the one that counts`(_ example: Case) throws {
    let checked = try Self.check(Self.dated, "SEX, translated by sex, valid on row.birth_date")
    #expect(checked.faults.map(\.message) == [])
    let plan = try #require(checked.plans.first)
    let layout = try #require(checked.project?.sources.first?.layout)
    let mapped = try MappedRecords(
      plan, "ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n1,A,ok,\(example.birth),,\(example.sex),\n",
      layout: layout, index: KeyIndex(spaces: 8))
    #expect(mapped.rows[0].cells.first?["person_stated_gender"] == example.gender)
    #expect(mapped.account.notes.map(\.slug) == [example.reason].compactMap(\.self))
  }

  @Test(arguments: [
    ("SEX, translated by sex", "MAP402"),
    ("SEX, translated by sex, valid on row.deceased", "MAP104"),
    ("SEX, translated by sex, valid on DOB", "MAP201"),
    ("SEX, trimmed, valid on row.birth_date, translated by sex", "MAP110"),
  ])
  func `a look-up that could mean two lines is refused`(line: String, code: String) throws {
    let faults = try Self.check(Self.dated, line).faults.filter { $0.severity == .error }
    #expect(faults.map { "\($0.code)" } == [code])
  }

  @Test(arguments: [
    (
      "F,,2,approved,A,2026-01-01,,2000-01-01,\nF,,1,approved,A,2026-01-01,2000-01-01,,\n", "MAP304"
    ),
    ("F,,2,approved,A,2026-01-01,2001-01-01,2000-01-01,\n", "MAP306"),
    ("F,,2,approved,A,2026-01-01,soon,,\n", "MAP306"),
  ])
  func `times of lines that meet or cannot be are refused`(codes: String, code: String) throws {
    let faults = try Self.check(codes, "SEX, translated by sex").faults
      .filter { $0.severity == .error && $0.place?.file == "codes/sex.csv" }
    #expect(faults.map { "\($0.code)" } == [code])
  }
}

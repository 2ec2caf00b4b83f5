import Diagnostics
import Testing
import Transform

@Suite struct CheckTests {
  @Test func `the small project has no fault`() throws {
    #expect(try SmallProject.check().faults.isEmpty)
  }

  @Test(
    arguments: [
      ("MAP101", "mappings/people.yaml", "STATUS\n", "STATUSS\n"),
      ("MAP102", "mappings/people.yaml", "SURNAME, trimmed", "SURNAME, trimed"),
      ("MAP103", "mappings/people.yaml", "into: gp_registration", "into: gp_registratoin"),
      ("MAP104", "mappings/people.yaml", "surname:", "surnam:"),
      ("MAP105", "mappings/people.yaml", "translated by sex", "translated by sexes"),
      ("MAP106", "mappings/people.yaml", "from: people", "from: peopel"),
      ("MAP107", "layouts/people.yaml", "kind: csv", "kind: csv\nkidn: csv"),
      ("MAP108", "rules.yaml", "NHS_SHARED", "NHS_SHARD"),
      ("MAP110", "mappings/people.yaml", "trimmed", "the first 0 characters"),
      ("MAP111", "mappings/people.yaml", "GP is present", "GP is presnt"),
      ("MAP203", "mappings/people.yaml", "DOD, read as dd/MM/yyyy", "DOD"),
      ("MAP301", "codes/sex.csv", ",2,approved", ",QQ,approved"),
      ("MAP303", "codes/sex.csv", "1,approved,A Person", "1,approved,"),
      ("MAP701", "layouts/people.yaml", "{name: GP}", "{name: SEX}\n  - {name: GP}"),
      ("MAP702", "layouts/people.yaml", "kind: csv", "kind: cvs"),
      ("MAP703", "layouts/people.yaml", "quote: '\"'", "quote: ','"),
      ("MAP705", "layouts/people.yaml", "means: surname", "means: surnme"),
      ("MAP801", "rules.yaml", "share nhs_number", "shares nhs_number"),
      ("MAP802", "rules.yaml", "share nhs_number", "share nhs_numbr"),
      ("MAP901", "migration.yaml", "to fix: at most 5", "to fixx: at most 5"),
      ("MAP902", "migration.yaml", "rules: rules.yaml", "rules: rule.yaml"),
      ("MAP908", "migration.yaml", "target: epr/1", "target: epr/2"),
    ])
  func `each mistake has its code`(
    code: String, file: String, right: String, wrong: String
  ) throws {
    let text = try #require(SmallProject.files[file])
    let changed = text.replacing(right, with: wrong, maxReplacements: 1)
    try #require(changed != text)
    let faults = try SmallProject.check([file: changed]).faults
    let found = faults.filter { "\($0.code)" == code }
    #expect(found.count == 1, "\(faults.map { "\($0.code) \($0.message)" })")
    #expect(found.first?.place?.file == file)
  }
}

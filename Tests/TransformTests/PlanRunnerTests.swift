import Diagnostics
import Testing
import Transform

@Suite struct PlanRunnerTests {
  private static let header = "ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n"

  @Test func `a value that cannot be right is set aside beside its row, with one note`() throws {
    let mapped = try SmallMapping(SmallProject.mapping)
      .map(Self.header + "1,SMITH,known,31/02/1950,,F,\n")
    #expect(mapped["patient"].first?["birth_date"] == nil)
    #expect(mapped["legacy_value"].map { $0["raw"] } == ["31/02/1950"])
    #expect(mapped.notes == ["repair DATE_INVALID"])
    #expect(mapped.account.notes.first?.rule == "patient.birth_date invalid")
  }

  @Test func `all faults of a record are collected, each with the bytes of its value`() throws {
    let mapped = try SmallMapping(SmallProject.mapping).map(Self.header + ",\"O\"\"NEIL\",,,,F,\n")
    #expect(mapped.faults == [["FIELD_BLANK", "FIELD_BLANK"]])
    #expect(mapped.account.isolated.first?.faults.map(\.range) == [0..<0, 11..<11])
    #expect(mapped["patient"].isEmpty)
  }

  @Test func `what is cut stands whole beside its row`() throws {
    let name = String(repeating: "N", count: 90)
    let mapped = try SmallMapping(SmallProject.mapping).map(Self.header + "1,\(name),known,,,F,\n")
    #expect(mapped["patient_name"].first?["surname"] == String(name.prefix(70)))
    #expect(mapped["legacy_value"].first?["raw"] == name)
    #expect(mapped.notes == ["repair TOO_LONG"])
  }

  @Test func `the same record again is a duplicate, another of its key a conflict`() throws {
    let small = try SmallMapping(SmallProject.mapping)
    let mapped = try small.map(
      Self.header + "1,SMITH,known,,,F,\n1,SMITH,known,,,F,\n1,JONES,known,,,F,\n")
    #expect(mapped.account.counts.loaded == 1)
    #expect(mapped.account.counts.duplicate == 1)
    #expect(mapped.faults == [["KEY_CONFLICT"]])
  }

  @Test func `another practice of a crosswalk makes another record`() throws {
    let small = try SmallMapping(SmallProject.mapping)
    let mapped = try small.map(
      Self.header + "1,SMITH,known,,,F,P1\n1,SMITH,known,,,F,\n", ids: ["V81999": 77])
    #expect(mapped["gp_registration"].first?["practice"] == "77")
    #expect(mapped.account.counts.duplicate == 0)
  }

  @Test func `what is skipped is counted under its reason and leaves no row`() throws {
    let mapped = try SmallMapping(SmallProject.mapping)
      .map(Self.header + "1,ZZZTEST,known,,,F,\n")
    #expect(mapped.notes == ["skip SITE_TEST_PATIENT"])
    #expect(mapped["patient"].isEmpty)
  }

  @Test func `ids and content follow from the place and the values alone`() throws {
    let line = Self.header + "1,SMITH,known,,,F,\n"
    let first = try SmallMapping(SmallProject.mapping).map(line)
    let second = try SmallMapping(SmallProject.mapping).map(line)
    let elsewhere = try SmallMapping(SmallProject.mapping).map(line, file: 2)
    #expect(first["patient"] == second["patient"])
    #expect(first["patient"].first?["id"] == String(1 << 40 | 1 << 8))
    #expect(elsewhere["patient"].first?["id"] == String(2 << 40 | 1 << 8))
    #expect(
      first["patient"].first?["content_hash"] == elsewhere["patient"].first?["content_hash"])
  }
}

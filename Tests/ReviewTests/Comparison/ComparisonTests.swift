import Foundation
import Migration
import Review
import TestSupport
import Testing
import Transform

/// Between two trial loads, exactly what ended otherwise is named, with the line that did it.
@Suite struct ComparisonTests {
  /// Such as: S8 newly_waiting mapping mappings/patient.yaml:16.
  private static func lines(_ comparison: RunComparison) -> [String] {
    comparison.records.map { record in
      let causes = record.causes.map { cause in
        [cause.kind.rawValue, cause.place].compactMap(\.self).joined(separator: " ")
      }
      return "\(record.key ?? "?") \(record.change.rawValue) \(causes.joined(separator: " + "))"
    }.sorted()
  }

  @Test func `the same rules and bytes make no difference`() throws {
    let project = try ChangingProject()
    let first = try project.dryRun()
    let second = try project.dryRun()

    let comparison = try project.comparison(first, second)

    #expect(Self.lines(comparison) == [])
    #expect(comparison.unchanged == 16)
  }

  @Test func `each changed record has the line or the bytes that changed it`() throws {
    let project = try ChangingProject()
    let first = try project.dryRun()
    // The source: a surname, one person less, one more.
    project.people[2] = "P3,WILLOW,F,05/06/1970"
    project.people.removeAll { $0.hasPrefix("P9,") }
    project.people.append("P20,YEW,F,17/05/1992")
    // A line of the mapping for all whose surname is not in capitals, and an answer of another one.
    project.surname = "SURNAME"
    project.badBirthDate = "reject"
    // A line of a code table, and one more of it; a line of a crosswalk.
    project.sexes = ["M,1", "F,2", "U,X", "T,X"]
    project.wards = ["W1,OAK", "W2,BEECH"]
    let second = try project.dryRun()

    let comparison = try project.comparison(first, second)

    let birthDate = "mapping mappings/patient.yaml:\(ChangingProject.birthDateLine)"
    let surname = "mapping mappings/patient.yaml:\(ChangingProject.surnameLine)"
    #expect(
      Self.lines(comparison)
        == [
          "P10 newly_loaded code_table_line codes/sex.csv:5",
          "P20 newly_loaded source",
          "P3 changed_values source",
          "P4 changed_values \(surname)",
          "P5 changed_values \(surname)",
          "P6 changed_values code_table_line codes/sex.csv:4",
          "P7 changed_values code_table_line codes/sex.csv:4",
          "P8 newly_rejected \(birthDate)",
          "P9 no_longer_there source",
          "S10 newly_loaded code_table_line codes/sex.csv:5",
          "S2 changed_values crosswalk crosswalks/wards.csv:3",
          "S3 changed_values crosswalk crosswalks/wards.csv:3",
          "S8 newly_waiting \(birthDate)",
          "S9 newly_waiting source",
        ].map { $0.replacing("no_longer_there", with: "gone") })
    // P1, P2 and S1.
    #expect(comparison.unchanged == 3)
    let changed = try #require(comparison.records.first { $0.key == "P4" })
    #expect(
      changed.fields == [
        ComparedField(table: "patient_name", field: "surname", before: "BIRCH", after: "Birch")
      ])
  }

  @Test func `a run keeps its rules and nothing else of the project's folder`() throws {
    let project = try ChangingProject()
    try project.folder.write("project/exports/people.csv", "P1,ROWAN,M,01/02/1950\n")
    let run = try project.dryRun()

    let kept = try #require(try project.work.keptProject(ofRun: run.run))
    let names = try FileManager.default.subpathsOfDirectory(atPath: kept)

    #expect(Set(names).isSuperset(of: ["migration.yaml", "codes/sex.csv", "crosswalks/wards.csv"]))
    #expect(!names.contains { $0.hasPrefix("exports") })
    let original = try LoadedSystem.project(project.folder.path(of: "project"))
    let copy = try LoadedSystem.project(kept)
    #expect(copy.project.ruleset == original.project.ruleset)
  }

  @Test func `what is masked shows no value`() throws {
    let project = try ChangingProject()
    let first = try project.dryRun()
    project.people[2] = "P3,WILLOW,F,05/06/1970"
    let second = try project.dryRun()

    let comparison = try project.comparison(first, second, reveal: false)
    let text = ComparisonText(comparison, isMasked: true).text(atMost: nil)

    #expect(text.contains("patient_name.surname: AAAAA is now AAAAAA"))
    for value in ["ALDER", "WILLOW", "P3"] { #expect(!text.contains(value)) }
  }

  @Test func `runs into one store are compared as each has left it`() throws {
    let project = try ChangingProject()
    let first = try project.run()
    project.people[2] = "P3,WILLOW,F,05/06/1970"
    project.people.append("P20,YEW,F,17/05/1992")
    let second = try project.run()
    project.people[2] = "P3,POPLAR,F,05/06/1970"
    project.surname = "SURNAME"
    let third = try project.run()

    let before = try project.comparison(first, second)
    let after = try project.comparison(second, third)
    #expect(Self.lines(before) == ["P20 newly_loaded source", "P3 changed_values source"])
    let surname = "mapping mappings/patient.yaml:\(ChangingProject.surnameLine)"
    #expect(
      Self.lines(after) == [
        "P3 changed_values source", "P4 changed_values \(surname)",
        "P5 changed_values \(surname)",
      ])
    let changed = before.records.first { $0.key == "P3" }
    #expect(changed?.fields.map(\.after) == ["WILLOW"])
  }

  @Test func `without its exports a run still says what differs, and that it knows no cause`()
    throws
  {
    let project = try ChangingProject()
    let first = try project.dryRun()
    project.people[2] = "P3,WILLOW,F,05/06/1970"
    let second = try project.dryRun()
    try project.folder.write("exports-0/people.csv", "another file\n")

    let comparison = try project.comparison(first, second)

    #expect(comparison.records.map(\.key) == ["P3"])
    #expect(comparison.records.first?.causes.map(\.kind) == [.unknown])
    #expect(comparison.remarks.contains { $0.contains("people.csv") })
  }
}

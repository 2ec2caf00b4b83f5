import Diagnostics
import Extract
import Foundation
import Rehearsal
import TestSupport
import Testing

/// A project of another shape: no quotes, another delimiter, other dates, a trailer, two files.
@Suite struct OtherShapeTests {
  static func project(
    _ delimiter: String = "|", quote: UInt8? = nil, escape: UInt8? = nil
  ) -> RehearsalProject {
    func column(_ name: String, _ means: String, _ writtenAs: String? = nil) -> LayoutColumn {
      LayoutColumn(name: name, means: means, writtenAs: writtenAs)
    }
    func layout(_ name: String, _ columns: [LayoutColumn]) -> Layout {
      Layout(
        name: name,
        format: .csv(
          CSVDialect(
            delimiter: Array(delimiter.utf8), quote: quote, escape: escape, preambleLines: 1,
            trailer: TrailerRule(firstCell: "TRL", recordCountCell: 2))),
        encoding: .utf8, columns: columns)
    }
    let people = layout(
      "people",
      [
        column("#ID", "key of patient"), column("NAME", "full_name"),
        column("SEX", "sex by sexes"), column("DOB", "birth_date", "yyyyMMdd"),
        column("DOD", "death_date", "yyyyMMdd"), column("NOTE", "note"),
        column("NHS", "nhs_number"), column("ADDR", "address_line"),
      ])
    let visits = layout(
      "visits",
      [
        column("ID", "key of appointment"), column("PERSON", "patient"),
        column("AT", "start of appointment", "dd-MMM-yyyy HH:mm"),
        column("WHY", "code of reasons"), column("WORDS", "text of reasons"),
      ])
    return RehearsalProject(
      name: "other", layouts: ["people": people, "visits": visits],
      lists: [
        "sexes": [.init("M", target: "1"), .init("F", target: "2")],
        "reasons": [.init("A", "A|way", target: "1"), .init("B", "Back", target: "2")],
      ],
      plan: RehearsalPlan(
        asAt: 29_900_000, firstActivity: 16_000, lineEnd: .lf,
        files: [
          .init(source: "people", file: "people.txt"),
          .init(source: "visits", file: "visits.txt", perPatient: 3),
        ],
        defects: [
          DefectPlan(
            "lost", .orphan, in: ["visits"], expects: [.init(.held, "PARENT_MISSING")],
            missingTable: "patient"),
          DefectPlan(
            "short", .oneCellLess, in: ["people"], expects: [.init(.rejected, "ROW_SHORT")]),
        ]))
  }

  @Test(
    arguments: [
      ("|", nil, nil), ("||", nil, nil), (", ", UInt8(ascii: "\""), UInt8(ascii: "\\")),
    ] as [(String, UInt8?, UInt8?)])
  func `is written and read back as its layouts say`(
    delimiter: String, quote: UInt8?, escape: UInt8?
  ) throws {
    let folder = try TemporaryFolder()
    let exports = try Exports(
      Self.project(delimiter, quote: quote, escape: escape), records: 2_000, defects: 10, seed: 4,
      in: folder.path)

    #expect(exports.records.count == 2_000)
    #expect(exports.records.count { $0.broken?.slug == "ROW_SHORT" } == 5)
    let names = Set(exports.of("people").filter { $0.broken == nil }.map { $0["#ID"] })
    let lost = exports.of("visits").filter { !names.contains($0["PERSON"]) }
    let held = exports.answers.filter { $0.outcome == "held" }
    #expect(lost.count == held.count)
    #expect(Set(lost.map(\.line)) == Set(held.map(\.line)))
    for record in exports.innocent("visits") {
      // Without quotes a value cannot have the delimiter.
      let away = quote == nil ? "Away" : "A|way"
      #expect(record["WORDS"] == (record["WHY"] == "A" ? away : "Back"))
    }
  }

  @Test func `faults of the plan are all named, with a way out`() throws {
    var project = Self.project()
    project.plan.defects = [
      DefectPlan("a", .write, in: ["people.DOBB"], expects: [.init(.repaired, "DATE_INVALID")]),
      DefectPlan("b", .overlaps, in: ["visits"], expects: [.init(.rejected, "EPISODE_OVERLAP")]),
      DefectPlan("c", .write, in: ["persons.DOB"], expects: []),
    ]
    project.layouts["people"]?.columns.append(LayoutColumn(name: "X", means: "star sign"))
    let folder = try TemporaryFolder()

    let error = #expect(throws: RehearsalError.self) {
      try Rehearsal.generate(
        project, records: 500, defects: 3, seed: 1, into: URL(filePath: folder.path))
    }
    let messages = try #require(error).diagnostics.map(\.message)
    for part in ["DOBB", "persons", "star sign", "episode", "expects nothing"] {
      #expect(messages.contains { $0.contains(part) }, "\(part)")
    }
  }
}

import Diagnostics
import Foundation
import Migration
import RecordStore
import Review
import TestSupport
import Testing

/// Every kind of row has a clear answer, and so has every row whose record is not at hand.
@Suite struct ExplainedRowTests {
  private static func explain(
    _ project: ChangingProject, _ table: String, _ condition: SQL, field: String? = nil,
    reveal: Bool = true
  ) throws -> Explanation {
    let connection = try Stores.open(project.store).connect(.readOnly)
    let id = try #require(
      try connection.integer("SELECT id FROM \(identifier: table) WHERE " + condition))
    return try Explainer(
      LoadedSystem.project(project.folder.path(of: "project")), exports: nil, in: connection,
      masking: Masking(reveal: reveal)
    ).explain(table, id, field: field)
  }

  private static func change(_ project: ChangingProject, _ sql: SQL) throws {
    let connection = try Stores.open(project.store).connect(.live)
    try connection.transaction { () throws(StoreError) in try connection.execute(sql) }
  }

  @Test func `a row that a crosswalk created names the line and who approved it`() throws {
    let project = try ChangingProject()
    _ = try project.run()

    let explanation = try Self.explain(project, "location", "code = 'ASH'")

    #expect(explanation.origin == .reference)
    #expect(
      explanation.remarks.contains {
        $0.contains("crosswalks/wards.csv:3") && $0.contains("Gwen Oakshott on 2026-10-05")
      })
    #expect(explanation.fields.first { $0.field == "code" }?.value == "ASH")
  }

  @Test func `a row that staff have entered has no record behind it`() throws {
    let project = try ChangingProject()
    _ = try project.run()
    try Self.change(
      project,
      """
      INSERT INTO location (id, row_version, code, name, kind, is_active)
      SELECT 999424, 1, 'ELM', 'Elm Ward', kind, 1 FROM location WHERE code = 'ASH'
      """)

    let explanation = try Self.explain(project, "location", "code = 'ELM'")

    #expect(explanation.origin == .entered)
    #expect(explanation.remarks.contains { $0.contains("entered in the EPR") })
  }

  @Test func `a value that was set aside is followed to its field and its reason`() throws {
    let project = try ChangingProject()
    _ = try project.run()

    let explanation = try Self.explain(project, "legacy_value", "field = 'birth_date'")

    #expect(explanation.origin == .setAside)
    let raw = try #require(explanation.fields.first)
    #expect(raw.value == "99/99/1971")
    #expect(raw.columns.map(\.column) == ["BORN"])
    #expect(raw.place == "mappings/patient.yaml:14:7")
    #expect(raw.steps.last?.answer == "set aside")
    #expect(
      raw.steps.last?.answerPlace
        == "mappings/patient.yaml:\(ChangingProject.birthDateLine):9")
    #expect(raw.remarks.contains { $0.contains("patient.birth_date") })
  }

  @Test func `a row that a later run changed is explained by the later record`() throws {
    let project = try ChangingProject()
    _ = try project.run()
    project.people[2] = "P3,WILLOW,F,05/06/1970"
    project.people.insert("P0,YEW,F,17/05/1992", at: 0)
    let second = try project.run()

    let explanation = try Self.explain(project, "patient_name", "surname = 'WILLOW'")

    #expect(explanation.records.map(\.run) == [second.run])
    #expect(explanation.records.map(\.record) == [4])
    #expect(explanation.remarks.contains { $0.contains("An earlier run has made the row") })
    #expect(explanation.fields.allSatisfy { !$0.differs })
    #expect(explanation.fields.first { $0.field == "surname" }?.columns.first?.value == "WILLOW")
  }

  @Test func `a closed row and one that staff have changed say so`() throws {
    let project = try ChangingProject()
    let run = try project.run()
    try Self.change(project, "UPDATE patient SET closed_by = 1 WHERE legacy_key = 'P1'")
    try Self.change(
      project, "UPDATE patient SET deceased = 'yes', row_version = 2 WHERE legacy_key = 'P2'")

    let closed = try Self.explain(project, "patient", "legacy_key = 'P1'")
    let touched = try Self.explain(project, "patient", "legacy_key = 'P2'")

    #expect(closed.remarks.contains { $0.contains("Run \(run.run) has closed it") })
    #expect(touched.remarks.contains { $0.contains("Staff have changed the row") })
    let deceased = try #require(touched.fields.first { $0.field == "deceased" })
    #expect(deceased.differs && deceased.value == "yes" && deceased.computed == "no")
  }

  @Test func `other rules than those of the run are named, and what they would make`() throws {
    let project = try ChangingProject()
    _ = try project.run()
    project.surname = "SURNAME"
    _ = try project.dryRun()

    let explanation = try Self.explain(project, "patient_name", "surname = 'BIRCH'")

    #expect(explanation.mapping?.isSameRuleset == false)
    #expect(explanation.remarks.contains { $0.contains("other rules") })
    let surname = try #require(explanation.fields.first { $0.field == "surname" })
    #expect(surname.differs && surname.computed == "Birch")
  }

  @Test(arguments: [nil, "another file\n"])
  func `without its file a row still names its mapping, and how to get further`(
    content: String?
  ) throws {
    let project = try ChangingProject()
    _ = try project.run()
    if let content {
      try project.folder.write("exports-0/people.csv", content)
    } else {
      try FileManager.default.removeItem(
        atPath: project.folder.path(of: "exports-0/people.csv"))
    }

    let explanation = try Self.explain(project, "patient", "legacy_key = 'P1'")

    #expect(explanation.records.first?.readFrom == nil)
    #expect(explanation.remarks.contains { $0.contains("--from") })
    let gender = try #require(explanation.fields.first { $0.field == "person_stated_gender" })
    #expect(gender.line == "SEX, translated by sex" && gender.steps.isEmpty)
  }

  @Test func `a restricted patient stays masked`() throws {
    let project = try ChangingProject()
    _ = try project.run()
    try Self.change(project, "UPDATE patient SET restricted = 1 WHERE legacy_key = 'P1'")

    let explanation = try Self.explain(project, "patient_name", "surname = 'ROWAN'")
    let other = try Self.explain(project, "patient_name", "surname = 'HAZEL'", field: "surname")

    #expect(explanation.fields.first { $0.field == "surname" }?.value == "AAAAA")
    #expect(explanation.remarks.contains { $0.contains("restricted") })
    #expect(other.fields.map(\.value) == ["HAZEL"])
  }

  @Test func `what is masked shows no value`() throws {
    let project = try ChangingProject()
    _ = try project.run()

    let explanation = try Self.explain(
      project, "patient_name", "surname = 'ROWAN'", reveal: false)
    let text = ExplanationText(explanation, isMasked: true).text

    #expect(text.contains("surname: AAAAA"))
    #expect(!text.contains("ROWAN") && !text.contains("P1"))
  }

  @Test func `a row that is not there, and a table that is none, are said to be so`() throws {
    let project = try ChangingProject()
    _ = try project.run()
    let explainer = Explainer(
      try LoadedSystem.project(project.folder.path(of: "project")), exports: nil,
      in: try Stores.open(project.store).connect(.readOnly), masking: Masking(reveal: false))

    #expect(throws: ReviewError.rowUnknown(table: "patient", id: 7)) {
      try explainer.explain("patient", 7)
    }
    #expect(throws: ReviewError.tableUnknown("patients")) { try explainer.explain("patients", 7) }
    #expect(ReviewError.tableUnknown("patients").diagnostic.remedy == "Did you mean 'patient'?")
  }

  @Test func `a field that a rule over records has set names the rule and its list`() throws {
    let folder = try TemporaryFolder()
    let project = try LoadedSystem.project(Repository.path("Mappings/medway-csv"))
    try LoadedSystem.run(
      project, from: Repository.path("Fixtures/medway-csv"), in: folder.path)
    let connection = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.readOnly)
    let patient = try #require(
      try connection.integer(
        "SELECT id FROM patient WHERE nhs_number_status = '05' AND restricted = 0 AND id IN ("
          + "SELECT load_file * 1099511627776 + record * 256 FROM record_note"
          + " WHERE rule = 'nhs_shared') ORDER BY id"))

    let explanation = try Explainer(
      project, exports: nil, in: connection, masking: Masking(reveal: true)
    ).explain("patient", patient, field: "nhs_number_status")

    let status = try #require(explanation.fields.first)
    #expect(status.value == "05")
    #expect(
      status.remarks.contains { $0.contains("nhs_shared") && $0.contains("rules.yaml:3") })
  }
}

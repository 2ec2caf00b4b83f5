import Migration
import RecordStore
import Review
import TestSupport
import Testing

/// What people have decided about a record is told with who, when and why, and where it made the
/// difference.
@Suite struct ExplainedDecisionTests {
  private static let born = Decision.Correction(column: "BORN", value: "14/02/1971")

  private static func explain(
    _ project: ChangingProject, field: String, decisions: DecisionLog?
  ) throws -> Explanation {
    let connection = try Stores.open(project.store).connect(.readOnly)
    let id = try #require(
      try connection.integer("SELECT id FROM patient WHERE legacy_key = 'P8'"))
    return try Explainer(
      LoadedSystem.project(project.folder.path(of: "project")), exports: nil,
      decisions: decisions, in: connection, masking: Masking(reveal: true)
    ).explain("patient", id, field: field)
  }

  @Test(arguments: [MigrationRun.Options.Kind.replay, .run])
  func `a corrected value names the value of the source and who decided`(
    kind: MigrationRun.Options.Kind
  ) throws {
    let project = try ChangingProject()
    project.badBirthDate = "reject"
    let first = try project.run()
    try project.decide(.corrected, about: "P8", in: first, corrections: [Self.born])
    _ = try project.run(kind, into: project.store)

    let explanation = try Self.explain(
      project, field: "birth_date", decisions: project.decisions)

    #expect(explanation.records.map(\.record) == [8])
    #expect(explanation.records.map(\.file) == ["people.csv"])
    #expect(explanation.records.map(\.readFrom) == [kind == .replay ? .kept : .file])
    let decision = try #require(explanation.decisions.first)
    #expect(decision.line == 1 && decision.by == "Maureen Tidball")
    #expect(decision.columns == ["BORN"] && decision.reason == "the case notes say so")
    let field = try #require(explanation.fields.first)
    #expect(field.value == "14/02/1971" && !field.differs)
    #expect(field.columns.map(\.value) == ["14/02/1971"])
    #expect(field.columns.map(\.original) == ["99/99/1971"])
  }

  @Test func `an accepted record has its value set aside by the decision`() throws {
    let project = try ChangingProject()
    project.badBirthDate = "reject"
    let first = try project.run()
    try project.decide(.accepted, about: "P8", in: first)
    _ = try project.run(.replay, into: project.store)

    let explanation = try Self.explain(
      project, field: "birth_date", decisions: project.decisions)

    #expect(explanation.decisions.map(\.kind) == ["accepted"])
    let field = try #require(explanation.fields.first)
    #expect(field.value == nil && !field.differs)
    #expect(field.steps.last?.answer == "set aside, by a decision")
  }

  @Test func `without the list it is told that a line of it was carried out`() throws {
    let project = try ChangingProject()
    project.badBirthDate = "reject"
    let first = try project.run()
    try project.decide(.corrected, about: "P8", in: first, corrections: [Self.born])
    _ = try project.run(.replay, into: project.store)

    let explanation = try Self.explain(project, field: "birth_date", decisions: nil)

    #expect(explanation.remarks.contains { $0.contains("Line 1") && $0.contains("--work") })
  }

  @Test func `a record that a decision has let in has the decision as its cause`() throws {
    let project = try ChangingProject()
    project.badBirthDate = "reject"
    let first = try project.dryRun()
    try project.decide(.corrected, about: "P8", in: first, corrections: [Self.born])
    let second = try project.dryRun()

    let comparison = try project.comparison(first, second)

    #expect(comparison.records.map(\.key) == ["P8", "S8"])
    for record in comparison.records {
      #expect(record.change == .loaded)
      #expect(record.causes.map(\.kind) == [.decision])
      #expect(record.causes.first?.place == "line 1 of the list of decisions")
    }
  }

  @Test func `a replay is compared with the run before it`() throws {
    let project = try ChangingProject()
    project.badBirthDate = "reject"
    let first = try project.run()
    try project.decide(.corrected, about: "P8", in: first, corrections: [Self.born])
    let second = try project.run(.replay, into: project.store)

    let comparison = try project.comparison(first, second)

    #expect(comparison.records.map(\.key) == ["P8", "S8"])
    #expect(comparison.records.first?.causes.map(\.kind) == [.decision])
  }
}

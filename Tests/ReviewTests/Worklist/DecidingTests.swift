import Diagnostics
import Migration
import RecordStore
import Review
import TestSupport
import Testing
import Transform

/// Decisions that are typed on the command line.
@Suite struct DecidingTests {
  private static func deciding(
    _ project: WorklistProject, by person: String = "A. Clerk"
  ) -> RecordDeciding {
    RecordDeciding(
      project.worklist(), project.sources, by: person,
      validate: project.sources.valueCheck(asAt: WorklistProject.asAt))
  }

  @Test func `several records are decided in one, or none of them`() throws {
    let project = try WorklistProject()
    var log = try DecisionLog(in: project.work)
    var draft = DecisionDraft(.excluded)
    draft.reason = "typed for a test"
    draft.secondPerson = "B. Second"
    let ids = [
      try project.record(WorklistProject.wrongDate).id,
      String(try project.record(WorklistProject.unknownCode).id.prefix(10)),
    ]
    #expect(throws: ReviewError.recordUnknown("zzz")) {
      try Self.deciding(project).decide(draft, about: ids + ["zzz"], in: &log)
    }
    #expect(log.lines.isEmpty)
    let lines = try Self.deciding(project).decide(draft, about: ids, in: &log)
    #expect(lines.map(\.decision.kind) == [.excluded, .approved, .excluded, .approved])
    #expect(lines.map(\.decision.about) == [nil, 1, nil, 3])
    #expect(try Self.deciding(project).decide(draft, about: ids, in: &log) == [])
  }

  @Test func `by hand means all values, as they are and as they were corrected`() throws {
    let project = try WorklistProject()
    var log = try DecisionLog(in: project.work)
    var draft = DecisionDraft(.byHand)
    draft.corrections = [.init(column: "DOB", value: "01/03/1950")]
    let id = try project.record(WorklistProject.wrongDate).id
    let lines = try Self.deciding(project).decide(draft, about: [id], in: &log)
    #expect(
      lines[0].decision.corrections?.map(\.value) == [
        "0001", "SMITH", "01/03/1950", "F", "N", "TA1 5AA",
      ])
    draft.corrections = []
    #expect(throws: ReviewError.self) {
      try Self.deciding(project).decide(draft, about: [id], in: &log)
    }
  }

  @Test func `where several records make one row, one of them is not merged`() throws {
    let folder = try TemporaryFolder()
    let project = try LoadedSystem.project(Repository.path("Mappings/sus-fixed"))
    let exports = Repository.path("Fixtures/sus-fixed")
    try LoadedSystem.run(project, from: exports, in: folder.path)
    let connection = try Stores.open("sqlite:\(folder.path(of: "trial.db"))").connect(.readOnly)
    let records = try IsolatedRecords.read(
      of: RunReference.find(nil, in: connection), from: connection)
    let grouped = Set(project.plans.filter(\.isGrouped).map(\.name))
    let record = try #require(
      records.first { $0.outcome == .rejected && grouped.contains($0.mapping) })
    var sources = WorklistSources(project, exports: exports)
    let worklist = Worklist(run: "2026-11-22-a", [record], &sources)
    var draft = DecisionDraft(.merged)
    draft.into = "another"
    var log = try DecisionLog(in: WorkFolder(folder.path(of: "work")))

    let refusal = #expect(throws: ReviewError.self) {
      try RecordDeciding(worklist, sources, by: "A. Clerk") { _, _, _ in [] }
        .decide(draft, about: [record.id], in: &log)
    }

    #expect(refusal?.diagnostic.message.contains("one row per") == true)
    #expect(refusal?.diagnostic.remedy.contains("corrected values") == true)
    #expect(log.lines.isEmpty)
  }

  @Test func `only another person approves, and once`() throws {
    let project = try WorklistProject()
    var log = try DecisionLog(in: project.work)
    let id = try project.record(WorklistProject.unknownCode).id
    _ = try Self.deciding(project).decide(DecisionDraft(.accepted), about: [id], in: &log)
    #expect(throws: ReviewError.self) {
      try LineDeciding(by: "A. Clerk").approve([1], in: &log)
    }
    #expect(throws: ReviewError.self) {
      try LineDeciding(by: "B. Second").approve([1, 7], in: &log)
    }
    #expect(log.lines.count == 1)
    #expect(try LineDeciding(by: "B. Second").approve([1], in: &log).count == 1)
    #expect(try LineDeciding(by: "B. Second").approve([1], in: &log) == [])
    #expect(throws: ReviewError.self) {
      try LineDeciding(by: "C. Third").approve([2], in: &log)
    }
  }

  @Test func `a decision is withdrawn with a reason, and an approval is not`() throws {
    let project = try WorklistProject()
    var log = try DecisionLog(in: project.work)
    let id = try project.record(WorklistProject.unknownCode).id
    _ = try Self.deciding(project).decide(DecisionDraft(.accepted), about: [id], in: &log)
    _ = try LineDeciding(by: "B. Second").approve([1], in: &log)
    #expect(throws: ReviewError.self) {
      try LineDeciding(by: "A. Clerk").withdraw(2, reason: "x", in: &log)
    }
    #expect(throws: ReviewError.self) {
      try LineDeciding(by: "A. Clerk").withdraw(1, reason: " ", in: &log)
    }
    #expect(try LineDeciding(by: "A. Clerk").withdraw(1, reason: "wrong row", in: &log).count == 1)
    #expect(DecisionsInForce(log).settled[id] == nil)
    #expect(throws: ReviewError.self) {
      try LineDeciding(by: "B. Second").approve([1], in: &log)
    }
  }

  @Test func `the list shows what was decided, by whom, and what a second person has to see`()
    throws
  {
    let project = try WorklistProject(decisions: "decisions need a second person: [accepted]")
    var log = try DecisionLog(in: project.work)
    var assigned = DecisionDraft(.assigned)
    (assigned.owner, assigned.due) = ("PMI team", "2026-12-04")
    let ids = [
      try project.record(WorklistProject.wrongDate).id,
      try project.record(WorklistProject.unknownCode).id,
    ]
    _ = try Self.deciding(project).decide(assigned, about: [ids[0]], in: &log)
    _ = try Self.deciding(project).decide(DecisionDraft(.accepted), about: [ids[1]], in: &log)
    func list() -> RejectList {
      RejectList(
        project.records,
        decisions: RecordDecisions(
          DecisionsInForce(log), approving: project.checked.project.approving))
    }
    func line(_ id: String) -> RejectList.Line? { list().lines.first { $0.id == id } }
    #expect(line(ids[0])?.status == "assigned")
    #expect(list().text.contains("; assigned to PMI team, due 2026-12-04\n"))
    #expect(line(ids[1])?.status == "to approve")
    _ = try LineDeciding(by: "B. Second").approve([2], in: &log)
    #expect(line(ids[1])?.status == "decided")
    #expect(list().text.contains("decided by A. Clerk, approved by B. Second"))
    #expect(line(try project.record(WorklistProject.wrongOrder).id)?.status == "open")
  }

  @Test func `the words of a project for decisions are those of the list of decisions`() {
    #expect(
      Set(ProjectKeys.decisions.compactMap(Decision.Kind.init(words:)))
        == Set(Decision.Kind.offered))
    #expect(ProjectKeys.decisions.count == Decision.Kind.offered.count)
  }

  @Test(
    arguments: [
      ("04/12/2026", "2026-12-04"), ("2026-12-04 00:00:00", "2026-12-04"),
      ("4/1/2027", "2027-01-04"), ("31/02/2026", nil), ("soon", nil),
    ] as [(String, String?)])
  func `a day is read as people write it`(text: String, day: String?) {
    #expect(DueDay.read(text) == day)
  }
}

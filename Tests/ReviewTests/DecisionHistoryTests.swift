import Foundation
import Migration
import RecordStore
import Review
import TestSupport
import Testing

/// What was decided about a record, and what has become of that.
@Suite struct DecisionHistoryTests {
  private static func subject(_ record: Review.IsolatedRecord) -> Decision.Subject {
    Decision.Subject(
      reject: record.id, mapping: record.mapping, key: record.legacyKey,
      fileHash: record.fileHash, offset: record.bytes.lowerBound, recordHash: "")
  }

  @Test func `each line says whether it waits, is withdrawn or was replaced`() throws {
    let project = try WorklistProject()
    let subject = Self.subject(try project.record(WorklistProject.wrongDate))
    let day = Date(timeIntervalSince1970: 1_796_000_000)
    var log = try DecisionLog(in: project.work)
    try log.append([
      Decision(.assigned, at: day, by: "A", about: subject, owner: "PMI team", due: "2026-12-04"),
      Decision(.atSource, at: day, by: "A", about: subject),
      Decision(.accepted, at: day, by: "A", about: subject, reason: "not known"),
      Decision(.withdrawn, at: day, by: "A", about: subject, line: 3, reason: "it is known"),
      Decision(
        .corrected, at: day, by: "A", about: subject,
        corrections: [.init(column: "DOB", value: "01/03/1950")]),
      Decision(.excluded, at: day, by: "A", about: subject, reason: "a test"),
    ])
    var lines = DecisionHistory(log, approving: [.excluded], nil).lines(of: subject.reject)
    #expect(
      lines == [
        "line 1, 2026-11-30, A: given to PMI team, due 2026-12-04",
        "line 2, 2026-11-30, A: being corrected in the old system; replaced by line 6",
        "line 3, 2026-11-30, A: to be loaded without the faulty values: not known; withdrawn",
        "line 4, 2026-11-30, A: withdrawn line 3: it is known",
        "line 5, 2026-11-30, A: new values for DOB; replaced by line 6",
        "line 6, 2026-11-30, A: not to be migrated: a test;"
          + " waits for a second person to approve line 6",
      ])
    #expect(!lines.joined().contains("01/03"))
    try log.append([Decision(.approved, at: day, by: "B", about: subject, line: 6)])
    lines = DecisionHistory(log, approving: [.excluded], nil).lines(of: subject.reject)
    #expect(lines[5].hasSuffix("; approved by B, waits for the next run"))
    #expect(lines[6] == "line 7, 2026-11-30, B: approved line 6")
  }

  @Test func `what a run has done with it is said, with the run`() throws {
    let project = try WorklistProject()
    let record = try project.record(WorklistProject.wrongDate)
    var log = try DecisionLog(in: project.work)
    let records = RecordDeciding(
      project.worklist(), project.sources, by: "A. Clerk",
      validate: project.sources.valueCheck(asAt: WorklistProject.asAt))
    var draft = DecisionDraft(.corrected)
    draft.corrections = [.init(column: "DOB", value: "01/03/1950")]
    _ = try records.decide(draft, about: [record.id], in: &log)
    let store = "sqlite:\(project.folder.path(of: "s.db"))"
    let replay = try MigrationRun(
      project.checked,
      options: .init(
        kind: .replay, exports: project.folder.path(of: "exports"), store: store,
        work: project.work), report: { _ in }
    ).run()
    let connection = try Stores.open(store).connect(.readOnly)

    let lines = try DecisionHistory(
      log, approving: [.excluded], CarriedOut(of: log, in: connection)
    ).lines(of: record.id)

    #expect(lines.count == 1)
    #expect(lines[0].hasSuffix("; carried out in run \(replay.run)"), "\(lines)")
    // A list that the run has not begun with says nothing of it.
    let other = try DecisionLog(in: WorkFolder(project.folder.path(of: "other")))
    let deeds = try CarriedOut(of: other, in: connection)
    #expect(
      DecisionHistory(log, approving: [], deeds).lines(of: record.id)[0]
        .hasSuffix("waits for the next run"))
  }

  @Test func `the terminal shows them, and nothing where nothing was decided`() throws {
    var show = try RejectShow("b1", in: SampleRun.records, reveal: false)
    #expect(!show.text.contains("what was decided"))
    show.history = ["line 1, 2026-11-30, A: note"]
    #expect(show.text.contains("\nwhat was decided:\n  line 1, 2026-11-30, A: note\n"))
  }
}

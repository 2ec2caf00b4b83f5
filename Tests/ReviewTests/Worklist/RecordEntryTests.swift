import Diagnostics
import Migration
import Review
import TestSupport
import Testing

/// A record is typed in anew: tried as a whole, and asked for until nothing is wrong.
@Suite struct RecordEntryTests {
  private static func entry(
    _ project: WorklistProject, _ id: String, setting values: [(String, String)] = []
  ) throws -> RecordEntry {
    var draft = DecisionDraft(.byHand)
    draft.corrections = values.map { Decision.Correction(column: $0.0, value: $0.1) }
    return try records(project).entry(of: id, draft)
  }

  private static func records(
    _ project: WorklistProject, _ worklist: Worklist? = nil
  ) -> RecordDeciding {
    RecordDeciding(
      worklist ?? project.worklist(), project.sources, by: "A. Clerk",
      validate: project.sources.valueCheck(asAt: WorklistProject.asAt))
  }

  /// Answers questions in their order, and keeps what was asked and told.
  private final class Person {
    var answers: [String]
    var asked: [String] = []
    var told: [Diagnostic] = []

    init(_ answers: [String]) { self.answers = answers }

    func dialogue(reveal: Bool = false) -> EntryDialogue {
      EntryDialogue(
        masking: Masking(reveal: reveal),
        ask: { question in
          self.asked.append(question)
          return self.answers.isEmpty ? nil : self.answers.removeFirst()
        }, tell: { self.told.append($0) })
    }
  }

  @Test func `everything that is still wrong is said, with place and remedy and without a value`()
    throws
  {
    let project = try WorklistProject()
    let id = try project.record(WorklistProject.wrongDate).id
    let faults = try Self.entry(project, id, setting: [("SEX", "Q")]).faults()
    #expect(faults.map(\.column?.name) == ["DOB", "SEX"])
    for fault in faults {
      #expect(fault.fault.place?.description == "people.csv:2")
      #expect(!fault.fault.remedy.isEmpty)
      #expect(!fault.fault.message.contains("31/02"))
    }
    #expect(try Self.entry(project, id, setting: [("DOB", "01/03/1950")]).faults().isEmpty)
    #expect(throws: ReviewError.self) {
      try Self.entry(project, id, setting: [("NAME", "X")]).faults()
    }
  }

  @Test func `the columns are shown masked, with what was there and what will be`() throws {
    let project = try WorklistProject()
    let id = try project.record(WorklistProject.wrongDate).id
    let entry = try Self.entry(project, id, setting: [("DOB", "1/3/50")])
    let masked = entry.text(Masking(reveal: false))
    #expect(masked.contains("  SURNAME: AAAAA\n"))
    #expect(masked.contains("  DOB: 99/99/9999 → 9/9/99\n"))
    #expect(masked.contains("add --reveal"))
    #expect(entry.text(Masking(reveal: true)).contains("  SURNAME: SMITH\n"))
  }

  @Test func `a person is asked column by column, and again for what is wrong`() throws {
    let project = try WorklistProject()
    var entry = try Self.entry(project, try project.record(WorklistProject.wrongDate).id)
    let person = Person(["", "Smithe", "30/02/1950", "", "", FilledRow.emptyWord, "01/03/1950"])

    #expect(try person.dialogue().complete(&entry))

    #expect(person.asked.count == 7)
    #expect(person.asked[1] == "SURNAME [AAAAA]: ")
    #expect(person.asked[6] == "DOB [99/99/9999]: ")
    #expect(person.told.count == 1)
    var log = try DecisionLog(in: project.work)
    let lines = try Self.records(project).decide(entry.draft, about: [entry.id], in: &log)
    #expect(
      lines.first?.decision.corrections?.map(\.value) == [
        "0001", "Smithe", "01/03/1950", "F", "N", "",
      ])
  }

  @Test func `who gives no more answers has decided nothing`() throws {
    let project = try WorklistProject()
    var entry = try Self.entry(project, try project.record(WorklistProject.wrongDate).id)
    #expect(try !Person(["", ""]).dialogue().complete(&entry))
  }

  @Test func `of a record that could not be split the key stands there, and the rest is blank`()
    throws
  {
    let project = try WorklistProject()
    let broken = try #require(project.records.first { $0.faults.first?.slug == "QUOTE_BROKEN" })
    var sources = project.sources
    let worklist = Worklist(run: "2026-11-22-a", [broken], &sources)
    let entry = try Self.records(project, worklist).entry(of: broken.id, DecisionDraft(.byHand))
    #expect(entry.columns.map { entry.value(of: $0) } == ["0004", "", "", "", "", ""])
  }
}

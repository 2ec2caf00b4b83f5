import Foundation
import Migration
import RecordStore
import Review
import TestSupport
import Testing

/// The report of a run of a small hospital, put together as the command line does.
@Suite struct ReportReaderTests {
  private static let names = ["SMITHSON", "JOANNA", "BAKERSON", "HIDDENSON", "VEILSON", "Secret"]

  @Test func `whom a card is about is masked, and one value of a code is not`() throws {
    let folder = try TemporaryFolder()
    let html = try HospitalProject.report(folder).html
    for name in Self.names + ["9990001235", "9 Secret", "P03"] {
      #expect(!html.contains(name), "\(name)")
    }
    #expect(html.contains("<dt>Name</dt><dd>AAA AAAAAAAA</dd>"))
    #expect(html.contains("<dt>Date of birth</dt><dd>99/99/9999</dd>"))
    #expect(
      html.contains("“FEMAL” in <code>SEX</code>: 6 rows.</b> One decision answers them all."))
    #expect(
      html.contains("<li>Perhaps FEMALE (Female) is a line of sex that is spelt nearly so</li>"))
  }

  @Test func `what would be loaded stands field by field`() throws {
    let folder = try TemporaryFolder()
    var report = try HospitalProject.report(folder)
    #expect(report.html.contains("<th scope=\"row\">patient_name.surname</th><td>AAAAAAAA</td>"))
    report.reveal = true
    let html = report.html
    #expect(html.contains("<th scope=\"row\">patient_name.surname</th><td>BAKERSON</td>"))
    #expect(html.contains("<th scope=\"row\">patient.birth_date</th><td>01/01/1960</td>"))
    #expect(
      html.contains("<th scope=\"row\">patient_address.line_1</th><td>3 Ash Street</td>"))
    report.context.part = .restricted
    #expect(report.html.contains("<th scope=\"row\">patient_name.surname</th><td>VEILSON</td>"))
    #expect(!report.html.contains("patient_address.line_1"))
  }

  @Test func `the other holder of an NHS number stands beside`() throws {
    let folder = try TemporaryFolder()
    var report = try HospitalProject.report(folder)
    #expect(report.html.contains("The other patient with this NHS number: people.csv, record 1"))
    report.reveal = true
    let html = report.html
    #expect(
      html.contains(
        "<th scope=\"row\">Name</th><td>JOAN SMITHSON</td><td>JOANNA SMITHSON</td>"
          + "<td>different</td>"))
    #expect(
      html.contains(
        "<th scope=\"row\">NHS number</th><td>9990001235</td><td>9990001235</td><td>the same</td>"))
  }

  @Test func `a key that is but for a slip another one is named where values are`() throws {
    let folder = try TemporaryFolder()
    var report = try HospitalProject.report(folder)
    #expect(report.html.contains("There is a patient whose key is but for a slip the same: A99"))
    report.reveal = true
    #expect(report.html.contains("There is a patient whose key is but for a slip the same: P01"))
  }

  @Test func `a restricted patient's record is on the page for everybody by its place alone`()
    throws
  {
    let folder = try TemporaryFolder()
    let report = try HospitalProject.report(folder)
    let masked = report.html
    let spell = try #require(masked.firstRange(of: "<h4>spells.csv, record 2 (line 2)</h4>"))
    let card = try #require(
      masked[spell.upperBound...].firstRange(of: "</article>").map {
        masked[spell.upperBound..<$0.lowerBound]
      })
    #expect(card.contains("Its patient is restricted or sensitive, or may be"))
    #expect(!card.contains("<pre"))
    #expect(masked.contains("2 records of restricted or sensitive patients"))

    var revealed = report
    revealed.reveal = true
    let html = revealed.html
    // Of the rejected one it is not known; a page with values shows none of theirs.
    for name in ["HIDDENSON", "VEILSON", "Secret", "10/33/2024", "Quiet"] {
      #expect(!html.contains(name), "\(name)")
    }
    #expect(html.contains("BAKERSON"))
  }

  @Test func `their own page shows them, without address and practice`() throws {
    let folder = try TemporaryFolder()
    var report = try HospitalProject.report(folder)
    report.context.part = .restricted
    report.reveal = true
    let html = report.html
    for shown in ["VEILSON", "10/33/2024"] { #expect(html.contains(shown), "\(shown)") }
    for hidden in ["Secret", "G9999981", "SMITHSON", "BAKERSON"] {
      #expect(!html.contains(hidden), "\(hidden)")
    }
    #expect(html.contains("‹withheld›"))
  }

  @Test func `without its project a report says less and shows no more`() throws {
    let folder = try TemporaryFolder()
    _ = try HospitalProject.report(folder)
    let report = try Self.withoutProject(folder)
    for name in Self.names + ["FEMAL<", "“FEMAL”"] { #expect(!report.contains(name), "\(name)") }
    #expect(report.contains("“AAAAA” in <code>SEX</code>: 6 rows."))
  }

  private static func withoutProject(_ folder: borrowing TemporaryFolder) throws -> String {
    let work = try WorkFolder(folder.path(of: "trial.work"))
    let run = try #require(work.runs.last)
    let data = try #require(work.read("summary.json", ofRun: run))
    let summary = try JSONDecoder().decode(RunSummary.self, from: data)
    let connection = try Stores.open(summary.store).connect(.readOnly)
    return try ReportReader(connection, project: nil, work: work).report(summary).html
  }

  @Test func `what was corrected at the source is fixed in the next report`() throws {
    let folder = try TemporaryFolder()
    let project = try HospitalProject.write(into: folder)
    let checked = try #require(CheckedProject.read(project).project)
    try #require(checked.isRunnable)
    let first = try HospitalProject.run(checked, folder)
    _ = try HospitalProject.report(of: first, checked, folder)
    try folder.write(
      "exports/people.csv",
      HospitalProject.people.replacing("ANN,01/01/1960,FEMAL,", with: "ANN,01/01/1960,FEMALE,"))
    try folder.write("exports/spells.csv", HospitalProject.spells + "S4,P01,xx,\n")
    let second = try HospitalProject.run(checked, folder)
    let html = try HospitalProject.report(of: second, checked, folder).html
    #expect(
      html.contains("Since run \(first.run): <b>1 fixed</b>, <b>1 new</b>, <b>0 came back</b>."))
  }

  @Test func `a decision stands on the card of its record`() throws {
    let folder = try TemporaryFolder()
    let report = try HospitalProject.report(folder)
    let record = try #require(report.isolated.first { $0.mapping == "patient" })
    let work = try WorkFolder(folder.path(of: "trial.work"))
    var log = try DecisionLog(in: work)
    try log.append([
      Decision(
        .assigned, by: "j.brown",
        about: .init(
          reject: record.id, mapping: record.mapping, key: nil, fileHash: "", offset: 0,
          recordHash: ""), owner: "a.green", due: "2026-12-04")
    ])
    let html = try Self.withoutProject(folder)
    #expect(html.contains("j.brown: given to a.green, due 2026-12-04</li>"))
  }

  @Test func `who has values shown is written down`() throws {
    let folder = try TemporaryFolder()
    let work = try WorkFolder(folder.path(of: "trial.work"))
    try Reveal(
      what: "report of restricted patients", run: "2026-11-22-a", by: "j.brown",
      because: "live spell", second: "a.green"
    ).note(in: work)
    let line = try #require(DecisionLog(in: work).lines.first?.decision)
    #expect(line.kind == .revealed && line.by == "j.brown" && line.reason == "live spell")
    #expect(
      line.evidence == "report of restricted patients of run 2026-11-22-a, agreed by a.green")
  }
}

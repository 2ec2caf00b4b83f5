import Diagnostics
import Extract
import Foundation
import Migration
import Review
import Spreadsheet
import TestSupport
import Testing

/// Export, fill in as a person would, import: exactly those decisions.
@Suite struct WorklistImportTests {
  static func hash(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8)) }

  /// Fills in one decision of each kind that the sample can have.
  static func fill(_ book: FilledBook) throws {
    try book.write("01/03/1950", "DOB corrected", of: WorklistProject.wrongDate)
    try book.write("register of births", "evidence", of: WorklistProject.wrongDate)
    try book.write("load without the wrong values", "decision", of: WorklistProject.unknownCode)
    try book.write("Bed team", "owner", of: WorklistProject.wrongOrder)
    try book.write("04/12/2026", "due", of: WorklistProject.wrongOrder)
    try book.write("do not migrate", "decision", of: WorklistProject.withoutPerson)
    try book.write("typed for a test", "reason", of: WorklistProject.withoutPerson)
    try book.write("B. Second", "second person", of: WorklistProject.withoutPerson)
    try book.write(
      "0004,BROWN,03/04/1961,M,N,TA2 7QQ", "record as it should be", of: "0004")
  }

  static func expect(_ result: WorklistImport, of project: WorklistProject) throws {
    #expect(result.refused == [])
    let byKey = Dictionary(
      uniqueKeysWithValues: result.accepted.map { ($0.record.legacyKey ?? "", $0.decision) })
    #expect(byKey.count == 5)
    let corrected = try #require(byKey[WorklistProject.wrongDate])
    #expect(corrected.kind == .corrected)
    #expect(corrected.corrections == [.init(column: "DOB", value: "01/03/1950")])
    #expect(corrected.evidence == "register of births")
    #expect(corrected.basis == [.init(column: "DOB", hash: hash("31/02/1950"))])
    let record = try project.record(WorklistProject.wrongDate)
    #expect(corrected.subject?.reject == record.id)
    #expect(corrected.subject?.recordHash == SHA256.hexDigest(of: record.original ?? []))
    #expect(corrected.subject?.offset == record.bytes.lowerBound)
    #expect(byKey[WorklistProject.unknownCode]?.kind == .accepted)
    let assigned = try #require(byKey[WorklistProject.wrongOrder])
    #expect(assigned.kind == .assigned)
    #expect(assigned.owner == "Bed team")
    #expect(assigned.due == "2026-12-04")
    let excluded = try #require(byKey[WorklistProject.withoutPerson])
    #expect(excluded.kind == .excluded)
    #expect(excluded.reason == "typed for a test")
    #expect(byKey["0004"]?.text == "0004,BROWN,03/04/1961,M,N,TA2 7QQ\n")
    #expect(result.accepted.compactMap(\.secondPerson) == ["B. Second"])
  }

  @Test func `a workbook that was filled in gives exactly its decisions`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try Self.fill(book)
    let result = try project.hand(book.path)
    try Self.expect(result, of: project)
    #expect(result.missing == 0)
  }

  @Test(
    .enabled(if: LibreOffice.isThere, "LibreOffice is not installed"), .timeLimit(.minutes(5)))
  func `the same, saved by LibreOffice before and after it was filled in`() async throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try await LibreOffice.resave(book.path)
    try Self.fill(book)
    try await LibreOffice.resave(book.path)
    try Self.expect(project.hand(book.path), of: project)
  }

  @Test func `all decisions are lines of the list, and the second person agrees with theirs`()
    throws
  {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try Self.fill(book)
    var log = try DecisionLog(in: project.work)
    let lines = try project.hand(book.path).append(to: &log)
    #expect(lines.count == 6)
    let inForce = DecisionsInForce(try DecisionLog(in: project.work))
    let excluded = try #require(
      inForce.settled[try project.record(WorklistProject.withoutPerson).id])
    #expect(excluded.approvedBy == "B. Second")
    #expect(excluded.isCarriedOut(approving: project.checked.project.approving))
    #expect(DecisionLog.faults(in: project.work) == [])
  }

  @Test func `the same worklist twice adds nothing the second time`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try Self.fill(book)
    var log = try DecisionLog(in: project.work)
    _ = try project.hand(book.path).append(to: &log)
    let again = try project.hand(book.path, by: "C. Other")
    #expect(again.accepted.isEmpty)
    #expect(again.known == 5)
    #expect(try again.append(to: &log) == [])
    #expect(try DecisionLog(in: project.work).lines.count == 6)
  }

  @Test func `a worklist that is exported again shows what was decided, and adds nothing`() throws {
    let project = try WorklistProject()
    try Self.fill(FilledBook(project))
    var log = try DecisionLog(in: project.work)
    let book = try FilledBook(project, as: "first")
    try Self.fill(book)
    _ = try project.hand(book.path).append(to: &log)
    var sources = project.sources
    let again = Worklist(
      run: "r", project.records, decisions: DecisionsInForce(log), &sources)
    let folder = project.folder.path(of: "again")
    for path in try WorklistExport.write(again, as: [.xlsx, .jsonl], to: folder) {
      let result = try project.hand(path)
      #expect(result.refused == [], "\(path)")
      #expect(result.accepted.isEmpty, "\(path)")
      #expect(result.known == 5, "\(path)")
    }
  }

  @Test func `who agrees later adds one line, and a changed mind another`() throws {
    let project = try WorklistProject(decisions: "decisions need a second person: [accepted]")
    let book = try FilledBook(project)
    try book.write("load without the wrong values", "decision", of: WorklistProject.unknownCode)
    var log = try DecisionLog(in: project.work)
    _ = try project.hand(book.path).append(to: &log)
    let id = try project.record(WorklistProject.unknownCode).id
    let approving = project.checked.project.approving
    #expect(approving == [.accepted, .excluded])
    #expect(DecisionsInForce(log).settled[id]?.isCarriedOut(approving: approving) == false)

    try book.write("B. Second", "second person", of: WorklistProject.unknownCode)
    _ = try project.hand(book.path).append(to: &log)
    #expect(log.lines.map(\.decision.kind) == [.accepted, .approved])
    #expect(DecisionsInForce(log).settled[id]?.isCarriedOut(approving: approving) == true)

    try book.write("corrected in the old system", "decision", of: WorklistProject.unknownCode)
    _ = try project.hand(book.path).append(to: &log)
    #expect(DecisionsInForce(log).settled[id]?.decision.kind == .atSource)
  }

  @Test func `CSV and JSON Lines give the same decision`() throws {
    let project = try WorklistProject()
    let folder = project.folder.path(of: "forms")
    let paths = try WorklistExport.write(project.worklist(), as: [.csv, .jsonl], to: folder)
    let csv = try #require(paths.first { $0.hasSuffix("PMI.patient.csv") })
    var lines = try String(contentsOfFile: csv, encoding: .utf8).components(separatedBy: "\r\n")
    let headings = lines[0].components(separatedBy: ",")
    let column = try #require(headings.firstIndex(of: "DOB corrected"))
    let row = try #require(lines.firstIndex { $0.contains("31/02/1950") })
    lines[row] = lines[row].replacing("31/02/1950,,", with: "31/02/1950,01/03/1950,")
    #expect(column > 0)
    try lines.joined(separator: "\r\n").write(toFile: csv, atomically: true, encoding: .utf8)
    let fromCSV = try project.hand(csv)
    #expect(fromCSV.refused == [])

    let json = try #require(paths.first { $0.hasSuffix(".jsonl") })
    let text = try String(contentsOfFile: json, encoding: .utf8)
    try text.replacing("\"DOB\":\"\"", with: "\"DOB\":\"01/03/1950\"")
      .write(toFile: json, atomically: true, encoding: .utf8)
    let fromJSON = try project.hand(json)
    #expect(fromJSON.refused == [])
    let decisions = [fromCSV, fromJSON].map { result in
      result.accepted.map { ($0.decision.subject, $0.decision.corrections, $0.decision.basis) }
    }
    #expect(decisions[0].count == 1)
    #expect(decisions[1].count == 1)
    #expect(decisions[0][0] == decisions[1][0])
  }

  @Test func `basis is what the failing rule used, and not only what is corrected`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("12/03/2024", "TO corrected", of: WorklistProject.wrongOrder)
    let decision = try #require(try project.hand(book.path).accepted.first?.decision)
    #expect(
      decision.basis == [
        .init(column: "TO", hash: Self.hash("08/03/2024")),
        .init(column: "FROM", hash: Self.hash("10/03/2024")),
      ])
  }

  @Test func `values are masked before and after, unless they are asked for`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("01/03/1950", "DOB corrected", of: WorklistProject.wrongDate)
    let result = try project.hand(book.path)
    let masked = ImportText(result, approving: [.excluded], isWritten: true, reveal: false).text
    #expect(masked.contains("DOB: 99/99/9999 → 99/99/9999"))
    #expect(!masked.contains("1950"))
    let shown = ImportText(result, approving: [.excluded], isWritten: true, reveal: true).text
    #expect(shown.contains("DOB: 31/02/1950 → 01/03/1950"))
  }
}

import Diagnostics
import Foundation
import Migration
import Review
import Spreadsheet
import TestSupport
import Testing

/// What a spreadsheet has damaged, and what cannot be decided, is refused with its place; the rest is
/// taken.
@Suite struct WorklistRefusalTests {
  typealias Damage = SpreadsheetDamage

  @Test(
    arguments: [
      ("0123", FilledRow.Cell("123", .number, at: "A1"), Damage.zerosLost),
      ("0123", .init("123", at: "A1"), .zerosLost),
      ("9990001235", .init("9.990001235E9", .number, at: "A1"), .scientific),
      ("12345678901234567890", .init("12345678901234500000", .number, at: "A1"), .digitsLost),
      ("01/02/1950", .init("1950-02-01", .date, at: "A1"), .date),
      ("01/02/1950", .init("02/01/1950", at: "A1"), .date),
      ("1-2", .init("2026-02-01", .date, at: "A1"), .dateMade),
      ("1.10", .init("1.1", .number, at: "A1"), .number),
      (" x", .init("x", at: "A1"), .blanks),
      ("TRUE", .init("TRUE", .boolean, at: "A1"), nil),
      ("Y", .init("TRUE", .boolean, at: "A1"), .logical),
      ("=1", .init("#NAME?", .error, at: "A1"), .formula),
      ("x", .init("", at: "A1"), .cleared),
      ("", .init("x", at: "A1"), .filled),
      ("McDonald", .init("mcdonald", at: "A1"), .capitals),
      ("Smith", .init("Smyth", at: "A1"), .other),
      ("a\r\nb", .init("a\nb", at: "A1"), nil),
    ] as [(String, FilledRow.Cell, Damage?)])
  func `damage has its name`(was: String, found: FilledRow.Cell, damage: Damage?) {
    #expect(SpreadsheetDamage.between(was, found) == damage)
  }

  @Test func `a damaged row is refused with sheet, row and cell, and the others are taken`() throws
  {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.makeNumber("1", "ID", of: WorklistProject.wrongDate)
    try book.write("01/03/1950", "DOB corrected", of: WorklistProject.wrongDate)
    try book.write("F", "SEX corrected", of: WorklistProject.unknownCode)
    let place = try book.place(of: WorklistProject.wrongDate)
    let column = try #require(place.columns["ID"])
    let result = try project.hand(book.path)

    #expect(result.accepted.map(\.record.legacyKey) == [WorklistProject.unknownCode])
    let refused = try #require(result.refused.first)
    #expect(refused.code == .worklistRowDamaged)
    #expect(refused.place?.line == place.row)
    let cell = SheetPosition(row: place.row, column: column)
    #expect(refused.message.contains("PMI, patient, row \(place.row)"))
    #expect(refused.message.contains("ID in \(cell): zeros at its beginning were lost"))
    #expect(!refused.message.contains("0001"))
  }

  @Test func `a date that a spreadsheet rewrote is refused`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("10.03.2024", "FROM", of: WorklistProject.wrongOrder)
    try book.write("12/03/2024", "TO corrected", of: WorklistProject.wrongOrder)
    let result = try project.hand(book.path)
    #expect(result.accepted.isEmpty)
    #expect(result.refused.first?.message.contains("the date was rewritten") == true)
  }

  @Test func `a corrected value of which a number was made is refused, not guessed`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.makeNumber("18322", "DOB corrected", of: WorklistProject.wrongDate)
    let result = try project.hand(book.path)
    #expect(result.accepted.isEmpty)
    let refused = try #require(result.refused.first)
    #expect(refused.code == .decisionRefused)
    #expect(refused.message.contains("a number of the corrected value"))
    #expect(refused.remedy.contains("'Text'"))
  }

  @Test func `a row that was sorted elsewhere is the same row`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("01/03/1950", "DOB corrected", of: WorklistProject.wrongDate)
    try book.changeRow(of: WorklistProject.wrongDate, isDoubled: true)
    // The first of both is the one where it was.
    try book.changeRow(of: WorklistProject.wrongDate)
    #expect(try book.place(of: WorklistProject.wrongDate).row == 900)
    let result = try project.hand(book.path)
    #expect(result.accepted.count == 1)
    #expect(result.refused == [])
  }

  @Test func `a row that stands there twice with different answers is refused`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.changeRow(of: WorklistProject.wrongDate, isDoubled: true)
    try book.write("01/03/1950", "DOB corrected", of: WorklistProject.wrongDate)
    let result = try project.hand(book.path)
    #expect(result.accepted.isEmpty)
    #expect(result.refused.first?.message.contains("2 rows that say different things") == true)
  }

  @Test func `a row that is missing is told, and refuses nothing`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("F", "SEX corrected", of: WorklistProject.unknownCode)
    try book.changeRow(of: WorklistProject.wrongDate)
    let result = try project.hand(book.path)
    #expect(result.accepted.count == 1)
    #expect(result.missing == 1)
    #expect(result.warnings.map(\.code) == [.worklistIncomplete])
  }

  @Test func `a checksum that was changed is refused`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("F", "SEX corrected", of: WorklistProject.unknownCode)
    try book.write(String(repeating: "0", count: 32), "checksum", of: WorklistProject.unknownCode)
    let result = try project.hand(book.path)
    #expect(result.refused.first?.message.contains("its checksum was changed") == true)
  }

  @Test func `a record that has changed since the export is refused`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write("01/03/1950", "DOB corrected", of: WorklistProject.wrongDate)
    let later = try WorklistProject(
      people: WorklistProject.people.replacing("0001,SMITH", with: "0001,SMYTHE"))
    let result = try later.hand(book.path)
    #expect(result.accepted.isEmpty)
    #expect(result.refused.first?.message.contains("has changed since") == true)
    let gone = try WorklistProject(
      people: WorklistProject.people.replacing("31/02/1950", with: "01/03/1950"))
    #expect(try gone.hand(book.path).refused.first?.remedy.contains("loaded meanwhile") == true)
  }

  @Test(
    arguments: [
      (WorklistProject.wrongDate, ["DOB corrected": "31/02/1951"], "does not exist"),
      (WorklistProject.wrongDate, ["DOB corrected": "01/01/2199"], "after the day of the extract"),
      (WorklistProject.unknownCode, ["SEX corrected": "U"], "no approved line"),
      (WorklistProject.unknownCode, ["SEX corrected": "Q"], "no approved line"),
      (WorklistProject.wrongOrder, ["TO corrected": "01/01/2024"], "wrong side"),
      (WorklistProject.wrongDate, ["decision": "do not migrate"], "no reason"),
      (WorklistProject.wrongDate, ["decision": "load with the corrected values"], "no value"),
      (WorklistProject.wrongDate, ["decision": "perhaps"], "no such decision"),
      (WorklistProject.wrongDate, ["decision": "the same person as another"], "not named"),
      (
        WorklistProject.wrongDate,
        ["decision": "the same person as another", "merge into": "0001"], "into itself"
      ),
      (WorklistProject.wrongDate, ["merge into": "0006"], "decision is missing"),
      (WorklistProject.wrongDate, ["due": "soon"], "no date"),
      (WorklistProject.wrongDate, ["due": "04/12/2026"], "nobody is named"),
      (
        WorklistProject.wrongDate,
        ["decision": "load without the wrong values", "DOB corrected": "01/03/1950"],
        "uses no corrected values"
      ),
      (
        WorklistProject.wrongDate,
        ["decision": "do not migrate", "reason": "x", "second person": "A. Clerk"],
        "the same as the first"
      ),
      ("0004", ["decision": "load with the corrected values"], "no value is corrected"),
      ("0004", ["decision": "load without the wrong values"], "could not be split"),
      ("0004", ["record as it should be": "0004,BROWN"], "not exactly one record"),
      (
        "0004", ["record as it should be": "0004,BROWN,31/02/1961,M,N,TA2 7QQ"], "does not exist"
      ),
    ] as [(String, [String: String], String)])
  func `what cannot be decided is refused with a remedy`(
    key: String, cells: [String: String], words: String
  ) throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    for (heading, text) in cells { try book.write(text, heading, of: key) }
    let result = try project.hand(book.path)
    #expect(result.accepted.isEmpty)
    let refused = try #require(result.refused.first)
    #expect(refused.code == .decisionRefused)
    #expect(refused.message.contains(words), "\(refused.message)")
    for text in cells.values where text.contains("/") { #expect(!refused.message.contains(text)) }
  }

  @Test func `a value can be emptied, and is not by an empty cell`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    try book.write(FilledRow.emptyWord, "TO corrected", of: WorklistProject.wrongOrder)
    try book.write("  ", "DOB corrected", of: WorklistProject.wrongDate)
    let result = try project.hand(book.path)
    #expect(result.accepted.map(\.decision.corrections) == [[.init(column: "TO", value: "")]])
    #expect(result.refused == [])
  }

  @Test func `what is no worklist is refused as a whole`() throws {
    let project = try WorklistProject()
    for (name, text) in [
      ("a.csv", "x,y\n1,2\n"), ("b.jsonl", "{}\n"), ("c.xlsx", "text"), ("d.doc", "text"),
    ] {
      let path = try project.folder.write(name, text)
      #expect(throws: ReviewError.self, "\(name)") { try FilledWorklist.read(path) }
    }
  }
}

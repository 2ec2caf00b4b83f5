import Foundation
import Migration
import Review
import Spreadsheet
import TestSupport
import Testing
import Transform

@Suite struct WorklistTests {
  @Test func `a worklist has what a person must decide, and nothing that waits for it`() throws {
    let project = try WorklistProject()
    let worklist = project.worklist()
    #expect(
      Set(worklist.rows.map(\.record.legacyKey)) == ["0001", "0002", "0004", "A1", "A2"])
    #expect(worklist.sheets.map(\.title).contains("PMI, patient"))
    let row = try #require(worklist.rows.first { $0.record.legacyKey == "0001" })
    #expect(row.waiting == 1)
    #expect(row.faulty == [.init("DOB")])
  }

  @Test
  func `what decides a fault is beside it: a code with its list, a reference with its column`()
    throws
  {
    let worklist = try WorklistProject().worklist()
    let people = try #require(worklist.sheets.first { $0.title == "PMI, patient" })
    #expect(people.codes[.init("SEX")]?.map(\.code) == ["F", "M"])
    let alone = try #require(worklist.rows.first { $0.record.legacyKey == "A2" })
    #expect(alone.faulty == [.init("PERSON")])
  }

  @Test func `a workbook locks what is, and offers what may be`() throws {
    let project = try WorklistProject()
    let book = try FilledBook(project)
    let place = try book.place(of: WorklistProject.unknownCode)
    let sheet = try ZippedParts.text(place.part, of: book.path)
    let code = try #require(place.columns["SEX corrected"])
    let decision = try #require(place.columns["decision"])
    for column in [code, decision] {
      let letters = SheetPosition.letters(ofColumn: column)
      #expect(sheet.contains("sqref=\"\(letters)"), "no list in \(letters)")
    }
    #expect(sheet.contains("<sheetProtection"))
    let read = try WorkbookReader.read(book.path)
    let row = try #require(
      read.sheet(named: place.sheet)?.rows.first { $0.number == place.row })
    #expect(row.cells[try #require(place.columns["ID"])]?.text == "0002")
    #expect(row.cells[try #require(place.columns["SURNAME"])] == ReadWorkbook.Cell("=1+2"))
    #expect(read.sheets.filter(\.isHidden).map(\.name) == ["lists", "contents"])
  }

  @Test func `restricted patients are left out, and their places are never shown`() throws {
    let project = try WorklistProject()
    var sources = project.sources
    let restricted = sources.restricted(project.records, asAt: WorklistProject.asAt)
    #expect(restricted == [try project.record(WorklistProject.restricted).id])
    let closed = Worklist(
      run: "r", project.records, include: { restricted.contains($0.id) }, &sources
    ).withholdingPlaces(sources)
    let folder = project.folder.path(of: "closed")
    let paths = try WorklistExport.write(closed, as: [.csv, .jsonl, .xlsx], to: folder)
    for path in paths {
      let bytes = try Data(contentsOf: URL(filePath: path))
      let text =
        path.hasSuffix("xlsx")
        ? try ZippedParts.parts(of: path).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        : String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("GREEN"), "\(path)")
      #expect(!text.contains("TA6 3LN"), "\(path)")
    }
  }

  @Test
  func `a record that cannot be split counts as restricted where nothing says that it is not`()
    throws
  {
    let project = try WorklistProject(
      people: WorklistProject.people.replacing(
        "0004,\"BROWN,03/04/1961,M,N,TA2 7QQ", with: "0004,X"))
    var sources = project.sources
    let restricted = sources.restricted(project.records, asAt: WorklistProject.asAt)
    let short = try #require(project.records.first { $0.file == "people.csv" && $0.record == 3 })
    #expect(restricted.contains(short.id))
  }

  @Test func `what to correct at the source is a file for each file of the export`() throws {
    let project = try WorklistProject()
    let paths = try SourceCorrections.write(
      project.worklist(), to: project.folder.path(of: "source"))
    #expect(
      paths.map { $0.split(separator: "/").last ?? "" } == [
        "correct-at-source.alerts.csv", "correct-at-source.people.csv",
      ])
    let text = try String(contentsOfFile: paths[1], encoding: .utf8)
    #expect(text.contains("0001,2,patient,DOB,,31/02/1950,"))
  }
}

import Diagnostics
import Extract
import Foundation
import Spreadsheet

// The three forms in which worklists are handed back.

extension FilledWorklist {
  /// Reads a worklist by the ending of its name: `.xlsx`, `.csv` or `.jsonl`.
  package static func read(_ path: String) throws(ReviewError) -> FilledWorklist {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch name.split(separator: ".").last?.lowercased() {
    case "xlsx":
      let book: ReadWorkbook
      do throws(SpreadsheetError) {
        book = try WorkbookReader.read(path)
      } catch {
        throw .diagnosed(error.diagnostic)
      }
      return try read(book, name: name)
    case "csv": return try csv(text(of: path), name: name)
    case "jsonl": return try jsonLines(text(of: path), name: name)
    default:
      throw .diagnosed(
        Diagnostic(
          .worklistUnreadable, "a worklist is .xlsx, .csv or .jsonl", at: Place(path),
          remedy: "Save it in the form in which it was exported"))
    }
  }

  private static func text(of path: String) throws(ReviewError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .diagnosed(
        Diagnostic(
          .worklistUnreadable, "the file is not there, or may not be read", at: Place(path),
          remedy: "Correct the path"))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .diagnosed(
        Diagnostic(
          .worklistUnreadable, "the file is not text in UTF-8", at: Place(path),
          remedy: "Save it as 'CSV UTF-8'"))
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
  }

  // MARK: XLSX

  static func read(_ book: ReadWorkbook, name: String) throws(ReviewError) -> FilledWorklist {
    var filled = FilledWorklist()
    var isWorklist = false
    for sheet in book.sheets where !sheet.isHidden {
      guard
        let heading = sheet.rows.firstIndex(where: { row in
          row.cells.values.contains { $0.text == WorklistColumn.Mark.reject.rawValue }
        })
      else { continue }
      isWorklist = true
      let headings = sheet.rows[heading].cells.mapValues(\.text)
      for row in sheet.rows[(heading + 1)...] {
        let cells = headings.sorted { $0.key < $1.key }.map { column, heading in
          let place = SheetPosition(row: row.number, column: column).description
          let cell = row.cells[column] ?? .init("")
          return (heading: heading, cell: FilledRow.Cell(cell.text, cell.kind, at: place))
        }
        if let row = FilledRow(cells, file: name, sheet: sheet.name, line: row.number) {
          filled.rows.append(row)
        }
      }
    }
    guard isWorklist else {
      throw .diagnosed(
        Diagnostic(
          .worklistUnreadable, "no sheet has the hidden column 'reject id'", at: Place(name),
          remedy: DiagnosticCode.worklistUnreadable.action))
    }
    if let contents = book.sheet(named: WorklistWorkbook.contents) {
      filled.exported = contents.rows.dropFirst().compactMap { $0.cells[1]?.text }
    }
    return filled
  }

  // MARK: CSV

  static func csv(_ text: String, name: String) throws(ReviewError) -> FilledWorklist {
    let records = CSVText.records(text)
    guard let headings = records.first?.cells,
      headings.contains(WorklistColumn.Mark.reject.rawValue)
    else {
      throw .diagnosed(
        Diagnostic(
          .worklistUnreadable, "the first line has no column 'reject id'",
          at: Place(name, line: 1),
          remedy: "Keep the first line, and commas between the cells"))
    }
    let rows = records.dropFirst().compactMap { record -> FilledRow? in
      let cells = headings.enumerated().map { column, heading in
        let text = column < record.cells.count ? CSVLine.restored(record.cells[column]) : ""
        return (heading: heading, cell: FilledRow.Cell(text, at: heading))
      }
      return FilledRow(cells, file: name, sheet: nil, line: record.line)
    }
    return FilledWorklist(rows: rows)
  }

  // MARK: JSON Lines

  static func jsonLines(_ text: String, name: String) throws(ReviewError) -> FilledWorklist {
    var filled = FilledWorklist()
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      guard let entry = try? JSONDecoder().decode(WorklistEntry.self, from: Data(line.utf8)) else {
        throw .diagnosed(
          Diagnostic(
            .worklistUnreadable, "this line is no record of a worklist",
            at: Place(name, line: number + 1),
            remedy: "Compare it with docs/schema/worklist.schema.json"))
      }
      filled.rows.append(FilledRow(entry, file: name, line: number + 1))
    }
    return filled
  }
}

import Foundation
import Review
import Spreadsheet
import TestSupport
import Testing

/// A workbook that somebody works on: cells of the saved file are changed as a spreadsheet program
/// would change them.
struct FilledBook {
  let path: String

  init(_ project: WorklistProject, as name: String = "out") throws {
    let folder = project.folder.path(of: name)
    _ = try WorklistExport.write(project.worklist(), as: [.xlsx], to: folder)
    path = folder + "/worklist.xlsx"
  }

  /// The sheet and row of a record, and the columns of the sheet by their headings.
  func place(
    of key: String
  ) throws -> (part: String, sheet: String, row: Int, columns: [String: Int]) {
    let book = try WorkbookReader.read(path)
    for (number, sheet) in book.sheets.enumerated() where !sheet.isHidden {
      let heading = sheet.rows.first { row in
        row.cells.values.contains { $0.text == "reject id" }
      }
      guard let heading else { continue }
      let columns = Dictionary(
        uniqueKeysWithValues: heading.cells.map { ($0.value.text, $0.key) })
      let row = sheet.rows.first { $0.cells[columns["key"] ?? -1]?.text == key }
      guard let row else { continue }
      return ("xl/worksheets/sheet\(number + 1).xml", sheet.name, row.number, columns)
    }
    throw CocoaError(.fileReadUnknown)
  }

  /// Writes text into a cell, as a person does.
  func write(_ text: String, _ heading: String, of key: String) throws {
    let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    try set(
      heading, of: key,
      "t=\"inlineStr\"><is><t xml:space=\"preserve\">\(safe)</t></is></c>")
  }

  /// Puts a number into a cell, as a spreadsheet does that takes a text for one.
  func makeNumber(_ number: String, _ heading: String, of key: String) throws {
    try set(heading, of: key, "><v>\(number)</v></c>")
  }

  func set(_ heading: String, of key: String, _ content: String) throws {
    let place = try place(of: key)
    let column = try #require(place.columns[heading], "\(heading)")
    let name = SheetPosition(row: place.row, column: column).description
    try ZippedParts.change(place.part, of: path) { text in
      let pattern = try Regex("<c r=\"\(name)\"( s=\"[0-9]+\")?( t=\"[a-zA-Z]+\")?(/>|>.*?</c>)")
      let cell = try #require(text.firstMatch(of: pattern), "\(name)")
      let style = cell.output[1].substring.map(String.init) ?? ""
      text.replaceSubrange(cell.range, with: "<c r=\"\(name)\"\(style) \(content)")
    }
  }

  /// Takes the row of a record out, or puts it a second time at the end.
  func changeRow(of key: String, isDoubled: Bool = false) throws {
    let place = try place(of: key)
    try ZippedParts.change(place.part, of: path) { text in
      let row = try #require(
        text.firstMatch(of: try Regex("<row r=\"\(place.row)\".*?</row>")))
      let copy = String(text[row.range])
      if isDoubled {
        let end = try #require(text.firstRange(of: "</sheetData>"))
        let moved = copy.replacing("<row r=\"\(place.row)\"", with: "<row r=\"900\"")
          .replacing(try Regex(" r=\"([A-Z]+)\(place.row)\"")) {
            " r=\"\($0.output[1].substring ?? "")900\""
          }
        text.insert(contentsOf: moved, at: end.lowerBound)
      } else {
        text.removeSubrange(row.range)
      }
    }
  }
}

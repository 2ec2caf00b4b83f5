import Foundation
import Spreadsheet

/// A worklist that was exported, to be filled in and handed back: a workbook, or JSON Lines.
struct HandedWorklist {
  /// A record to decide about, by the headings.
  struct Row {
    /// What was exported.
    let facts: [String: String]
    /// What somebody writes beside it.
    var answers: [String: String] = [:]

    subscript(heading: String) -> String { facts[heading] ?? "" }

    /// Writes a right value beside a wrong one.
    mutating func correct(_ column: String, _ value: String) {
      answers[column + " corrected"] = value
    }
  }

  let path: String
  var rows: [Row] = []
  private var book: ReadWorkbook?
  /// Of a workbook the sheet and the row there of each record, and where its headings stand.
  private var places: [(sheet: Int, row: Int, columns: [String: Int])] = []
  private var entries: [[String: Any]] = []

  init(_ path: String) throws {
    self.path = path
    if path.hasSuffix(".xlsx") { try readWorkbook() } else { try readLines() }
  }

  /// Saves what was filled in, in its place.
  func save() throws {
    if book != nil { try saveWorkbook() } else { try saveLines() }
  }

  // MARK: JSON Lines

  private mutating func readLines() throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let read = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let entry = read as? [String: Any] else { throw CocoaError(.fileReadCorruptFile) }
      var facts: [String: String] = [:]
      for part in ["facts", "values", "answers"] {
        facts.merge(entry[part] as? [String: String] ?? [:]) { $1 }
      }
      entries.append(entry)
      rows.append(Row(facts: facts))
    }
  }

  private func saveLines() throws {
    var text = ""
    for (var entry, row) in zip(entries, rows) {
      var corrected = entry["corrected"] as? [String: String] ?? [:]
      var answers = entry["answers"] as? [String: String] ?? [:]
      for (heading, value) in row.answers {
        if heading.hasSuffix(" corrected") {
          corrected[String(heading.dropLast(" corrected".count))] = value
        } else {
          answers[heading] = value
        }
      }
      entry["corrected"] = corrected
      entry["answers"] = answers
      let line = try JSONSerialization.data(withJSONObject: entry, options: .sortedKeys)
      text += String(decoding: line, as: UTF8.self) + "\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  // MARK: XLSX

  private mutating func readWorkbook() throws {
    let book = try WorkbookReader.read(path)
    for (number, sheet) in book.sheets.enumerated() where !sheet.isHidden {
      guard let heading = Self.heading(of: sheet) else { continue }
      var columns: [String: Int] = [:]
      for (column, cell) in sheet.rows[heading].cells { columns[cell.text] = column }
      for (place, row) in sheet.rows.enumerated().dropFirst(heading + 1)
      where row.cells[columns["reject id"] ?? -1] != nil {
        places.append((number, place, columns))
        rows.append(Row(facts: columns.compactMapValues { row.cells[$0]?.text }))
      }
    }
    self.book = book
  }

  private static func heading(of sheet: ReadWorkbook.Sheet) -> Int? {
    sheet.rows.firstIndex { $0.cells.values.contains { $0.text == "reject id" } }
  }

  /// As another program saves it: the sheets with their cells, and nothing of what they looked like.
  private func saveWorkbook() throws {
    guard var book else { return }
    for (place, row) in zip(places, rows) {
      for (heading, value) in row.answers {
        guard let column = place.columns[heading] else { throw CocoaError(.fileWriteUnknown) }
        book.sheets[place.sheet].rows[place.row].cells[column] = .init(value)
      }
    }
    let sheets = book.sheets.compactMap { sheet -> Workbook.Sheet? in
      guard let heading = Self.heading(of: sheet) else { return nil }
      let headings = sheet.rows[heading].cells
      let width = (headings.keys.max() ?? 0) + 1
      let lines = sheet.rows.dropFirst(heading + 1).map { row in
        (0..<width).map { row.cells[$0]?.text ?? "" }
      }
      return Workbook.Sheet(
        sheet.name, isHidden: sheet.isHidden,
        columns: (0..<width).map { Workbook.Column(headings[$0]?.text ?? "") },
        rowCount: lines.count
      ) { lines[$0].map { Workbook.Cell($0, .open) } }
    }
    try FileManager.default.removeItem(atPath: path)
    try Workbook(sheets).write(to: path)
  }
}

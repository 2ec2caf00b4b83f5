import Diagnostics
import Foundation
import Spreadsheet

/// Writes a worklist in the forms that people and programs work with.
package enum WorklistExport {
  package enum Form: String, Sendable, Hashable, CaseIterable {
    case xlsx
    case csv
    case jsonl
  }

  /// Writes into a folder, which is made where it is missing.
  ///
  /// - Parameters:
  ///   - worklist: What is to be decided.
  ///   - forms: In which forms.
  ///   - folder: Where to.
  /// - Returns: The paths, in the order written.
  /// - Throws: Where a file cannot be written.
  package static func write(
    _ worklist: Worklist, as forms: Set<Form>, to folder: String
  ) throws(ReviewError) -> [String] {
    try PrivateFile.makeFolder(folder)
    var paths: [String] = []
    for form in Form.allCases where forms.contains(form) {
      switch form {
      case .xlsx:
        let path = folder + "/worklist.xlsx"
        do throws(SpreadsheetError) {
          try WorklistWorkbook.workbook(worklist).write(to: path)
        } catch {
          throw .diagnosed(error.diagnostic)
        }
        paths.append(path)
      case .csv:
        for sheet in worklist.sheets {
          let path = folder + "/worklist.\(fileName(of: sheet)).csv"
          try write(csv(sheet), to: path)
          paths.append(path)
        }
      case .jsonl:
        let path = folder + "/worklist.jsonl"
        try write(jsonLines(worklist), to: path)
        paths.append(path)
      }
    }
    return paths
  }

  private static func write(_ text: String, to path: String) throws(ReviewError) {
    try PrivateFile.write(text, to: path)
  }

  /// `bookings-and-waiting-list.appointment`.
  private static func fileName(of sheet: Worklist.Sheet) -> String {
    "\(sheet.team.rawValue).\(sheet.mapping)".replacing(" ", with: "-")
  }

  /// The columns of the workbook's sheet, those that it hides too.
  static func csv(_ sheet: Worklist.Sheet) -> String {
    // The mark tells spreadsheets that this is UTF-8.
    var text = "\u{FEFF}" + CSVLine.text(sheet.columns.map(\.heading))
    for row in sheet.rows {
      text += CSVLine.text(sheet.columns.map { sheet.text(of: $0, row) })
    }
    return text
  }

  static func jsonLines(_ worklist: Worklist) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = ""
    for sheet in worklist.sheets {
      for row in sheet.rows {
        guard let line = try? encoder.encode(WorklistEntry(row, of: sheet)) else {
          preconditionFailure("an entry is texts, which JSON can spell")
        }
        text += String(decoding: line, as: UTF8.self) + "\n"
      }
    }
    return text
  }
}

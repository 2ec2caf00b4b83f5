import Foundation
package import Spreadsheet

/// A row of a worklist as somebody has handed it back.
package struct FilledRow: Sendable, Hashable {
  /// Stands in a cell of a value that is to be empty: an empty cell says nothing.
  package static let emptyWord = "(empty)"

  package struct Cell: Sendable, Hashable {
    package var text: String
    package var kind: ReadWorkbook.Cell.Kind
    /// `D12`; of other forms the heading.
    package var place: String

    package init(_ text: String, _ kind: ReadWorkbook.Cell.Kind = .text, at place: String) {
      self.text = text
      self.kind = kind
      self.place = place
    }

    /// Whether nothing was written there.
    package var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
  }

  package var file: String
  /// `nil` for forms without sheets.
  package var sheet: String?
  /// From 1.
  package var line: Int
  package var reject: String
  package var recordHash: String
  package var checksum: String
  /// By heading, in the file's order.
  package var locked: [String: Cell]
  /// By the heading of the value as it is.
  package var corrected: [String: Cell]
  package var answers: [WorklistColumn.Answer: Cell]

  /// Whether nobody has written anything into it.
  package var isUntouched: Bool {
    corrected.values.allSatisfy(\.isBlank) && answers.values.allSatisfy(\.isBlank)
  }

  /// What stands in an answer, without blanks around it.
  package func answer(_ answer: WorklistColumn.Answer) -> String? {
    guard let cell = answers[answer], !cell.isBlank else { return nil }
    // The record anew is as it was written, blanks and all.
    return answer == .text ? cell.text : cell.text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// `PMI, patient, row 12`.
  package var placeInWords: String { "\(sheet.map { "\($0), row " } ?? "line ")\(line)" }
}

/// All rows of a worklist that was handed back.
package struct FilledWorklist: Sendable {
  package var rows: [FilledRow] = []
  /// The reject ids that were exported; `nil` where the form does not say.
  package var exported: [String]?

  package init(rows: [FilledRow] = [], exported: [String]? = nil) {
    self.rows = rows
    self.exported = exported
  }
}

extension FilledRow {
  /// Sorts the cells of a line by their headings.
  ///
  /// - Returns: `nil` where the line has no reject id: it is none of ours.
  init?(_ cells: [(heading: String, cell: Cell)], file: String, sheet: String?, line: Int) {
    var marks: [WorklistColumn.Mark: String] = [:]
    self.init(
      file: file, sheet: sheet, line: line, reject: "", recordHash: "", checksum: "",
      locked: [:], corrected: [:], answers: [:])
    for (heading, cell) in cells {
      if let mark = WorklistColumn.Mark(rawValue: heading) {
        marks[mark] = cell.text
      } else if let answer = WorklistColumn.Answer(rawValue: heading) {
        answers[answer] = cell
      } else if heading.hasSuffix(WorklistColumn.correctedEnding) {
        corrected[String(heading.dropLast(WorklistColumn.correctedEnding.count))] = cell
      } else if !heading.isEmpty {
        locked[heading] = cell
      }
    }
    guard let reject = marks[.reject], !reject.isEmpty else { return nil }
    self.reject = reject
    recordHash = marks[.record] ?? ""
    checksum = marks[.checksum] ?? ""
  }
}

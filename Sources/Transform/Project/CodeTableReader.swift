import Diagnostics
import Extract

/// Reads a code table or crosswalk: CSV, as a spreadsheet saves it.
struct CodeTableReader {
  let file: String
  private(set) var faults: [Diagnostic] = []

  static let columns = [
    "source_code", "source_text", "target", "status", "by", "on", "valid_from", "valid_to", "note",
  ]

  init(file: String) { self.file = file }

  mutating func read(_ name: String, _ bytes: [UInt8]) -> CodeTable? {
    guard let rows = SmallCSV.read(bytes, columns: Self.columns, file: file, &faults) else {
      return nil
    }
    var lines: [CodeTable.Line] = []
    for row in rows {
      let place = Place(file, line: row.line, column: 1)
      guard let status = CodeTable.Line.Status(rawValue: row.cells[3]) else {
        faults.append(
          Diagnostic(
            .badCodeLine, "the status is not one of those that can be", at: place,
            remedy: "Write approved, flagged or ignored in the column 'status'"))
        continue
      }
      let line = CodeTable.Line(
        sourceCode: row.cells[0], sourceText: row.cells[1], target: row.cells[2], status: status,
        by: row.cells[4], on: row.cells[5], note: row.cells[8], line: row.line)
      check(line, after: lines, at: place)
      lines.append(line)
    }
    return CodeTable(name: name, file: file, lines: lines)
  }

  private mutating func check(
    _ line: CodeTable.Line, after lines: [CodeTable.Line], at place: Place
  ) {
    if line.sourceCode.isEmpty {
      faults.append(
        Diagnostic(
          .badCodeLine, "the line has no source code", at: place,
          remedy: "Write the old system's code in the column 'source_code'"))
    }
    switch line.status {
    case .approved where line.by.isEmpty || line.on.isEmpty:
      faults.append(
        Diagnostic(
          .approvedWithoutName, "the line is approved, and nobody's name and day stand beside it",
          at: place, remedy: "Write who approved it in 'by' and when in 'on'"))
    case .approved where line.target.isEmpty:
      faults.append(
        Diagnostic(
          .badCodeLine, "the line is approved and has no target", at: place,
          remedy: "Write the code of the EPR in 'target', or set the status to 'flagged'"))
    case .ignored where line.by.isEmpty:
      faults.append(
        Diagnostic(
          .ignoredWithoutName, "the code is ignored, and nobody's name stands beside it",
          at: place, remedy: "Write who decided it in 'by'"))
    default: break
    }
    if line.status != .flagged,
      let first = lines.first(where: {
        $0.sourceCode == line.sourceCode && $0.status != .flagged
      })
    {
      faults.append(
        Diagnostic(
          .codeTwice, "the source code of this line stands on line \(first.line) already",
          at: place, remedy: "Remove one of the two lines"))
    }
  }
}

import Diagnostics
import Extract
import Standards

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
    let places = CSVPlaces(bytes, file: file)
    var lines: [CodeTable.Line] = []
    for row in rows {
      guard let status = CodeTable.Line.Status(rawValue: row.cells[3]) else {
        faults.append(
          places.report(
            .badCodeLine, "the status is not one of those that can be", in: "status",
            line: row.line,
            remedy: .nearest(
              to: row.cells[3], in: CodeTable.Line.Status.allCases.map(\.rawValue),
              otherwise: "Write approved, flagged or ignored in the column 'status'")))
        continue
      }
      let line = CodeTable.Line(
        sourceCode: row.cells[0], sourceText: row.cells[1], target: row.cells[2], status: status,
        by: row.cells[4], on: row.cells[5], validity: validity(row.cells, row.line, places),
        note: row.cells[8], line: row.line)
      let faultsBefore = faults.count
      check(line, after: lines, places)
      // A line that stands there twice is not taken for one of another time.
      if faults.dropFirst(faultsBefore).contains(where: { $0.code == .codeTwice }) { continue }
      lines.append(line)
    }
    return CodeTable(name: name, file: file, lines: lines, places: places)
  }

  private mutating func check(
    _ line: CodeTable.Line, after lines: [CodeTable.Line], _ places: CSVPlaces
  ) {
    func report(_ code: DiagnosticCode, _ message: String, in column: String, _ remedy: String) {
      faults.append(
        places.report(code, message, in: column, line: line.line, remedy: Remedy(remedy)))
    }
    if line.sourceCode.isEmpty {
      report(
        .badCodeLine, "the line has no source code", in: "source_code",
        "Write the old system's code in the column 'source_code'")
    }
    switch line.status {
    case .approved where line.by.isEmpty || line.on.isEmpty:
      report(
        .approvedWithoutName, "the line is approved, and nobody's name and day stand beside it",
        in: line.by.isEmpty ? "by" : "on", "Write who approved it in 'by' and when in 'on'")
    case .approved where line.target.isEmpty:
      report(
        .badCodeLine, "the line is approved and has no target", in: "target",
        "Write the code of the EPR in 'target', or set the status to 'flagged'")
    case .ignored where line.by.isEmpty:
      report(
        .ignoredWithoutName, "the code is ignored, and nobody's name stands beside it", in: "by",
        "Write who decided it in 'by'")
    default: break
    }
    if line.status != .flagged, !line.sourceCode.isEmpty,
      let first = lines.first(where: {
        $0.sourceCode == line.sourceCode && $0.status != .flagged
          && $0.validity.overlaps(line.validity)
      })
    {
      report(
        .codeTwice, "the source code of this line stands on line \(first.line) already",
        in: "source_code",
        "Remove one of the two lines, or give them times in 'valid_from' and 'valid_to' that do"
          + " not meet")
    }
  }

  /// Reads `valid_from` and `valid_to`, both days included; a blank is without an end.
  private mutating func validity(
    _ cells: [String], _ line: Int, _ places: CSVPlaces
  ) -> ClosedRange<Int64> {
    var bounds = [Int64.min, Int64.max]
    for (index, column) in ["valid_from", "valid_to"].enumerated() where !cells[6 + index].isEmpty {
      guard let day = Self.day(cells[6 + index]) else {
        faults.append(
          places.report(
            .badCodeLine, "'\(column)' is no date", in: column, line: line,
            remedy: Remedy("Write it as 2026-04-01 or 01/04/2026")))
        continue
      }
      bounds[index] = day
    }
    guard bounds[0] <= bounds[1] else {
      faults.append(
        places.report(
          .badCodeLine, "the line ends before it begins", in: "valid_to", line: line,
          remedy: Remedy("Write the first day in 'valid_from' and the last in 'valid_to'")))
      return Int64.min...Int64.max
    }
    return bounds[0]...bounds[1]
  }

  private static func day(_ text: String) -> Int64? {
    if let day = DatePattern.days(printed: text) { return day }
    guard let pattern = try? DatePattern("yyyy-MM-dd") else { return nil }
    return pattern.read(text.utf8.span, twoDigitYearsAfter: nil)?.days
  }
}

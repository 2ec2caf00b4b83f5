import Extract
import Foundation

/// One export file that a rehearsal writes: what stands before the records, the records, what stands
/// behind them, and where each record lies.
///
/// Several sources write into it where its records are of several types.
final class ExportFile {
  let name: String
  /// Of the source that is first in the plan; it answers for the file.
  private let printer: RecordPrinter
  private let pageLength: Int?
  private let hasEndOfFileMark: Bool
  private let output: OutputFile
  /// Of all sources.
  private(set) var records = 0
  /// The line on which the next record begins, from 1.
  private var line = 1

  init(
    _ plan: RehearsalPlan.File, printer: RecordPrinter, pageLength: Int?, in folder: URL
  ) throws(RehearsalError) {
    name = plan.file
    self.printer = printer
    self.pageLength = pageLength
    hasEndOfFileMark = plan.hasEndOfFileMark
    output = try OutputFile(name, in: folder)
    if plan.hasByteOrderMark { try write(printer.fileEncoding.encode("\u{FEFF}")) }
    switch printer.shape {
    case .csv(let dialect): try writeHeader(dialect)
    case .fixed: break
    case .xml(let shape): try write(Array(shape.head.utf8))
    }
  }

  private func writeHeader(_ dialect: CSVDialect) throws(RehearsalError) {
    for place in 0..<dialect.preambleLines {
      try writeLine(["Extract for rehearsal, line \(place + 1)"], dialect)
    }
    if case .row(let row, _, _, _) = dialect.header {
      for _ in 1..<max(row, 1) { try writeLine(["Extract for rehearsal"], dialect) }
      var names = printer.names
      if !names.isEmpty { names[0] = dialect.headerPrefix + names[0] }
      try writeLine(names, dialect)
    }
  }

  private func writeLine(_ cells: [String], _ dialect: CSVDialect) throws(RehearsalError) {
    let printed = cells.map { printer.form.cell(printer.form.bytes(of: $0), quoted: false) }
    try write(Array(printed.joined(separator: dialect.delimiter)) + printer.lineEnd)
  }

  private func write(_ text: [UInt8]) throws(RehearsalError) {
    try output.append { $0 += text }
    line += text.count { $0 == 0x0A }
  }

  /// Writes a record.
  ///
  /// - Parameters:
  ///   - visit: The record.
  ///   - edit: What is written otherwise in it.
  ///   - person: Whose it is.
  ///   - stay: Of an episode, where no other file has it.
  ///   - printer: Of the record's own type.
  ///   - state: Of that printer.
  /// - Returns: The line on which it begins.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func append(
    _ visit: Visit, _ edit: Edit?, of person: Person, in stay: Visit?, with printer: RecordPrinter,
    _ state: inout CellState
  ) throws(RehearsalError) -> Int {
    if let pageLength, records > 0, records % pageLength == 0,
      case .fixed(let shape) = printer.shape
    {
      try output.append { $0 += shape.formFeed }
    }
    let first = line
    let hasLineBreaks = printer.hasLineBreaks || edit != nil
    line += try output.append { bytes in
      let start = bytes.count
      printer.append(visit, edit, of: person, in: stay, &state, to: &bytes)
      if case .fixed = printer.shape { return 1 }
      guard hasLineBreaks else { return 1 }
      return bytes[start...].count { $0 == 0x0A }
    }
    records += 1
    return first
  }

  /// Writes what stands behind the records, and closes the file.
  ///
  /// - Returns: Its SHA-256.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func close() throws(RehearsalError) -> String {
    switch printer.shape {
    case .csv(let dialect):
      if let trailer = dialect.trailer { try writeTrailer(trailer, dialect) }
    case .fixed(let shape):
      if let trailer = shape.dialect.trailer {
        try write(shape.trailer(trailer, records: records))
      }
    case .xml(let shape): try write(Array(shape.foot.utf8))
    }
    if hasEndOfFileMark { try write(printer.fileEncoding.encode("\u{1A}")) }
    return try output.close()
  }

  private func writeTrailer(
    _ trailer: TrailerRule, _ dialect: CSVDialect
  ) throws(RehearsalError) {
    let count = trailer.recordCountCell ?? 1
    var cells = [String](repeating: "", count: max(count, 1))
    cells[0] = trailer.firstCell
    if let cell = trailer.recordCountCell { cells[cell - 1] = String(records) }
    try writeLine(cells, dialect)
  }
}

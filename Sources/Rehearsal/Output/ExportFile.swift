import Extract
import Foundation

/// One export file that a rehearsal writes: header, records, trailer, and where each record lies.
final class ExportFile {
  let source: String
  let name: String
  let printer: RecordPrinter
  private let dialect: CSVDialect
  private let output: OutputFile
  private(set) var records = 0
  /// The line on which the next record begins, from 1.
  private var line = 1

  var url: URL { output.url }

  init(
    source: String, name: String, dialect: CSVDialect, printer: RecordPrinter, in folder: URL
  ) throws(RehearsalError) {
    self.source = source
    self.name = name
    self.dialect = dialect
    self.printer = printer
    output = try OutputFile(folder.appending(path: name))
    for place in 0..<dialect.preambleLines {
      try writeLine(["Extract for rehearsal, line \(place + 1)"])
    }
    if case .row(let row, _, _, _) = dialect.header {
      for _ in 1..<max(row, 1) { try writeLine(["Extract for rehearsal"]) }
      var names = printer.names
      if !names.isEmpty { names[0] = dialect.headerPrefix + names[0] }
      try writeLine(names)
    }
  }

  private func writeLine(_ cells: [String]) throws(RehearsalError) {
    let printed = cells.map { printer.form.cell(printer.form.bytes(of: $0), quoted: false) }
    try output.append { bytes in
      bytes += Array(printed.joined(separator: [dialect.delimiter]))
      bytes += printer.lineEnd
    }
    line += 1
  }

  /// Writes a record.
  ///
  /// - Returns: The line on which it begins.
  func append(_ visit: Visit, of person: Person) throws(RehearsalError) -> Int {
    let first = line
    let hasLineBreaks = printer.hasLineBreaks || visit.edit != nil
    line += try output.append { bytes in
      let start = bytes.count
      printer.append(visit, of: person, to: &bytes)
      guard hasLineBreaks else { return 1 }
      return bytes[start...].count { $0 == 0x0A }
    }
    records += 1
    return first
  }

  /// Writes the trailer, if the file has one, and closes it.
  func close() throws(RehearsalError) {
    if let trailer = dialect.trailer {
      let count = trailer.recordCountCell ?? 1
      var cells = [String](repeating: "", count: max(count, 1))
      cells[0] = trailer.firstCell
      if let cell = trailer.recordCountCell { cells[cell - 1] = String(records) }
      try writeLine(cells)
    }
    try output.close()
  }
}

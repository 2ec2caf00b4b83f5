import Diagnostics
import Extract

/// What to correct in the old system: a file for each file of the export, in the order of its records.
package enum SourceCorrections {
  static let columns = [
    "key", "line", "record type", "column", "about the column", "value as it is", "what is wrong",
    "what to do", "waiting for it", "urgent",
  ]

  /// Writes the faults that are best put right at the source.
  ///
  /// - Parameters:
  ///   - worklist: What is to be decided.
  ///   - folder: Where to; it is made where it is missing.
  /// - Returns: The paths.
  /// - Throws: Where a file cannot be written.
  package static func write(
    _ worklist: Worklist, to folder: String
  ) throws(ReviewError) -> [String] {
    try PrivateFile.makeFolder(folder)
    var lines: [String: [(record: Int, text: String)]] = [:]
    for sheet in worklist.sheets {
      for row in sheet.rows {
        let faults = row.record.knownFaults.filter { $0.reason.route == .oldPAS }
        lines[row.record.file, default: []] += faults.map { fault in
          (row.record.record, CSVLine.text(cells(fault, row, sheet)))
        }
      }
    }
    var paths: [String] = []
    for (file, found) in lines.sorted(by: { $0.key < $1.key }) where !found.isEmpty {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let stem = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
      let path = "\(folder)/correct-at-source.\(stem).csv"
      let sorted = found.enumerated().sorted {
        ($0.element.record, $0.offset) < ($1.element.record, $1.offset)
      }.map(\.element.text)
      try PrivateFile.write(
        "\u{FEFF}" + CSVLine.text(columns) + sorted.joined(), to: path)
      paths.append(path)
    }
    return paths
  }

  private static func cells(
    _ fault: IsolatedFault, _ row: WorklistRow, _ sheet: Worklist.Sheet
  ) -> [String] {
    let column = fault.column
    let known = row.faulty.first { $0.name == column }
    let value = known.flatMap { column in
      sheet.layout.flatMap { row.cells?.value(of: column, in: $0) }
    }
    let about = sheet.layout?.allColumns.first { $0.name == column }?.about
    return [
      row.record.legacyKey ?? "", String(row.record.lines.lowerBound), row.record.mapping,
      column ?? "", about ?? "", value ?? "",
      fault.reason.sentence + (fault.expected.map { ": expected \($0)" } ?? ""),
      fault.reason.action, row.text(of: .waiting), row.text(of: .urgent),
    ]
  }
}

package import Extract
import Pages

/// A scan as text for a terminal: counts and forms, no rare values.
package struct ScanText {
  private let scan: Scan

  package init(_ scan: Scan) { self.scan = scan.shown }

  package var text: String {
    scan.sources.map(section).joined(separator: "\n")
  }

  private func section(_ source: SourceScan) -> String {
    var text = "\(source.name): \(source.records.of("record"))\n"
    for file in source.files { text += "  \(Self.words(file))\n" }
    if source.files.isEmpty { text += "  no file fits the source\n" }
    for broken in source.broken {
      text += "  \(broken.records.of("broken record")): \(broken.text)\n"
    }
    if let keys = source.keys, keys.repeatedEqual + keys.repeatedDifferent > 0 {
      text += "  key \(keys.column): \(Self.words(keys))\n"
    }
    return text + table(source)
  }

  static func words(_ file: SourceScan.FileScan) -> String {
    var words = "\(file.file): \(file.records.of("record"))"
    if let declared = file.declared, declared != file.records {
      words += ", and the manifest declares \(declared.grouped)"
    }
    if let problem = file.problem { words += "; \(problem)" }
    return words
  }

  static func words(_ keys: SourceScan.KeyScan) -> String {
    var words =
      "\(keys.repeatedEqual.of("repeat")) with equal content,"
      + " \(keys.repeatedDifferent.grouped) with other content"
    if keys.notCompared > 0 { words += "; \(keys.notCompared.grouped) not compared" }
    return words
  }

  private func table(_ source: SourceScan) -> String {
    guard source.records > 0 else { return "" }
    var rows = [["column", "is", "filled", "blank", "length", "different", "from … to", "suspect"]]
    for column in source.columns {
      rows.append([
        column.label, column.kind.rawValue, column.filled.grouped,
        column.blank.share(of: column.filled + column.blank), Self.lengths(column),
        Self.distinct(column), Self.extremes(column),
        column.suspects.map { "\($0.text) (\($0.records.grouped))" }.joined(separator: ", "),
      ])
    }
    let widths = rows[0].indices.map { cell in rows.map { $0[cell].count }.max() ?? 0 }
    return rows.map { row in
      var line =
        "  "
        + zip(row, widths).enumerated().map { cell, pair in
          let padding = String(repeating: " ", count: pair.1 - pair.0.count)
          return (2...3).contains(cell) ? padding + pair.0 : pair.0 + padding
        }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  static func lengths(_ column: ColumnScan) -> String {
    guard column.filled > 0 else { return "" }
    return column.shortest == column.longest
      ? "\(column.longest)" : "\(column.shortest)–\(column.longest)"
  }

  static func distinct(_ column: ColumnScan) -> String {
    if column.sensitive != nil { return "not shown" }
    return column.distinct?.grouped ?? "many"
  }

  static func extremes(_ column: ColumnScan) -> String {
    guard let lowest = column.lowest, let highest = column.highest else { return "" }
    return "\(lowest) … \(highest)"
  }
}

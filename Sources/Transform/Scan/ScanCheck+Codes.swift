import Diagnostics
import Extract

extension ScanCheck {
  /// Values without a line that decides about them.
  mutating func compareCodes(_ line: ScannedLine) {
    guard let missing = line.missingCodes(in: project), !missing.values.isEmpty else { return }
    let values = missing.values
    let named = values.filter { $0.records >= Scan.fewest }
    var words = named.prefix(Self.mostNamed).map {
      "\"\($0.text)\" (\(ScannedLine.rows($0.records)))"
    }
    if named.count > Self.mostNamed { words.append("\(named.count - Self.mostNamed) more") }
    let rare = values.count - named.count
    if rare > 0 { words.append("\(rare) of fewer than \(Scan.fewest) rows") }
    let total = values.count == 1 ? "1 value" : "\(ScannedLine.grouped(values.count)) values"
    let answer = line.answer(to: missing.crosswalk == nil ? .unmapped : .notFound)
    report(
      Diagnostic(
        .codesInScan,
        "\(missing.table.name) has no approved line for \(total) in the scan of \(day): "
          + words.joined(separator: ", "), at: line.place,
        remedy: "Add them to \(missing.table.file), `migrate codes suggest` proposes lines"
          + " (now: \(answer))", excerpt: line.excerpt))
  }

  /// Values that one message names.
  private static let mostNamed = 6
}

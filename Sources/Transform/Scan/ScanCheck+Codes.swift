import Diagnostics
import Extract

extension ScanCheck {
  /// Values without a line that decides about them.
  mutating func compareCodes(_ line: ScannedLine) {
    guard let missing = line.missingCodes(in: project), !missing.values.isEmpty else { return }
    let values = missing.values
    let named = values.filter { $0.records >= Scan.fewest }
    var words = named.prefix(Self.mostNamed).map {
      "\"\($0.text)\" (\(Self.rows($0)))"
    }
    if named.count > Self.mostNamed { words.append("\(named.count - Self.mostNamed) more") }
    let rare = values.filter { $0.records < Scan.fewest }
    if !rare.isEmpty {
      words.append("\(rare.count) of fewer than \(Scan.fewest) rows\(Self.live(rare))")
    }
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

  /// `12 rows, 7 of them live`; so few that they may be one person are not counted out.
  private static func rows(_ count: ColumnScan.Count) -> String {
    let rows = ScannedLine.rows(count.records)
    return switch count.live {
    case nil: rows
    case 0: "\(rows), none live"
    case (1..<Scan.fewest)?: "\(rows), fewer than \(Scan.fewest) of them live"
    case let live?: "\(rows), \(ScannedLine.grouped(live)) of them live"
    }
  }

  private static func live(_ rare: [ColumnScan.Count]) -> String {
    guard rare.contains(where: { $0.live != nil }) else { return "" }
    return rare.contains { $0.live ?? 0 > 0 } ? ", live ones among them" : ", none live"
  }

  /// Values that one message names.
  private static let mostNamed = 6
}

import Extract
import Migration
import Pages

/// Collects what changed, source by source.
struct ScanComparisonBuilder {
  typealias Change = ScanComparison.Change

  private(set) var changes: [Change] = []
  private(set) var keys: [ScanComparison.KeyChange] = []

  private mutating func note(
    _ kind: Change.Kind, _ source: SourceScan, in column: String? = nil, serious: Bool = true,
    _ text: String
  ) {
    let place = column.map { "\(source.name).\($0)" } ?? source.name
    changes.append(
      Change(
        kind: kind, source: source.name, column: column, text: "\(place): \(text)",
        isSerious: serious))
  }

  mutating func compare(_ new: SourceScan, _ old: SourceScan?) {
    for file in new.files {
      if let problem = file.problem { note(.fileUnreadable, new, "\(file.file): \(problem)") }
    }
    guard let old else { return }
    compareHeaders(new, old)
    compareCounts(new, old)
    for column in new.columns {
      guard let before = old.column(named: column.name) else { continue }
      compare(column, before, of: new)
    }
  }

  // MARK: Columns

  private mutating func compareHeaders(_ new: SourceScan, _ old: SourceScan) {
    guard let now = new.files.compactMap(\.header).first,
      let before = old.files.compactMap(\.header).first, now != before
    else { return }
    for name in before where !now.contains(name) {
      note(.columnGone, new, in: name, "the column is gone")
    }
    for name in now where !before.contains(name) {
      note(.columnNew, new, in: name, "a new column")
    }
    let stayed = now.filter(before.contains)
    let order = before.filter(now.contains)
    guard stayed != order else { return }
    let moved = zip(stayed, order).filter { $0 != $1 }.map(\.0)
    note(
      .columnMoved, new, serious: false,
      "\(moved.count.of("column stands", "columns stand")) at another place, \(moved[0]) first")
  }

  private mutating func compare(_ new: ColumnScan, _ old: ColumnScan, of source: SourceScan) {
    if new.kind != old.kind {
      note(
        .typeChanged, source, in: new.name, serious: new.kind != .empty || old.filled > 0,
        "was \(old.kind.rawValue), is \(new.kind.rawValue)")
    } else if new.dates.first?.text != old.dates.first?.text, let now = new.dates.first,
      let before = old.dates.first
    {
      note(.typeChanged, source, in: new.name, "was written as \(before.text), is \(now.text)")
    }
    compareCodes(new, old, of: source)
  }

  /// Values that the earlier scan had none of; where either has too many, nothing is told.
  private mutating func compareCodes(_ new: ColumnScan, _ old: ColumnScan, of source: SourceScan) {
    guard isCodeLike(new), let distinct = old.distinct, distinct == old.values.count else { return }
    let known = Set(old.values.map(\.text))
    let fresh = new.values.filter { !known.contains($0.text) }
    guard !fresh.isEmpty else { return }
    let named = fresh.filter { $0.records >= Scan.fewest }
    var words = named.prefix(6).map { "\"\($0.text)\" (\($0.records.of("row")))" }
    if named.count > 6 { words.append("\((named.count - 6).grouped) more") }
    let rare = fresh.count - named.count
    if rare > 0 { words.append("\(rare.grouped) of fewer than \(Scan.fewest) rows") }
    note(
      .codesNew, source, in: new.name, serious: !named.isEmpty,
      "\(fresh.count.of("new value")): \(words.joined(separator: ", "))")
  }

  /// A column of codes has few values, each of many records.
  private func isCodeLike(_ column: ColumnScan) -> Bool {
    guard let distinct = column.distinct, column.kind != .date, column.kind != .dateTime else {
      return false
    }
    return distinct > 0 && distinct <= 500 && distinct * 3 <= column.filled
  }

  // MARK: Counts and keys

  private mutating func compareCounts(_ new: SourceScan, _ old: SourceScan) {
    let fall = old.records - new.records
    guard fall * 100 > old.records * ScanComparison.fallOfCount else { return }
    note(
      .countDown, new,
      "\(new.records.grouped) records, \(old.records.grouped) before:"
        + " \(fall.share(of: old.records)) fewer")
  }

  mutating func compare(_ new: KeyHashes, _ old: KeyHashes, of source: SourceScan) {
    var (same, changed, gone) = (0, 0, 0)
    for (key, content) in old.contents {
      switch new.contents[key] {
      case content: same += 1
      case nil: gone += 1
      default: changed += 1
      }
    }
    let fresh = new.contents.count - same - changed
    keys.append(
      ScanComparison.KeyChange(
        source: source.name, new: fresh, gone: gone, changed: changed, same: same))
    let before = old.contents.count
    if gone * 100 > before * ScanComparison.fallOfCount {
      note(
        .keysGone, source, in: source.keys?.column,
        "\(gone.of("key")) of \(before.grouped) gone")
    }
    if changed * 2 > before {
      note(
        .keysChanged, source, in: source.keys?.column,
        "\(changed.of("key")) of \(before.grouped) used again, with other content: the numbers may"
          + " have been given out anew")
    }
  }
}

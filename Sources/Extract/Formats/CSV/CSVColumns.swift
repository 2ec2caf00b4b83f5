/// Which column of a source is which column of the layout.
struct CSVColumns {
  /// For each column of the source its place in the layout; `nil` for one that is left out.
  var layoutIndex: [Int?]
  /// The layout's columns that the source lacks.
  var missing: [Int]
  /// The header as the file has it, without its line end; empty where there is none.
  var headerLine: [UInt8] = []

  /// The columns of a file without a header.
  init(count: Int) {
    layoutIndex = Array(0..<count)
    missing = []
  }

  /// Compares a header with the layout.
  init(
    header: [String], _ names: [String], _ match: HeaderRule.Match,
    _ extraColumns: HeaderRule.ExtraColumns, _ missingColumns: HeaderRule.MissingColumns
  ) throws(HeaderFault) {
    switch match {
    case .byName:
      let twice = names.filter { name in header.count { $0 == name } > 1 }
      layoutIndex = header.map { names.firstIndex(of: $0) }
      missing = names.indices.filter { !header.contains(names[$0]) }
      let extra = header.filter { !names.contains($0) }
      let fault = (
        missing: missingColumns == .error ? missing.map { names[$0] } : [],
        extra: extraColumns == .error ? extra : []
      )
      guard twice.isEmpty, fault.missing.isEmpty, fault.extra.isEmpty else {
        throw .names(missing: fault.missing, extra: fault.extra, twice: twice)
      }
    case .byPosition:
      guard header.count >= names.count || missingColumns == .blank,
        header.count <= names.count || extraColumns == .ignore
      else { throw .count(found: header.count, expected: names.count) }
      layoutIndex = header.indices.map { $0 < names.count ? $0 : nil }
      missing = Array(names.indices.dropFirst(header.count))
    }
  }

  /// The cells of a record in the layout's order, as far as the record reaches, and behind them
  /// those for which the source has no column.
  func inLayoutOrder(_ cells: [String], columnCount: Int) -> [String] {
    var ordered = Array(repeating: "", count: columnCount)
    var reached = 0
    for (cell, column) in zip(cells, layoutIndex) {
      guard let column else { continue }
      ordered[column] = cell
      reached = max(reached, column + 1)
    }
    let surplus = cells.dropFirst(layoutIndex.count)
    return surplus.isEmpty ? Array(ordered.prefix(reached)) : ordered + surplus
  }
}

import Pages

/// A comparison as people read it: the counts, the causes, then the records.
package struct ComparisonText {
  private let comparison: RunComparison
  private let isMasked: Bool

  package init(_ comparison: RunComparison, isMasked: Bool) {
    self.comparison = comparison
    self.isMasked = isMasked
  }

  /// All of it as one text.
  ///
  /// - Parameter most: How many records are listed; `nil` for all.
  /// - Returns: Lines for a terminal or a file.
  package func text(atMost most: Int?) -> String {
    var text = "\(comparison.before) and then \(comparison.after)\n"
    for count in comparison.counts where count.records > 0 {
      text += "  \(count.records.of("record")) \(Self.words(count.change))\n"
    }
    text += "  \(comparison.unchanged.of("record")) unchanged\n"
    for remark in comparison.remarks { text += "\(remark)\n" }
    if !comparison.causes.isEmpty { text += "\nWhy:\n" }
    for cause in comparison.causes {
      text += "  \(Self.words(cause.cause)): \(cause.records.of("record"))\n"
    }
    let shown = comparison.records.prefix(most ?? comparison.records.count)
    if !shown.isEmpty { text += "\n" }
    for record in shown { text += Self.words(record) }
    let rest = comparison.records.count - shown.count
    if rest > 0 {
      text += "and \(rest.of("more record")): '--out PATH' writes all of them\n"
    }
    if isMasked, !shown.isEmpty {
      text += "Letters and digits are masked; add --reveal to see them.\n"
    }
    return text
  }

  // MARK: Words

  private static func words(_ change: ComparedRecord.Change) -> String {
    switch change {
    case .rejected: "newly rejected"
    case .held: "newly waiting"
    case .loaded: "newly loaded"
    case .changed: "with changed values"
    case .gone: "no longer there"
    case .otherReasons: "out of the store for other reasons"
    }
  }

  static func words(_ cause: ChangeCause) -> String {
    let words =
      switch cause.kind {
      case .source: "the source has changed"
      case .mapping: "mapping"
      case .codeTable: "code table line"
      case .crosswalk: "crosswalk line"
      case .layout: "layout"
      case .rule: "rule over records"
      case .decision: "decision"
      case .moment: "the extract is of another moment"
      case .otherRecords: "other records have made the difference"
      case .unknown: "not known"
      }
    return words + (cause.place.map { " \($0)" } ?? "") + (cause.note.map { " (\($0))" } ?? "")
  }

  private static func words(_ record: ComparedRecord) -> String {
    var text = "\(words(record.change)): \(record.table)"
    if let key = record.key { text += " \(key)" }
    if !record.place.isEmpty { text += ", \(record.place)" }
    text += "\n"
    if !record.reasonsBefore.isEmpty {
      text += "  was out: \(record.reasonsBefore.joined(separator: ", "))\n"
    }
    if !record.reasonsAfter.isEmpty {
      text += "  is out: \(record.reasonsAfter.joined(separator: ", "))\n"
    }
    for field in record.fields {
      text += "  \(field.table).\(field.field): \(field.before ?? "empty")"
      text += " is now \(field.after ?? "empty")\n"
    }
    for cause in record.causes { text += "  because: \(words(cause))\n" }
    return text
  }
}

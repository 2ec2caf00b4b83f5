package import Standards

/// What a scan looks for, and its limits.
package struct ScanOptions: Sendable {
  /// How dates may be written, beside those that every export may have.
  package var patterns: [DatePattern]
  /// Columns that a mapping translates or matches: more of their values are remembered.
  package var codeColumns: Set<String>
  /// The columns by which records are known: their values and extremes are not kept.
  package var keyColumns: Set<String>

  /// When a record is live: where one of them holds; without any that is not known.
  package var liveTests: [LiveTest]
  /// The day of the extract, days since 1970-01-01; `nil` where nothing says it.
  package var asAtDay: Int64?

  /// Different values that are counted one by one in a column.
  package static let mostValues = 1_000
  /// The same in a column that a mapping translates or matches.
  package static let mostCodes = 20_000
  /// The longest value, in bytes, that may be one of few.
  package static let longestValue = 64
  /// Different forms that are counted one by one in a column.
  package static let mostForms = 60
  /// The longest form, in characters.
  package static let longestForm = 40
  /// Lengths that are counted one by one.
  package static let mostLengths = 256
  /// The share of the filled values, in per cent, that makes a kind the column's kind.
  package static let shareOfKind = 95

  package init(
    patterns: [DatePattern] = [], codeColumns: Set<String> = [], keyColumns: Set<String> = [],
    liveTests: [LiveTest] = [], asAtDay: Int64? = nil
  ) {
    self.patterns = patterns
    self.codeColumns = codeColumns
    self.keyColumns = keyColumns
    self.liveTests = liveTests
    self.asAtDay = asAtDay
  }

  /// The forms of dates that exports of the field are known to have.
  package static let knownPatterns = [
    "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy", "yyyy-MM-dd",
    "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd",
    "yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd HHmmss", "yyyyMMdd HHmm", "dd-MM-yyyy",
    "dd-MM-yyyy HH:mm:ss", "dd-MMM-yyyy", "dd-MMM-yyyy HH:mm:ss", "dd MMM yyyy", "dd.MM.yyyy",
    "yyyy/MM/dd", "d/M/yyyy", "d/M/yyyy HH:mm", "dd/MM/yy", "dd-MMM-yy",
  ]

  /// All patterns that a scan tries, each once.
  var allPatterns: [DatePattern] {
    var all = Self.knownPatterns.compactMap { try? DatePattern($0) }
    for pattern in patterns where !all.contains(pattern) { all.append(pattern) }
    return all
  }
}

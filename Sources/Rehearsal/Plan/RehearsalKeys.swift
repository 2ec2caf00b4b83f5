/// The keys of `rehearsal.yaml`, and the words of those with few values.
package enum RehearsalKeys {
  static let file = [
    "rehearsal", "as at", "first activity", "line ends", "quoted cells", "page length",
    "every stay has ended", "files", "blanks", "shown only for", "lists", "reports", "defects",
    "look alikes", "dirt",
  ]
  static let export = [
    "file", "per patient", "lines of", "skipped lines", "share", "written as",
    "hour ahead in summer", "byte order mark", "end-of-file mark",
  ]
  static let report = [
    "report", "source", "of", "columns", "rows", "counted", "changes", "missing", "extra", "every",
  ]
  static let defect = [
    "defect", "how", "in", "values", "and", "for", "expect", "missing table", "holds its spell",
    "weight",
  ]
  static let lookAlike = [
    "look alike", "how", "in", "values", "and", "for", "beside", "share",
  ]

  /// What the page of the language has to explain.
  package static let all: [String] =
    file + export + report + defect + lookAlike
    + RehearsalPlan.LineEnd.allCases.map(\.rawValue)
    + OldReportPlan.Rows.allCases.map(\.rawValue)
    + SeedCondition.allCases.map(\.rawValue)
    + ColumnPlan.Identity.allCases.map(\.rawValue)
    + Injection.allCases.map(\.rawValue)
    + Likeness.allCases.map(\.rawValue)
    + ExpectedOutcome.Outcome.allCases.map(\.rawValue)
    + ExpectedOutcome.Subject.allCases.map(\.rawValue).filter { !$0.isEmpty }
}

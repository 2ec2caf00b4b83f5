import Migration

/// What a report says beyond the run's own findings; whatever is not known is not spoken of.
package struct ReportContext: Sendable {
  /// Which records a page is about.
  package enum Part: Sendable, Hashable {
    case everybody
    /// Restricted and sensitive patients, and those of whom it is not known.
    case restricted
  }

  package var part = Part.everybody
  /// What was open after earlier runs.
  package var history: RunHistory?
  /// SHA-256 over the files of the project with which the run was made.
  package var ruleset: String?
  /// By reject id.
  package var details: [String: RecordDetails] = [:]
  /// What may have been meant by the keys that are in no file.
  package var nearKeys: [IsolatedRecord.Cause: [RecordDetails.Candidate]] = [:]
  /// What the columns of the project hold; `nil` where the project is not at hand.
  package var columns: ProjectColumns?
  /// The project as the command line names it.
  package var project = "PROJECT"
  /// The file with the cards of restricted and sensitive patients, where it was written.
  package var restrictedFile: String?

  package init() {}

  /// The command that goes on with a run.
  func resume(_ summary: RunSummary) -> String {
    "migrate resume \(project) --into \(summary.store)"
  }
}

package import Migration

/// That somebody asked to see patients' data as it is: a line of the list of decisions, written
/// before anything is shown.
package struct Reveal: Sendable {
  /// What is written or shown: `report` or `report of restricted patients`.
  package var what: String
  /// `nil` where it is not of one run.
  package var run: String?
  /// Who asks: the name of the system's user.
  package var by: String
  /// Why; `nil` where no reason is asked for.
  package var because: String?
  /// Who agrees; `nil` where nobody has to.
  package var second: String?

  package init(
    what: String, run: String?, by: String, because: String? = nil, second: String? = nil
  ) {
    self.what = what
    self.run = run
    self.by = by
    self.because = because
    self.second = second
  }

  package var decision: Decision {
    let agreed = second.map { ", agreed by \($0)" } ?? ""
    let ofRun = run.map { " of run \($0)" } ?? ""
    return Decision(.revealed, by: by, reason: because, evidence: "\(what)\(ofRun)\(agreed)")
  }

  /// Writes the line.
  ///
  /// - Throws: When it cannot be written; then nothing may be shown.
  package func note(in work: WorkFolder) throws(MigrationError) {
    var log = try DecisionLog(in: work)
    try log.append([decision])
  }
}

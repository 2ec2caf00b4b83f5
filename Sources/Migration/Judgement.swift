import Diagnostics
import Foundation
import Load
package import RecordStore
package import Transform

/// Judges a run that has ended once more, by the limits that its project has now.
package struct Judgement {
  private let project: Project

  package init(_ project: Project) { self.project = project }

  /// Judges the run; the store keeps the verdict that it had.
  ///
  /// - Parameters:
  ///   - summary: What the run has found.
  ///   - connection: Of the store of the run.
  /// - Returns: The same summary, with the limits and the verdict of now.
  /// - Throws: When the run did not come to its end, or is of another project.
  package func judge(
    _ summary: RunSummary, in connection: any Connection
  ) throws(MigrationError) -> RunSummary {
    let run: StoredRun?
    do throws(StoreError) {
      run = try StoredRun.ended(named: summary.run, in: connection)
    } catch {
      throw MigrationError(error)
    }
    guard let run, run.project == project.name, let text = run.findings else {
      throw MigrationError(
        Diagnostic(
          .noRun, "run \(summary.run) of '\(project.name)' did not come to its end", at: nil,
          remedy: "Go on with it first: `migrate resume`"))
    }
    let findings = try RuleFindings(text)
    var judged = summary
    do throws(StoreError) {
      judged.limits = try Limits(project: project, connection: connection, runID: run.id)
        .judge(summary, findings)
    } catch {
      throw MigrationError(error)
    }
    judged.verdict = judged.judged
    return judged
  }
}

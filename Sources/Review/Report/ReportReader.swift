package import Migration
package import RecordStore
import Transform

/// Puts the report of a run together from its store, its project and its work folder.
package struct ReportReader {
  package let connection: any Connection
  /// `nil` where the project is not at hand or has errors: the report then says less.
  package let checked: CheckedProject?
  /// The folder of the exports; `nil` for that of the project.
  package let exports: String?
  /// Where earlier runs have left what was open after them; `nil` where there is none.
  package let work: WorkFolder?

  package init(
    _ connection: any Connection, project checked: CheckedProject?, exports: String? = nil,
    work: WorkFolder?
  ) {
    self.connection = connection
    self.checked = checked
    self.exports = exports
    self.work = work
  }

  /// The report of a run that has a summary.
  package func report(_ summary: RunSummary) throws(ReviewError) -> Report {
    let run = try RunReference.find(summary.run, in: connection)
    do throws(StoreError) {
      let isolated = try IsolatedRecords.read(of: run, from: connection)
      var details = try DetailsReader(connection, run: run, checked, exports: exports)
      var context = ReportContext()
      context.details = try details.details(of: isolated, run: run)
      if let history = try history() {
        for id in context.details.keys { context.details[id]?.history = history.lines(of: id) }
      }
      context.nearKeys = try details.nearKeys(RootCauses(isolated).all)
      context.columns = details.projectColumns
      context.ruleset = run.ruleset
      context.history = work.map {
        RunHistory(before: summary, current: open(summary, isolated), in: $0)
      }
      if let checked { context.project = checked.project.folder }
      return Report(
        summary: summary, isolated: isolated.filter { $0.status == .open },
        notes: try Notes.groups(of: run, from: connection), context: context)
    } catch {
      throw .store(error)
    }
  }

  /// Leaves what is open after a run that has just ended in its folder, for the reports to come.
  package func keepOpenCauses(of summary: RunSummary) throws(ReviewError) {
    guard let work, summary.isWhole else { return }
    let causes: OpenCauses
    do throws(StoreError) {
      causes = try OpenCauses.read(after: summary.run, from: connection)
    } catch {
      throw .store(error)
    }
    try causes.write(into: work)
  }

  /// `nil` where nobody has decided anything, or where the list is not as it was written:
  /// `migrate audit verify` says which.
  private func history() throws(StoreError) -> DecisionHistory? {
    guard let log = work.flatMap({ try? DecisionLog(in: $0) }) else { return nil }
    return DecisionHistory(
      log, approving: checked?.project.approving ?? [.excluded],
      try CarriedOut(of: log, in: connection))
  }

  /// As the run left it; of a run that left nothing what is open of it now.
  private func open(_ summary: RunSummary, _ isolated: [IsolatedRecord]) -> OpenCauses {
    if let data = work?.read(OpenCauses.fileName, ofRun: summary.run) {
      return OpenCauses(run: summary.run, reading: data)
    }
    return OpenCauses(run: summary.run, isolated)
  }
}

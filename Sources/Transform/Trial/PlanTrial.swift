package import Extract
import Schema

/// Maps one record alone, or those that make one row, as a run does, and takes down how each field
/// came to be.
///
/// It is the run's own plan by the run's own machine; only rows that a run would take back, because
/// the record is rejected or held, are kept to be looked at.
package struct PlanTrial {
  private let plan: MappingPlan
  private let project: Project
  private let facts: RunFacts
  private let index: KeyIndex

  /// - Parameters:
  ///   - plan: Of the mapping.
  ///   - project: The one that the plan is from.
  ///   - facts: As those of the run, the look-ups of the mapping among them.
  ///   - index: What is known of keys; it is asked for those that it lacks.
  package init(_ plan: MappingPlan, of project: Project, facts: RunFacts, index: KeyIndex) {
    self.plan = plan
    self.project = project
    self.facts = facts
    self.index = index
  }

  /// Maps the records.
  ///
  /// - Parameters:
  ///   - records: One; of a mapping that makes one row of several records, all of the row.
  ///   - files: For each record the file that it is from.
  ///   - verdicts: What people have decided about them, by their numbers among them.
  /// - Returns: What becomes of them.
  /// - Precondition: There is a record.
  package func run(
    _ records: borrowing RecordBatch, files: [FileFacts], verdicts: [RecordVerdict] = []
  ) -> TrialOutcome {
    precondition(records.count > 0 && files.count == records.count, "no record to try out")
    var known: [FileFacts] = []
    for file in files where !known.contains(where: { $0.number == file.number }) {
      known.append(file)
    }
    // Nothing comes later for which a record could be kept.
    var runner = PlanRunner(
      plan, facts: facts, files: known, index: index, verdicts: verdicts.count, mayDefer: false)
    let tracer = FieldTracer(crosswalks: project.crosswalks.map(\.codes))
    runner.tracer = tracer
    var rows = runner.makeBatch()
    if plan.isGrouped {
      var groups = RecordGroups()
      groups.groups = [0..<records.count]
      groups.files = files.map { file in
        known.firstIndex { $0.number == file.number } ?? 0
      }
      groups.verdicts = Dictionary(
        verdicts.map { ($0.record, $0) }, uniquingKeysWith: { first, _ in first })
      runner.map(records, groups, into: &rows)
    } else {
      runner.map(records, broken: [], verdicts: verdicts, into: &rows)
    }
    return outcome(of: rows, records, files, tracer)
  }

  private func outcome(
    of rows: borrowing RowBatch, _ records: borrowing RecordBatch, _ files: [FileFacts],
    _ tracer: FieldTracer
  ) -> TrialOutcome {
    var outcome = TrialOutcome()
    outcome.traces = tracer.all
    for record in 0..<records.count {
      let number = records.extent(ofRecord: record).record
      let account = rows.accounts.first { $0.file == files[record].number }
      let isolated = account?.isolated.first { $0.place.record == number }
      let notes = account?.notes.filter { $0.record == number } ?? []
      outcome.fates.append(fate(account?.counts ?? RecordCounts(), isolated, notes))
      outcome.faults.append(isolated?.faults ?? [])
      outcome.notes += notes
      outcome.decided += account?.decided.filter { $0.record == number } ?? []
      if let root = isolated?.root { outcome.waitsFor.append(root) }
    }
    for (target, table) in rows.tables.enumerated() {
      for row in 0..<rows.rows(target).rows.count {
        outcome.rows.append(
          TrialRow(
            target: target, table: table, id: rows.integer(target, row, 0),
            cells: table.stored.indices.map { cell(target, row, $0, in: rows) }))
      }
    }
    return outcome
  }

  private func fate(
    _ counts: RecordCounts, _ isolated: IsolatedRecord?, _ notes: [RecordNote]
  ) -> TrialOutcome.Fate {
    if let isolated { return isolated.outcome == .rejected ? .rejected : .held }
    if notes.contains(where: { $0.kind == .skip }) { return .skipped }
    return counts.loaded > 0 ? .loaded : .notSelected
  }

  private func cell(
    _ target: Int, _ row: Int, _ cell: Int, in rows: borrowing RowBatch
  ) -> StoredCell {
    switch rows.kind(target, row, cell) {
    case 0: .blank
    case 1: .integer(rows.integer(target, row, cell))
    default: .text(String(copyingUTF8: rows.text(target, row, cell)))
    }
  }
}

import Load
import RecordStore
import Schema
import Transform

// What complete extracts no longer have.

extension MigrationRun {
  /// Rows of the store that a complete extract should have had, and did not.
  struct Unseen {
    /// Where their records may have rows.
    let tables: [Table]
    /// The mappings that would have read them.
    let mappings: [String]
    let ids: [Int64]
  }

  /// Notes which rows of a key space no record was read of, before the keys are let go.
  ///
  /// Absence says something only where every file of every mapping into the space is complete by the
  /// manifest, was read to its end with the declared number of records, and could be split throughout.
  func noteUnseen(in space: Int, _ index: KeyIndex) {
    let phases = phases.filter { $0.plan.keySpace == space }
    guard !phases.isEmpty, phases.allSatisfy(isComplete) else { return }
    let tables = Set(phases.flatMap { $0.plan.targets.map(\.table) })
    unseen.append(
      Unseen(
        tables: tables.sorted { $0.name < $1.name }, mappings: phases.map(\.plan.name),
        ids: index.unseen(in: space)))
  }

  /// Whether all that a phase has read is all that there is.
  func isComplete(_ phase: SourcePlan.Phase) -> Bool {
    !phase.files.isEmpty
      && phase.files.allSatisfy { file in
        file.extent == .full
          && entries.contains { entry in
            entry.file.mapping == phase.plan.name && entry.file.facts.name == file.name
              && entry.broken == 0 && entry.found != nil && entry.found == file.declared
          }
      }
  }

  /// What of the isolated records of earlier runs this run has an answer for.
  var answered: [Ledger.Answered] {
    // A replay knows of each record that it has mapped; of others it knows nothing.
    guard let facts, options.kind != .replay else { return [] }
    return phases.map { phase in
      Ledger.Answered(
        mapping: phase.plan.name, table: phase.plan.rootTable,
        origin: facts.origins[phase.plan.keySpace],
        isChanges: phase.files.contains { $0.extent == .changes })
    }
  }

  /// Closes what was not seen, unless it is more than may be.
  ///
  /// - Returns: Why the run stops, when it does; then nothing is closed.
  func closeUnseen(_ ledger: Ledger) throws(StoreError) -> String? {
    let count = unseen.reduce(0) { $0 + $1.ids.count }
    guard count <= project.stopWhen.closed else {
      let words = unseen.filter { !$0.ids.isEmpty }.map {
        "\($0.ids.count) of \($0.mappings.joined(separator: ", "))"
      }
      return "the store has \(count) records that extracts which the manifest calls full have not"
        + " (\(words.joined(separator: "; "))), and at most \(project.stopWhen.closed) may be closed"
    }
    try Closure.close(unseen.map { ($0.tables, $0.ids) }, ledger)
    return nil
  }
}

import Load
import Migration
import Pages
import RecordStore
import Schema
import Transform

/// Compares two runs: finds the records that ended otherwise, and asks of each one why.
///
/// The bytes of a record are compared, it goes through the rules of both runs once more, and of each
/// field that differs it is seen which of the lines that made it is another one.
package struct Comparer {
  private let before: ComparedRun
  private let after: ComparedRun
  private let masking: Masking

  package init(_ before: ComparedRun, _ after: ComparedRun, masking: Masking) {
    (self.before, self.after, self.masking) = (before, after, masking)
  }

  package func comparison() throws(ReviewError) -> RunComparison {
    do {
      return try compare()
    } catch let error as StoreError {
      throw .store(error)
    } catch let error as MigrationError {
      throw .migration(error.diagnostic)
    } catch let error as ReviewError {
      throw error
    } catch {
      preconditionFailure("an unexpected error: \(error)")
    }
  }

  private func compare() throws -> RunComparison {
    guard let system = after.system ?? before.system else {
      throw ReviewError.rulesUnknown(before.name, after.name)
    }
    var finder = PairFinder(before, after, system: system)
    try finder.find()
    let pairs = finder.pairs
    let sources = (
      try PairSources(pairs, of: before) { $0.before },
      try PairSources(pairs, of: after) { $0.after }
    )
    var changes = ProjectChanges()
    if let first = before.checked, let second = after.checked {
      changes = ProjectChanges(from: first.project, to: second.project)
    }
    var causes: [[ChangeCause]] = []
    var parents: [[PairCauses.Parent]] = []
    var records: [ComparedRecord] = []
    for (position, pair) in pairs.enumerated() {
      let old = sources.0.found[position] ?? PairSources.Found()
      let new = sources.1.found[position] ?? PairSources.Found()
      var found = PairCauses(
        pair: pair, before: try PairSide(before, old, mapping: pair.mapping),
        after: try PairSide(after, new, mapping: pair.mapping), changes: changes)
      if !changes.isEmpty, found.before.originals != found.after.originals {
        // The old rules take the new bytes, at the moment of the old run.
        let crossed = PairSources.Found(file: old.file, records: new.records)
        found.crossed = try PairSide(before, crossed, mapping: pair.mapping)
      }
      causes.append(found.causes)
      parents.append(found.parents)
      records.append(record(pair, found))
    }
    let settled = Self.inherit(causes, from: parents, pairs)
    for position in records.indices { records[position].causes = settled[position] }
    var comparison = RunComparison(
      before: before.name, after: after.name, unchanged: finder.unchanged)
    comparison.records = records
    comparison.remarks = remarks(sources.0.missing.union(sources.1.missing))
    comparison.count()
    return comparison
  }

  private func remarks(_ missing: Set<String>) -> [String] {
    var remarks = [before, after].filter { $0.checked == nil }.map {
      "Run \($0.name) has kept no rules that can be read: why its records ended as they did is not"
        + " known. Runs keep them from this version on."
    }
    if !missing.isEmpty {
      remarks.append(
        "\(missing.sorted().joined(separator: ", ")) cannot be read as the run has read it, so the"
          + " causes of its records are not known. Put the exports back where the run found them,"
          + " or name the folders with '--from-before' and '--from-after'.")
    }
    return remarks
  }

  // MARK: Parents

  /// Gives records that wait, or no longer do, the causes of what they wait for.
  private static func inherit(
    _ causes: [[ChangeCause]], from parents: [[PairCauses.Parent]], _ pairs: [RecordPair]
  ) -> [[ChangeCause]] {
    var positions: [PairCauses.Parent: Int] = [:]
    for (position, pair) in pairs.enumerated() {
      if let key = pair.key { positions[.key(table: pair.table.name, key)] = position }
      for record in pair.before.isolated + pair.after.isolated where !record.isHeld {
        positions[.reject(record.reject)] = position
      }
    }
    return causes.indices.map { position in
      guard [.held, .loaded].contains(pairs[position].change), causes[position].isEmpty else {
        return causes[position].isEmpty ? [ChangeCause(.otherRecords)] : causes[position]
      }
      let inherited = parents[position].compactMap { positions[$0] }.filter { $0 != position }
        .flatMap { parent in
          causes[parent].map { cause in
            ChangeCause(
              cause.kind, place: cause.place,
              note: "by way of the \(pairs[parent].table.name.inWords) that it belongs to")
          }
        }
      return inherited.isEmpty ? [ChangeCause(.otherRecords)] : Set(inherited).sorted()
    }
  }

  // MARK: Records

  private func record(_ pair: RecordPair, _ found: PairCauses) -> ComparedRecord {
    let source = found.after.records.first ?? found.before.records.first
    var record = ComparedRecord(
      change: pair.change ?? .changed, mapping: pair.mapping, table: pair.table.name,
      key: pair.key.map(masking.shown),
      place: source.map { "\($0.file.name), record \($0.record.place.record.grouped)" } ?? "")
    (record.reasonsBefore, record.reasonsAfter) = (pair.before.reasons, pair.after.reasons)
    let facts = RunFacts(
      asAt: 0, timezone: (after.checked ?? before.checked)?.project.timezone ?? "Europe/London",
      sourceSystem: "", crosswalks: [], origins: [])
    record.fields = pair.differences.map { difference in
      ComparedField(
        table: difference.table, field: difference.field,
        before: shown(difference.before, difference, facts),
        after: shown(difference.after, difference, facts))
    }
    return record
  }

  private func shown(
    _ cells: [SQLValue]?, _ difference: RecordPair.Difference, _ facts: RunFacts?
  ) -> String? {
    guard let cells, let facts, let table = Tables.table(named: difference.table),
      let column = table.column(named: difference.field)
    else { return nil }
    return StoredCellPrinter(facts).text(column, in: cells.map(StoredCell.init))
      .map(masking.shown)
  }
}

extension RunComparison {
  /// Sums the records up.
  mutating func count() {
    counts = ComparedRecord.Change.allCases.map { change in
      Count(change: change, records: records.count { $0.change == change })
    }
    var byCause: [ChangeCause: Int] = [:]
    for record in records {
      for cause in Set(record.causes) { byCause[cause, default: 0] += 1 }
    }
    causes = byCause.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { CauseCount(cause: $0.key, records: $0.value) }
  }
}

import Diagnostics
import Extract
import Schema
package import Transform

/// Maps one record alone with some of its values corrected, by the plan of its mapping.
///
/// Nothing of it is stored. What it refers to is taken as loaded: whether it is is not a matter of
/// the value.
package struct CorrectionTrial {
  private let project: Project
  private let plan: MappingPlan
  private let facts: RunFacts
  private let spaces: Int

  /// Prepares trials by a plan; `nil` where the project's time zone is unknown.
  ///
  /// - Parameters:
  ///   - plan: One of the project's plans.
  ///   - plans: All of them.
  ///   - project: Which they are of.
  ///   - asAt: Of the extract, microseconds UTC: what lies after it is the future.
  package init?(_ plan: MappingPlan, plans: [MappingPlan], of project: Project, asAt: Int64) {
    let spaces = MappingCompiler.keySpaces(of: plans)
    // Every row that an approved line names is there.
    var next = Self.firstRow
    let crosswalks = project.crosswalks.map { crosswalk in
      var ids: [String: Int64] = [:]
      for target in crosswalk.targets {
        ids[target.code] = next
        next += 1
      }
      return ResolvedCrosswalk(crosswalk, ids: ids)
    }
    guard
      let facts = RunFacts(
        asAt: asAt, timezone: project.timezone, sourceSystem: project.sourceSystem,
        crosswalks: crosswalks, origins: spaces.indices.map { Int64($0 + 1) })
    else { return nil }
    self.project = project
    self.plan = plan
    self.facts = facts
    self.spaces = spaces.count
  }

  /// Above the ids of the record's own rows and of those that it refers to.
  private static let firstRow: Int64 = 1 << 51

  /// What is wrong with the record, by the mapping alone.
  ///
  /// - Parameters:
  ///   - values: By column of the layout.
  ///   - children: By set of the layout, child and column.
  /// - Returns: Every fault but those of look-ups in other sources, which are not read here.
  package func faults(of values: [String], children: [[[String]]]) -> [RecordFault] {
    outcome(of: values, children).faults[0].filter { fault in
      fault.reason.failure != .notFound && fault.reason.failure != .ambiguous
        || plan.lookups.isEmpty
    }
  }

  /// Whether the record makes a patient who is restricted; `nil` where it makes no patient.
  package func isRestricted(_ values: [String], children: [[[String]]]) -> Bool? {
    let row = outcome(of: values, children).rows.first { $0.table.name == Table.patient.name }
    guard let row, let cell = row.table.firstCell(of: "restricted") else { return nil }
    // What cannot be told is taken for restricted.
    return row.cells[cell] != .integer(0)
  }

  private func outcome(of values: [String], _ children: [[[String]]]) -> TrialOutcome {
    var batch = plan.makeRecords(1, bytes: 4096)
    batch.append(
      values, children: children,
      at: Extent(record: 1, offset: 0, length: 0, firstLine: 1, lastLine: 1))
    let index = KeyIndex(spaces: spaces)
    index.assumed = AssumedParents(stated: [:])
    var facts = facts
    for lookup in plan.lookups {
      facts.lookups[lookup] = LookupTable(
        lookup, layout: project.sources[lookup.source].layout)
    }
    let file = FileFacts(number: 1, name: "", sha256: String(repeating: "0", count: 64))
    return PlanTrial(plan, of: project, facts: facts, index: index).run(batch, files: [file])
  }
}

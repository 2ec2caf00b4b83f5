import Diagnostics
import Extract
import Foundation
import Load
package import RecordStore
import Schema
package import Transform

/// Maps single records alone, as a run would, against what a store has.
///
/// What a run keeps in memory is asked of the store instead, key by key, so that one record costs
/// milliseconds. Nothing is written. A record that is rejected or held still shows the rows that it
/// would have become. What it cannot know is that a parent was skipped: the store has no keys of
/// skipped records, and such a parent counts as missing.
///
/// Belongs to one thread.
package final class RecordTrial {
  package let checked: CheckedProject
  package let facts: RunFacts
  private let connection: any Connection
  private let keys: StoreKeys
  private let exports: String?
  /// What people have decided; `nil` carries nothing out.
  private let decisions: DecisionsInForce?
  private var lookups: [Lookup: LookupTable] = [:]

  /// Prepares trials by the rules of a project.
  ///
  /// - Parameters:
  ///   - checked: The project.
  ///   - asAt: The moment of the extract, microseconds UTC; what lies after it is the future.
  ///   - exports: Where the files lie in which mappings look values up; `nil` where none is at hand.
  ///   - decisions: What is carried out on the records, as in a run; `nil` for nothing.
  ///   - connection: To the store; it is only read.
  /// - Throws: When the store fails.
  /// - Precondition: The project has no errors.
  package init(
    _ checked: CheckedProject, asAt: Int64, exports: String?,
    decisions: DecisionsInForce? = nil, in connection: any Connection
  ) throws(MigrationError) {
    precondition(checked.isRunnable, "a project with errors tries nothing out")
    self.checked = checked
    self.exports = exports
    self.decisions = decisions
    self.connection = connection
    let project = checked.project
    do throws(StoreError) {
      var origins: [Int64] = []
      for table in MappingCompiler.keySpaces(of: checked.plans) {
        let origin = try connection.integer(
          """
          SELECT id FROM source_system
          WHERE name = \(project.sourceSystem) AND key_space = \(table)
          """)
        origins.append(origin ?? 0)
      }
      var crosswalks: [ResolvedCrosswalk] = []
      for crosswalk in project.crosswalks {
        crosswalks.append(try Self.resolve(crosswalk, in: connection))
      }
      guard
        let facts = RunFacts(
          asAt: asAt, timezone: project.timezone, sourceSystem: project.sourceSystem,
          crosswalks: crosswalks, origins: origins)
      else { preconditionFailure("the project's time zone was checked when it was loaded") }
      self.facts = facts
      keys = StoreKeys(
        connection, checked.plans, origins: origins, system: project.sourceSystem)
    } catch {
      throw MigrationError(error)
    }
  }

  /// The rows of the store that a crosswalk names.
  private static func resolve(
    _ crosswalk: Crosswalk, in connection: any Connection
  ) throws(StoreError) -> ResolvedCrosswalk {
    var ids: [String: Int64] = [:]
    for target in crosswalk.targets {
      let id = try connection.integer(
        """
        SELECT id FROM \(identifier: crosswalk.table)
        WHERE \(identifier: crosswalk.field) = \(target.code)
        """)
      if let id { ids[target.code] = id }
    }
    return ResolvedCrosswalk(crosswalk, ids: ids)
  }

  /// Prepares trials as in a run that the store knows.
  ///
  /// - Parameters:
  ///   - checked: The project of the run, or its successor.
  ///   - run: The run's row.
  ///   - exports: Where the files lie now; `nil` where they lay then.
  ///   - log: The list of decisions; those hold that the run began with. `nil` where it is not at hand.
  ///   - connection: To the store; it is only read.
  /// - Throws: When the store fails, and when there is a manifest that cannot be read.
  package convenience init(
    _ checked: CheckedProject, asIn run: Int64, exports: String?, decisions log: DecisionLog? = nil,
    in connection: any Connection
  ) throws(MigrationError) {
    let stored: StoredRun?
    do throws(StoreError) {
      stored = try StoredRun.numbered(run, in: connection)
    } catch {
      throw MigrationError(error)
    }
    guard let stored else { preconditionFailure("the store has no run \(run)") }
    let folder = exports ?? stored.exports
    try self.init(
      checked,
      asAt: Self.moment(of: stored, exports: folder, manifest: checked.project.manifest),
      exports: folder,
      // A list that never was as the run began with it is that of another work folder.
      decisions: stored.decisions.flatMap { try? log?.asOf($0) }.map { DecisionsInForce($0) },
      in: connection)
  }

  /// The moment that a run took for now: that of the extract, or its own where no manifest says it.
  private static func moment(
    of run: StoredRun, exports: String, manifest: String
  ) throws(MigrationError) -> Int64 {
    let asAt = try Manifest.read(run.manifest ?? "\(exports)/\(manifest)")?.asAt
    return asAt.map(MigrationRun.microseconds) ?? run.startedAt
  }

  // MARK: Trials

  /// One record, and the file that it is from.
  package struct Source: Sendable {
    package var file: FileFacts
    package var record: SourceRecord
    /// What stands before the first record of the file, decoded; for what a person has typed in.
    package var head: [UInt8]
    /// The number that the run has given the record; `nil` for that of its place in the file.
    package var number: Int?

    package init(
      file: FileFacts, record: SourceRecord, head: [UInt8] = [], number: Int? = nil
    ) {
      self.file = file
      self.record = record
      self.head = head
      self.number = number
    }
  }

  /// Maps one record, or all that make one row.
  ///
  /// - Parameters:
  ///   - records: At least one.
  ///   - mapping: One of the project's.
  /// - Returns: What becomes of them; faults name ranges of bytes in the originals.
  /// - Throws: When the store fails, and when a file in which values are looked up is not at hand.
  package func run(
    _ records: [Source], mapping: String
  ) throws(MigrationError) -> TrialOutcome {
    guard let plan = checked.plans.first(where: { $0.name == mapping }) else {
      throw MigrationError(Self.unknown(mapping, checked))
    }
    var facts = facts
    for lookup in plan.lookups { facts.lookups[lookup] = try table(of: lookup) }
    let index = KeyIndex(spaces: MappingCompiler.keySpaces(of: checked.plans).count)
    keys.answer(index)
    var desk = TrialDesk(plan, checked, decisions)
    for source in records { desk.add(source) }
    guard let batch = desk.take() else { return Self.unsplit(records) }
    for verdict in desk.verdicts {
      // Whom a record stands for is asked of the store beforehand.
      guard case .merged(let key) = verdict.effect, let hash = Hash128(key: key.span),
        let known = index.ask?(String(decoding: key, as: UTF8.self), plan.keySpace)
      else { continue }
      index.set(hash, in: plan.keySpace, to: known)
    }
    var outcome = PlanTrial(plan, of: checked.project, facts: facts, index: index)
      .run(batch, files: records.map(\.file), verdicts: desk.verdicts)
    if let failure = keys.failure { throw MigrationError(failure) }
    for (number, source) in records.enumerated() {
      for index in outcome.faults[number].indices {
        let fault = outcome.faults[number][index]
        guard let column = fault.sourceColumn.flatMap({ plan.columns.firstIndex(of: $0) }) else {
          continue
        }
        outcome.faults[number][index].range = source.record.range(
          ofColumn: column, child: fault.child)
      }
    }
    return outcome
  }

  private static func unknown(_ mapping: String, _ checked: CheckedProject) -> Diagnostic {
    Diagnostic(
      .noRun, "the project has no mapping '\(mapping)'", at: Place("migration.yaml"),
      remedy: "It has: \(checked.plans.map(\.name).joined(separator: ", ")). Name the project by"
        + " which the record was loaded")
  }

  /// What becomes of records of which one cannot be split.
  private static func unsplit(_ records: [Source]) -> TrialOutcome {
    var outcome = TrialOutcome()
    outcome.fates = records.map { $0.record.broken == nil ? .held : .rejected }
    outcome.faults = records.map { source in
      source.record.broken.map {
        [RecordFault(reason: $0.reason, expected: $0.expected)]
      } ?? []
    }
    return outcome
  }

  // MARK: Look-ups

  private func table(of lookup: Lookup) throws(MigrationError) -> LookupTable {
    if let known = lookups[lookup] { return known }
    let source = checked.project.sources[lookup.source]
    var table = LookupTable(lookup, layout: source.layout)
    let names = try exports.map { (folder) throws(MigrationError) in
      try SourcePlan.names(in: folder).filter { source.takes($0) }
    }
    guard let exports, let names, !names.isEmpty else {
      throw MigrationError(
        Diagnostic(
          .sourceMissing,
          "values are looked up in the source '\(source.name)', whose files are not at hand",
          at: nil, remedy: "Name the folder of the exports with '--from'"))
    }
    do throws(ExtractError) {
      for name in names {
        guard let layout = checked.project.layout(ofSource: source.name, file: name) else {
          continue
        }
        var reader = try Format.reader(
          of: SourceFile.open(path: "\(exports)/\(name)"), layout: layout)
        var batch = RecordBatch(layout)
        var broken: [BrokenRecord] = []
        while try reader.read(into: &batch, broken: &broken) { table.add(batch) }
      }
    } catch {
      throw MigrationError(error)
    }
    lookups[lookup] = table
    return table
  }
}

import Diagnostics
import Extract
import Foundation
import Load
import RecordStore
import Transform

// What earlier runs have kept out, mapped again from what they kept of it.

extension MigrationRun {
  /// What people have decided about the records of a mapping's source; `nil` where nothing.
  func corrections(of plan: MappingPlan) -> Corrections? {
    decisions.flatMap {
      Corrections(
        of: plan, among: plans, DecisionsInForce($0), approving: project.approving,
        system: project.sourceSystem)
    }
  }

  /// Adds to each phase what its mapping has kept out, where this run can let it in.
  ///
  /// A complete extract has every record anew. A replay, and an extract of what has changed, have not:
  /// there a parent can come for a child that was held before.
  func addKept(
    to sources: SourcePlan, _ connection: any Connection
  ) throws -> SourcePlan {
    let kept = try keptFiles(connection)
    guard !kept.isEmpty else { return sources }
    var phases: [SourcePlan.Phase] = []
    for phase in sources.phases {
      let isWanted =
        options.kind == .replay || phase.files.contains { $0.extent == .changes }
      let files = isWanted ? kept.filter { $0.file.mapping == phase.plan.name } : []
      let source = project.source(named: phase.plan.source)
      let planned = files.compactMap { kept in
        source.map { kept.planned($0, phase.plan) }
      }
      replayed += files.flatMap { $0.file.records.map(\.reject) }
      phases.append(SourcePlan.Phase(plan: phase.plan, files: phase.files + planned))
    }
    return sources.with(phases)
  }

  /// What is open, as it was when the run began: a run that was resumed finds it beside its summary.
  private func keptFiles(_ connection: any Connection) throws -> [StoredKeptFile] {
    let folder = "\(options.work.folder(ofRun: runName))/kept"
    if options.resumed != nil { return try StoredKeptFile.read(in: folder) }
    let open = try KeptFile.open(in: connection)
    return try StoredKeptFile.write(open, to: folder)
  }

  /// Those of a file's kept records that this run has read anew: what they were does not matter any
  /// more.
  func superseded(_ kept: KeptFile, _ plan: MappingPlan, _ index: KeyIndex) -> Set<Int> {
    var numbers: Set<Int> = []
    for (position, record) in kept.records.enumerated() {
      guard let key = record.key.flatMap({ Hash128(key: $0.utf8.span) }),
        let entry = index.find(key, in: plan.keySpace), !entry.isOpen
      else { continue }
      numbers.insert(position + 1)
    }
    return numbers
  }

  /// Notes what stands before the first record of a file, once, for whoever reads one again.
  func noteHead(
    of file: Ledger.File, _ planned: PlannedFile, _ extent: BatchExtent,
    _ opening: XMLOpening?, _ ledger: Ledger
  ) throws(ExtractError) {
    guard planned.kept == nil, extent.firstRecord == 1 else { return }
    let head =
      if let opening {
        opening.tags
      } else {
        try SourceHead.bytes(of: planned, before: extent.byteStart)
      }
    guard let head, !head.isEmpty, head.count <= SourceHead.limit else { return }
    ledger.note(head: head, of: file)
  }

  // MARK: Postponed records

  /// Maps the records that stand for others, now that all others of the phase are known.
  func writePostponed(_ plan: MappingPlan, _ tools: Tools) throws {
    for later in postponed {
      var runner = PlanRunner(
        plan, facts: tools.facts, files: [later.file.facts], index: tools.index, mayDefer: false)
      let work = Work(plan, rows: runner.makeBatch())
      guard let records = later.take() else { continue }
      runner.map(
        records.records, broken: [], verdicts: records.verdicts, into: &work.rows)
      work.records = records.intoRecords()
      if later.batches + 1 <= later.file.committed {
        skip(work, plan, tools.writer)
      } else {
        try write(work, plan, tools.writer, number: later.batches + 1)
      }
    }
    postponed.removeAll()
  }
}

/// The postponed records of one file, and how many batches of it there were.
final class PostponedOfFile {
  let file: Ledger.File
  let batches: Int
  private var records: Postponed?

  init(_ records: consuming Postponed, file: Ledger.File, batches: Int) {
    self.records = consume records
    self.file = file
    self.batches = batches
  }

  func take() -> Postponed? { records.take() }
}

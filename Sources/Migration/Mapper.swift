import Diagnostics
import Extract
import Foundation
import Load
import Transform

/// A batch on its way: the records as they were read, and the rows that they became.
final class Work {
  var records: RecordBatch
  var broken: [BrokenRecord] = []
  /// What people have decided about the records.
  var verdicts: [RecordVerdict] = []
  /// Of records that are mapped by their keys.
  var groups = RecordGroups()
  /// How many records of the source have been handed out by their keys, these included.
  var handedOut = 0
  var rows: RowBatch
  /// What the rows' checks have found; `nil` where they are still to be asked.
  var findings: [BatchChecks.Finding]?

  init(_ plan: MappingPlan, rows: consuming RowBatch) {
    records = plan.makeRecords(Mapper.recordsPerBatch, bytes: Mapper.bytesPerBatch)
    self.rows = rows
  }
}

/// Reads and maps one file, or all records of a source by their keys, and hands the batches over in
/// order.
///
/// One thread reads and one maps: while the writer has nothing to do, the reader is ahead.
final class Mapper: @unchecked Sendable {
  /// How many batches are on their way at most: as many as are mapped while the writer makes the
  /// index of a large table.
  static let batches = 20
  /// Small, so that many fit into the memory that a run may take.
  static let recordsPerBatch = 1024
  /// Of long records a batch has fewer: as many as come into so many bytes.
  static let bytesPerBatch = 256 << 10

  /// What is read: a file, which is kept in a spool for later mappings, or was ahead or by an earlier
  /// one; or records by their keys.
  enum Supply {
    case file(PlannedFile, SpooledFile?)
    case groups(GroupedRecords)
  }

  // SAFETY: `index` and the runner are used by the mapping thread alone while it runs, and by the
  // writer's only after `full` was closed; `checks` and the hand-offs have locks of their own;
  // `outcome` is written by the reading thread before `filled` is closed, and read after `full` is,
  // which is closed later.
  private let supply: Supply
  private let plan: MappingPlan
  private let facts: RunFacts
  private let files: [FileFacts]
  private let index: KeyIndex
  private let checks: BatchChecks
  private let corrections: Corrections?
  /// What is to be mapped when all others of the phase are; read after `full` was closed.
  var postponed: Postponed?
  private let free = Handoff<Work>()
  private let filled = Handoff<Work>()
  let full = Handoff<Work>()
  private var outcome: Result<SourceEnding?, ExtractError>?

  init(
    _ supply: Supply, plan: MappingPlan, facts: RunFacts, files: [FileFacts],
    index: KeyIndex, checks: BatchChecks, corrections: Corrections? = nil
  ) {
    self.corrections = corrections
    self.supply = supply
    self.plan = plan
    self.facts = facts
    self.files = files
    self.index = index
    self.checks = checks
  }

  func start() {
    let runner = PlanRunner(plan, facts: facts, files: files, index: index)
    for _ in 0..<Self.batches {
      free.pass(Work(plan, rows: runner.makeBatch()))
    }
    launch("read") { self.readAll() }
    launch("map") { self.mapAll() }
  }

  private func launch(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.stackSize = 8 << 20
    thread.name = name
    thread.start()
  }

  /// The writer has done with a batch.
  func recycle(_ work: Work) { free.pass(work) }

  /// The writer wants no more.
  func cancel() { free.close() }

  /// How the file ended, once all was taken; `nil` for a source that was read before.
  func ending() throws(MigrationError) -> SourceEnding? {
    do throws(ExtractError) {
      return try outcome?.get()
    } catch {
      throw MigrationError(error)
    }
  }

  // MARK: Threads

  private func readAll() {
    do throws(ExtractError) {
      outcome = .success(try read())
    } catch {
      outcome = .failure(error)
    }
    filled.close()
  }

  private func read() throws(ExtractError) -> SourceEnding? {
    switch supply {
    case .file(let file, let spooled):
      let isSpooled = spooled?.isWhole == true
      var reader = try reader(of: file, isSpooled ? spooled : nil)
      let desk = corrections.map { CorrectionDesk($0, of: file) }
      while let work = free.takeNewest() {
        guard try reader.read(into: &work.records, broken: &work.broken) else { break }
        if !isSpooled { try spooled?.add(work.records, work.broken, upTo: reader.mark) }
        work.verdicts = try desk?.carryOut(on: &work.records, &work.broken) ?? []
        filled.pass(work)
      }
      if let ending = reader.ending { spooled?.end(ending) }
      // Without an ending the writer has cancelled, and asks for no outcome.
      return reader.ending
    case .groups(let records):
      while let work = free.takeNewest() {
        guard try records.next(into: work) else { break }
        filled.pass(work)
      }
      return nil
    }
  }

  private func reader(
    of file: PlannedFile, _ spooled: SpooledFile?
  ) throws(ExtractError) -> any RecordReader & ~Copyable {
    guard let spooled else { return try file.reader() }
    return spooled.reader()
  }

  private func mapAll() {
    var runner = PlanRunner(
      plan, facts: facts, files: files, index: index, verdicts: corrections?.count ?? 0)
    while let work = filled.take() {
      switch supply {
      case .file:
        runner.map(
          work.records, broken: work.broken, verdicts: work.verdicts, into: &work.rows)
      case .groups: runner.map(work.records, work.groups, into: &work.rows)
      }
      // Where the writer is behind, they are asked here; where it waits, it asks them itself.
      work.findings = full.isEmpty ? nil : checks.findings(in: work.rows)
      full.pass(work)
    }
    postponed = runner.postponed.take()
    full.close()
  }
}

import Diagnostics
import Extract
import Foundation
import Transform

/// A batch on its way: the records as they were read, and the rows that they became.
final class Work {
  var records: RecordBatch
  var broken: [BrokenRecord] = []
  var rows: RowBatch

  init(columns: Int, rows: consuming RowBatch) {
    records = RecordBatch(
      columnCount: columns, records: Mapper.recordsPerBatch, bytes: 256 << 10)
    self.rows = rows
  }
}

/// Reads and maps one file on a thread of its own, and hands the batches over in order.
final class Mapper: @unchecked Sendable {
  /// How many batches are on their way at most: as many as are mapped while the writer makes the
  /// index of a large table.
  static let batches = 16
  /// Small, so that many fit into the memory that a run may take.
  static let recordsPerBatch = 2048

  // SAFETY: `index` and the runner are used by the mapper's thread alone while it runs, and by
  // the writer's only after `full` was closed; the hand-offs are locked; `outcome` is written
  // before `full` is closed and read after.
  private let file: PlannedFile
  private let layout: Layout
  private let plan: MappingPlan
  private let facts: RunFacts
  private let fileFacts: FileFacts
  private let index: KeyIndex
  private let free = Handoff<Work>()
  let full = Handoff<Work>()
  private(set) var outcome: Result<SourceEnding?, ExtractError>?

  init(
    _ file: PlannedFile, plan: MappingPlan, facts: RunFacts, number: FileFacts,
    index: KeyIndex
  ) {
    self.file = file
    layout = file.layout
    self.plan = plan
    self.facts = facts
    fileFacts = number
    self.index = index
  }

  func start() {
    let runner = PlanRunner(plan, facts: facts, file: fileFacts, index: index)
    for _ in 0..<Self.batches {
      free.pass(Work(columns: layout.columns.count, rows: runner.makeBatch()))
    }
    let thread = Thread { self.run() }
    thread.stackSize = 8 << 20
    thread.name = "map"
    thread.start()
  }

  /// The writer has done with a batch.
  func recycle(_ work: Work) { free.pass(work) }

  /// The writer wants no more.
  func cancel() { free.close() }

  private func run() {
    do throws(ExtractError) {
      outcome = .success(try map())
    } catch {
      outcome = .failure(error)
    }
    full.close()
  }

  private func map() throws(ExtractError) -> SourceEnding? {
    var reader = try Format.reader(of: SourceFile.open(path: file.path), layout: layout)
    var runner = PlanRunner(plan, facts: facts, file: fileFacts, index: index)
    while let work = free.take() {
      guard try reader.read(into: &work.records, broken: &work.broken) else { break }
      runner.map(work.records, broken: work.broken, into: &work.rows)
      full.pass(work)
    }
    // Without an ending the writer has cancelled, and asks for no outcome.
    return reader.ending
  }
}

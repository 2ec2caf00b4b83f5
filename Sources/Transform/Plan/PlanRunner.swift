import Diagnostics
package import Extract
import Schema
import Standards

/// Runs one mapping over one file: record batches in, row batches out.
///
/// Belongs to the thread that maps; so does the key index. Nothing is made per field. All methods that
/// a record needs are `mutating`, even those that change nothing: a borrowing one is handed a copy of
/// the runner, near a thousand bytes, each time that a mutating one calls it.
package struct PlanRunner: ~Copyable {
  package let plan: MappingPlan
  let facts: RunFacts
  /// The file of the record that is being mapped.
  var file: FileFacts
  let files: [FileFacts]
  let index: KeyIndex
  /// The position of `legacy_value` in a row batch of this plan.
  let legacyTarget: Int
  /// For each target the earlier ones into the same table: their rows number through.
  let sameTable: [[Int]]
  var scratch = TextScratch()
  var memory: ValueMemory
  /// What stands for the row that the field's value has named last; `nil` where it has named none.
  var named: UInt64?

  /// Of the records of the batch the hashes of their keys, as far as they are fetched ahead.
  var keys: [Hash128?] = []
  /// By so many records: enough for the memory to answer meanwhile.
  private static let keysAhead = 8

  // What is known of the record that is being mapped.
  var record = 0
  var number = 0
  var firstLine = 0
  var place: Int64 = 0
  /// What keeps it out.
  var faults: [RecordFault] = []
  /// What would not: told beside the others once the record is rejected.
  var answeredFaults: [RecordFault] = []
  var waitsFor: RootCause?
  var skippedBy: Int64?
  var firstNote = 0
  var isRepaired = false
  /// The column of a `for each`, and the one beside it.
  var each: (column: Int, with: Int?)?
  var position = 0
  var content = SipHash()
  /// Of a group: the record that its rows stand under, and how many rows each target has had.
  var rowRecord: Int?
  var groupOrdinals: [Int] = []
  var lastSkip: Int64?
  /// Only while a few records are tried out.
  var tracer: FieldTracer?
  /// The keys of records that could not be split, and what the others of a key wait for.
  var unreadOfKey: [Hash128: RootCause] = [:]

  // What people have decided about records of the batch; ascending by record.
  var verdicts: [RecordVerdict] = []
  var nextVerdict = 0
  /// That on the record that is being mapped.
  var verdict: RecordVerdict?
  /// How many verdicts there can be in all.
  let verdictsInAll: Int
  /// Whether what stands for a record that did not come yet may be mapped after all others.
  let mayDefer: Bool
  /// These, once there are any.
  package var postponed: Postponed?

  /// Makes a runner over one file, or over all files of a source whose records are grouped.
  ///
  /// - Parameters:
  ///   - plan: The mapping.
  ///   - facts: What the run knows.
  ///   - files: The files of the records.
  ///   - index: The keys.
  ///   - verdicts: How many records people have decided about, at most.
  ///   - mayDefer: Whether a record that stands for one that did not come yet is kept for later.
  package init(
    _ plan: MappingPlan, facts: RunFacts, files: [FileFacts], index: KeyIndex,
    verdicts: Int = 0, mayDefer: Bool = true
  ) {
    precondition(!files.isEmpty, "a mapping reads at least one file")
    verdictsInAll = verdicts
    self.mayDefer = mayDefer
    self.plan = plan
    memory = ValueMemory(plan)
    self.facts = facts
    self.files = files
    file = files[0]
    self.index = index
    legacyTarget = plan.targets.count
    let tables = plan.targets.map(\.table.name)
    sameTable = tables.indices.map { target in
      tables.indices.filter { $0 < target && tables[$0] == tables[target] }
    }
  }

  /// An empty batch for this plan.
  package borrowing func makeBatch() -> RowBatch {
    RowBatch(tables: plan.targets.map(\.table) + [.legacyValue])
  }

  // MARK: Batches

  /// Maps a batch of records and those that could not be split, in the order of the source.
  package mutating func map(
    _ batch: borrowing RecordBatch, broken: [BrokenRecord], verdicts: [RecordVerdict] = [],
    into rows: inout RowBatch
  ) {
    rows.removeAll()
    (self.verdicts, nextVerdict) = (verdicts, 0)
    rows.select(file: file.number)
    var nextBroken = 0
    keys.removeAll(keepingCapacity: true)
    for record in 0..<batch.count {
      while keys.count < min(record + 1 + Self.keysAhead, batch.count) { fetchNextKey(batch) }
      let extent = batch.extent(ofRecord: record)
      while nextBroken < broken.count, broken[nextBroken].extent.record < extent.record {
        take(broken[nextBroken], &rows)
        nextBroken += 1
      }
      self.record = record
      takeVerdict()
      map(batch, extent, &rows)
      rows.account.extent.add(BatchExtent(extent))
    }
    for record in broken[nextBroken...] { take(record, &rows) }
  }

  private mutating func fetchNextKey(_ batch: borrowing RecordBatch) {
    // Bounds before the fields that they lead to, and those before the key that is hashed here.
    batch.prefetchBounds(ofRecord: keys.count + 2 * Self.keysAhead)
    batch.prefetchFields(ofRecord: keys.count + Self.keysAhead)
    let field = batch.field(plan.keyColumn, ofRecord: keys.count)
    let key = isBlank(field, plan.keyColumn) ? nil : SipHash.hash(field.trimmed)
    if let key { index.prefetch(key, in: plan.keySpace) }
    keys.append(key)
  }

  private mutating func take(_ broken: BrokenRecord, _ rows: inout RowBatch) {
    rows.account.extent.add(BatchExtent(broken.extent))
    take(unread: broken, isOwn: !plan.isDerived, &rows)
  }
}

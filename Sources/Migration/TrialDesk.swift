import Extract
import Transform

/// Makes the batch of a trial: the records as they were read, with what people have decided about them.
struct TrialDesk: ~Copyable {
  private let plan: MappingPlan
  private let layout: Layout?
  private let corrections: Corrections?
  private var batch: RecordBatch?
  /// What the mapping is to do with the records.
  private(set) var verdicts: [RecordVerdict] = []
  /// Whether one of the records cannot be split, and nobody has said what it should be.
  private var isUnsplit = false

  init(_ plan: MappingPlan, _ checked: CheckedProject, _ decisions: DecisionsInForce?) {
    self.plan = plan
    let project = checked.project
    layout = project.source(named: plan.source)?.layout
    corrections = decisions.flatMap {
      Corrections(
        of: plan, among: checked.plans, $0, approving: project.approving,
        system: project.sourceSystem)
    }
  }

  /// Adds a record.
  mutating func add(_ source: RecordTrial.Source) {
    let record = source.record
    let extent = Extent(
      record: source.number ?? record.place.record, offset: record.place.offset,
      length: record.original.count, firstLine: record.place.firstLine,
      lastLine: record.place.lastLine)
    var one = plan.makeRecords(1, bytes: 4096)
    var broken: [BrokenRecord] = []
    if var found = record.broken {
      found.extent = extent
      broken.append(found)
    } else {
      one.append(
        record.fields, children: record.children, at: extent, original: record.original)
    }
    if let corrections, let layout {
      let file = FileOfRecords(
        sha256: source.file.sha256,
        kept: source.file.kept.isEmpty ? nil : source.file.kept)
      for var verdict in corrections.carryOut(
        on: &one, &broken, file, head: { source.head }, layout: layout)
      {
        verdict.record = batch?.count ?? 0
        verdicts.append(verdict)
      }
    }
    guard broken.isEmpty, one.count == 1 else {
      isUnsplit = true
      return
    }
    var all = batch.take() ?? plan.makeRecords(GroupedRecords.mostRecordsOfARow, bytes: 4096)
    all.append(copyOf: 0, of: one)
    batch = consume all
  }

  /// The records; `nil` where one of them cannot be split.
  mutating func take() -> RecordBatch? { isUnsplit ? nil : batch.take() }
}

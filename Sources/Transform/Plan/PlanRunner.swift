import Diagnostics
package import Extract
import Schema
import Standards

/// Runs one mapping over one file: record batches in, row batches out.
///
/// Belongs to the thread that maps; so does the key index. Nothing is made per field.
package struct PlanRunner: ~Copyable {
  package let plan: MappingPlan
  let facts: RunFacts
  let file: FileFacts
  let index: KeyIndex
  /// The position of `legacy_value` in a row batch of this plan.
  let legacyTarget: Int
  /// For each target the earlier ones into the same table: their rows number through.
  private let sameTable: [[Int]]
  private var scratch = TextScratch()

  // What is known of the record that is being mapped.
  private var record = 0
  private var number = 0
  private var firstLine = 0
  private var place: Int64 = 0
  private var faults: [RecordFault] = []
  private var waitsFor: RootCause?
  private var skippedBy: Int64?
  private var firstNote = 0
  private var isRepaired = false
  /// The column of a `for each`, and the one beside it.
  private var each: (column: Int, with: Int?)?
  private var position = 0
  private var content = SipHash()

  package init(_ plan: MappingPlan, facts: RunFacts, file: FileFacts, index: KeyIndex) {
    self.plan = plan
    self.facts = facts
    self.file = file
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
    _ batch: borrowing RecordBatch, broken: [BrokenRecord], into rows: inout RowBatch
  ) {
    rows.removeAll()
    var nextBroken = 0
    for record in 0..<batch.count {
      let extent = batch.extent(ofRecord: record)
      while nextBroken < broken.count, broken[nextBroken].extent.record < extent.record {
        isolate(broken[nextBroken], &rows)
        nextBroken += 1
      }
      self.record = record
      map(batch, extent, &rows)
      rows.account.extent.add(BatchExtent(extent))
    }
    for record in broken[nextBroken...] { isolate(record, &rows) }
  }

  private mutating func isolate(_ broken: BrokenRecord, _ rows: inout RowBatch) {
    rows.account.extent.add(BatchExtent(broken.extent))
    guard !plan.isDerived else { return }
    rows.account.counts.read += 1
    rows.account.counts.rejected += 1
    let key = broken.cells?[plan.keyColumn].trimmed
    let hash = key.flatMap {
      isBlank($0.utf8.span, plan.keyColumn) ? nil : SipHash.hash($0.utf8.span)
    }
    let id = rejectID(key: hash == nil ? nil : key, hash, broken.extent)
    if let hash, index.find(hash, in: plan.keySpace) == nil {
      index.set(
        hash, in: plan.keySpace,
        to: KeyIndex.Entry(
          state: .rejected, value: index.addRoot(.reject(id)), content: 0))
    }
    rows.account.isolated.append(
      IsolatedRecord(
        id: id, place: RecordPlace(broken.extent), original: broken.original,
        key: hash == nil ? nil : key, outcome: .rejected, stage: .reader, root: nil,
        faults: [RecordFault(reason: broken.reason)]))
  }

  // MARK: A record

  private mutating func map(
    _ batch: borrowing RecordBatch, _ extent: Extent, _ rows: inout RowBatch
  ) {
    (number, firstLine) = (extent.record, extent.firstLine)
    place = file.number << 32 | Int64(number)
    faults.removeAll(keepingCapacity: true)
    (waitsFor, skippedBy, isRepaired) = (nil, nil, false)
    firstNote = rows.account.notes.count
    if let condition = plan.onlyIf, !holds(condition, batch, rows, 0, 0) { return }
    rows.account.counts.read += 1
    let keyField = batch.field(plan.keyColumn, ofRecord: record)
    let key = isBlank(keyField, plan.keyColumn) ? nil : SipHash.hash(keyField.trimmed)
    for skip in plan.skips where holds(skip.condition, batch, rows, 0, 0) {
      finishSkipped(index.skip(skip.slug), key, &rows)
      return
    }
    if key == nil {
      faults.append(
        RecordFault(
          reason: Reasons.fieldBlank, sourceColumn: plan.columns[plan.keyColumn],
          target: "\(plan.rootTable).legacy_key", expected: "the record's key"))
    }
    content = SipHash()
    for target in plan.targets.indices { make(target, batch, &rows) }
    finish(key, batch, extent, &rows)
  }

  private mutating func finishSkipped(
    _ skip: Int64, _ key: Hash128?, _ rows: inout RowBatch
  ) {
    rows.rollbackRecord()
    rows.account.notes.removeSubrange(firstNote...)
    rows.account.counts.skipped += 1
    let slug = index.skips[Int(skip)]
    rows.account.notes.append(
      RecordNote(
        record: number, firstLine: firstLine, kind: .skip, slug: slug,
        rule: "\(plan.name) skip when", sourceColumn: nil))
    if let key, index.find(key, in: plan.keySpace) == nil {
      index.set(
        key, in: plan.keySpace, to: KeyIndex.Entry(state: .skipped, value: skip, content: 0))
    }
  }

  private mutating func finish(
    _ key: Hash128?, _ batch: borrowing RecordBatch, _ extent: Extent, _ rows: inout RowBatch
  ) {
    if let skippedBy { return finishSkipped(skippedBy, key, &rows) }
    guard let key, faults.isEmpty, waitsFor == nil else {
      return isolate(key, batch, extent, &rows)
    }
    let digest = content.finish()
    // 0 stands for "no content" where a key was rejected or held.
    let hash = max(1, digest.low ^ digest.high)
    switch index.find(key, in: plan.keySpace) {
    case nil:
      keep(key, hash, &rows)
    case let entry? where entry.state == .stored && entry.content == hash:
      index.set(
        key, in: plan.keySpace,
        to: KeyIndex.Entry(state: .loaded, value: entry.value, content: hash))
      countDuplicate(&rows)
    case let entry? where entry.state == .stored:
      replace(entry, key, hash, &rows)
    case let entry? where entry.state == .loaded && entry.content == hash:
      countDuplicate(&rows)
    case _?:
      index.addRepeat(of: key, in: plan.keySpace)
      faults.append(
        RecordFault(
          reason: Reasons.keyConflict, sourceColumn: plan.columns[plan.keyColumn],
          target: "\(plan.rootTable).legacy_key", expected: "a key that no earlier record has"))
      isolate(key, batch, extent, &rows, isRepeat: true)
    }
  }

  private mutating func keep(_ key: Hash128, _ hash: UInt64, _ rows: inout RowBatch) {
    setContent(hash, &rows)
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(state: .loaded, value: place << 8, content: hash))
    rows.account.counts.loaded += 1
    if isRepaired { rows.account.counts.repaired += 1 }
    rows.commitRecord()
  }

  /// The record changed since an earlier run: it keeps its ids.
  private mutating func replace(
    _ entry: KeyIndex.Entry, _ key: Hash128, _ hash: UInt64, _ rows: inout RowBatch
  ) {
    let old = entry.value >> 8
    moveIDs(to: old, &rows)
    setContent(hash, &rows)
    rows.account.replaced.append((record, old))
    index.set(
      key, in: plan.keySpace,
      to: KeyIndex.Entry(state: .loaded, value: entry.value, content: hash))
    rows.account.counts.loaded += 1
    rows.account.counts.updated += 1
    if isRepaired { rows.account.counts.repaired += 1 }
    rows.commitRecord()
  }

  private mutating func countDuplicate(_ rows: inout RowBatch) {
    rows.rollbackRecord()
    rows.account.notes.removeSubrange(firstNote...)
    rows.account.counts.duplicate += 1
  }

  private mutating func setContent(_ hash: UInt64, _ rows: inout RowBatch) {
    let row = rows.newRows(0).lowerBound
    rows.set(0, row, 4, to: Int64(bitPattern: hash))
  }

  private mutating func moveIDs(to old: Int64, _ rows: inout RowBatch) {
    for target in 0...legacyTarget {
      let references = target == legacyTarget ? [3] : plan.targets[target].referenceCells
      for row in rows.newRows(target) {
        for cell in [0] + references where rows.kind(target, row, cell) == 1 {
          let id = rows.integer(target, row, cell)
          if id >> 8 == place { rows.set(target, row, cell, to: old << 8 | id & 0xFF) }
        }
      }
    }
  }

  private mutating func isolate(
    _ key: Hash128?, _ batch: borrowing RecordBatch, _ extent: Extent, _ rows: inout RowBatch,
    isRepeat: Bool = false
  ) {
    rows.rollbackRecord()
    rows.account.notes.removeSubrange(firstNote...)
    let isRejected = !faults.isEmpty
    let keyText =
      key == nil
      ? nil : String(copyingUTF8: batch.field(plan.keyColumn, ofRecord: record).trimmed)
    let id = rejectID(key: keyText, key, extent)
    var root: RootCause?
    if isRejected {
      rows.account.counts.rejected += 1
    } else {
      rows.account.counts.held += 1
      root = waitsFor
    }
    if let key, !isRepeat, index.find(key, in: plan.keySpace).map({ $0.state == .stored }) ?? true {
      index.set(
        key, in: plan.keySpace,
        to: KeyIndex.Entry(
          state: isRejected ? .rejected : .held,
          value: index.addRoot(root ?? .reject(id)), content: 0))
    }
    let original = batch.copyOfOriginal(ofRecord: record)
    if let locator = batch.locator { locateFaults(in: original, locator) }
    rows.account.isolated.append(
      IsolatedRecord(
        id: id, place: RecordPlace(extent), original: original, key: keyText,
        outcome: isRejected ? .rejected : .held, stage: .mapping, root: root,
        faults: isRejected ? faults : []))
  }

  /// Notes where in the record's own bytes each value with a fault stands.
  private mutating func locateFaults(in original: [UInt8], _ locator: CellLocator) {
    for index in faults.indices {
      guard let name = faults[index].sourceColumn, let column = plan.columns.firstIndex(of: name)
      else { continue }
      faults[index].range = locator.range(ofColumn: column, in: original)
    }
  }

  private borrowing func rejectID(key: String?, _ hash: Hash128?, _ extent: Extent) -> RejectID {
    guard let key, let hash else {
      return RejectID(fileHash: file.sha256, offset: extent.offset)
    }
    return RejectID(
      system: facts.sourceSystem, mapping: plan.name, key: key,
      ordinal: index.repeats(of: hash, in: plan.keySpace))
  }

  // MARK: Rows

  private mutating func make(
    _ target: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let plan = plan.targets[target]
    if let condition = plan.onlyIf, !holds(condition, batch, rows, target, 0) { return }
    guard let forEach = plan.forEach else {
      each = nil
      makeRow(target, plan, batch, &rows)
      return
    }
    for (offset, column) in forEach.columns.enumerated()
    where !isBlank(batch.field(column, ofRecord: record), column) {
      each = (column, forEach.with.isEmpty ? nil : forEach.with[offset])
      position = offset + 1
      makeRow(target, plan, batch, &rows)
    }
    each = nil
  }

  private mutating func makeRow(
    _ target: Int, _ plan: TargetPlan, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let row = rows.addRow(target, record: record)
    var ordinal = row - rows.newRows(target).lowerBound
    for earlier in sameTable[target] { ordinal += rows.newRows(earlier).count }
    precondition(ordinal < 256, "a record has more than 256 rows of \(plan.table.name)")
    rows.set(target, row, 0, to: place << 8 | Int64(ordinal))
    rows.set(target, row, 1, to: 1)
    if target == 0 {
      rows.set(target, row, 2, to: facts.origins[self.plan.keySpace])
      let key = batch.field(self.plan.keyColumn, ofRecord: record)
      rows.set(target, row, 3, to: key.trimmed)
    }
    content.combine(UInt64(target) << 8 | UInt64(ordinal))
    for field in plan.fields { fill(field, target, row, batch, &rows) }
  }

  // MARK: Fields

  /// Where the value of a line stands while its phrases run.
  private enum Location {
    case blank
    case column(Int)
    case scratch
    case number
  }

  private mutating func fill(
    _ field: FieldPlan, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) {
    var value: Int64 = 0
    var location = Location.blank
    switch field.source {
    case .column(let column):
      if !isBlank(batch.field(column, ofRecord: record), column) { location = .column(column) }
    case .columns(let first, let second):
      let isFirstBlank = isBlank(batch.field(first, ofRecord: record), first)
      if !isFirstBlank {
        let time = batch.field(second, ofRecord: record)
        scratch.join(
          batch.field(first, ofRecord: record).trimmed, [UInt8(ascii: " ")],
          isBlank(time, second) ? Span() : time.trimmed)
        location = .scratch
      }
    case .each:
      if let each { location = .column(each.column) }
    case .eachWith:
      if let with = each?.with, !isBlank(batch.field(with, ofRecord: record), with) {
        location = .column(with)
      }
    case .number: (location, value) = (.number, Int64(position))
    case .recordNumber: (location, value) = (.number, Int64(number))
    case .fileName:
      scratch.join(file.name.utf8.span, [], Span())
      location = .scratch
    case .constant(let constant):
      return set(constant, field, target, row, &rows)
    case .choice(let branches):
      return choose(branches, field, target, row, batch, &rows)
    }
    for position in field.instructions.indices {
      let isGoing = run(
        position, field, &location, &value, target, row, batch, &rows)
      if !isGoing { return }
    }
    store(location, value, field, target, row, batch, &rows)
  }

  /// Runs one phrase.
  ///
  /// - Returns: `false` when the field is done: an answer to a failure has filled or left it.
  private mutating func run(
    _ position: Int, _ field: FieldPlan, _ location: inout Location, _ value: inout Int64,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    if case .ownRoot = field.instructions[position] {
      // Even of a record without a key, which is rejected for that alone.
      (location, value) = (.number, place << 8)
      return true
    }
    if case .blank = location {
      guard case .orColumn(let column) = field.instructions[position] else {
        return startFollowing(field.instructions[position], &location, batch)
      }
      if !isBlank(batch.field(column, ofRecord: record), column) { location = .column(column) }
      return true
    }
    var outcome = StepOutcome.ok
    switch field.instructions[position] {
    case .text(let step):
      switch location {
      case .column(let column):
        outcome = scratch.apply(step, to: batch.field(column, ofRecord: record))
      case .scratch:
        outcome = scratch.apply(step)
      default: preconditionFailure("\(field.name): a text step has no text")
      }
      location = scratch.isBlank ? .blank : .scratch
    case .read(let step):
      outcome = read(step, location, &value, batch)
      location = .number
    case .readDate(let step):
      outcome = read(step, location, &value, batch)
      location = .number
    case .translate(let table):
      if translate(table, location, batch) {
        location = scratch.isBlank ? .blank : .scratch
      } else {
        outcome = .reason(0)
      }
    case .crosswalk(let number):
      switch crosswalk(number, location, batch) {
      case nil: outcome = .reason(0)
      case .some(nil): location = .blank
      case .some(let found?):
        (location, value) = (.number, found.id)
        // As of a reference: what is named, not the id that it has in this store.
        content.combine(found.target)
      }
    case .reference(let space):
      return refer(to: space, position, field, &location, &value, target, row, batch, &rows)
    case .ownRoot, .orColumn: break
    case .followedBy(let column, let between):
      follow(by: column, between, &location, batch)
    case .limit(let limit):
      return check(limit, position, field, &location, target, row, batch, &rows)
    case .resolve:
      return resolve(position, field, &value, target, row, batch, &rows)
    default:
      outcome = check(
        field.instructions[position], field, position, &value, target, row, batch, rows)
      if case .itsDate = field.instructions[position] {
        value = PackedTime.days(value, field.kinds[position])
      }
    }
    guard outcome.index > 0 else { return true }
    let note = field.notes[position][Int(outcome.index) - 1]
    guard !note.isRepair else {
      addNote(.repair, note.reason, field, &rows)
      return true
    }
    answer(note.reason, position, field, target, row, batch, &rows)
    return false
  }

  /// A column behind `followed by` stands alone where the first is blank.
  private mutating func startFollowing(
    _ instruction: Instruction, _ location: inout Location, _ batch: borrowing RecordBatch
  ) -> Bool {
    if case .followedBy(let column, _) = instruction,
      !isBlank(batch.field(column, ofRecord: record), column)
    {
      location = .column(column)
    }
    return true
  }

  private mutating func follow(
    by column: Int, _ between: [UInt8], _ location: inout Location,
    _ batch: borrowing RecordBatch
  ) {
    let second = batch.field(column, ofRecord: record)
    guard !isBlank(second, column) else { return }
    switch location {
    case .column(let first):
      scratch.join(batch.field(first, ofRecord: record), between, second)
      location = .scratch
    case .scratch: scratch.append(between, second)
    default: break
    }
  }

  private borrowing func read(
    _ step: ReadOperation, _ location: Location, _ value: inout Int64,
    _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    switch location {
    case .column(let column):
      step.read(batch.field(column, ofRecord: record).trimmed, into: &value)
    case .scratch: step.read(scratch.span.trimmed, into: &value)
    default: preconditionFailure("a step reads a text, and there is none")
    }
  }

  private borrowing func read(
    _ step: ReadDate, _ location: Location, _ value: inout Int64,
    _ batch: borrowing RecordBatch
  ) -> StepOutcome {
    switch location {
    case .column(let column):
      step.read(batch.field(column, ofRecord: record).trimmed, into: &value)
    case .scratch: step.read(scratch.span.trimmed, into: &value)
    default: preconditionFailure("a step reads a text, and there is none")
    }
  }

  private mutating func translate(
    _ table: CodeTable, _ location: Location, _ batch: borrowing RecordBatch
  ) -> Bool {
    switch location {
    case .column(let column):
      scratch.translate(batch.field(column, ofRecord: record), by: table)
    case .scratch: scratch.translate(by: table)
    default: false
    }
  }

  private borrowing func crosswalk(
    _ number: Int, _ location: Location, _ batch: borrowing RecordBatch
  ) -> (ResolvedCrosswalk.Match)?? {
    let crosswalk = facts.crosswalks[number]
    switch location {
    case .column(let column): return crosswalk.match(of: batch.field(column, ofRecord: record))
    case .scratch: return crosswalk.match(of: scratch.span)
    default: return nil
    }
  }

  private borrowing func isBlank(_ field: Span<UInt8>, _ column: Int) -> Bool {
    if field.isBlank { return true }
    guard let blanks = plan.blanks[column] else { return false }
    return blanks.index(of: field) != nil
  }

  // MARK: Checks of days and numbers

  private borrowing func check(
    _ instruction: Instruction, _ field: FieldPlan, _ position: Int, _ value: inout Int64,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch
  ) -> StepOutcome {
    let kind = field.kinds[position]
    switch instruction {
    case .notInFuture:
      let isLater =
        kind == .instant
        ? PackedTime.instant(facts.asAt << 1, isBefore: value)
        : PackedTime.days(value, kind) > facts.asAtDay
      return isLater ? .reason(0) : .ok
    case .sentinel(let days, let unless):
      guard days.contains(PackedTime.days(value, kind)) else { return .ok }
      if let unless, holds(unless, batch, rows, target, row) { return .ok }
      return .reason(0)
    case .ageAtMost(let years, let unless):
      let born = CalendarDate(days: PackedTime.days(value, kind))
      guard born.years(until: CalendarDate(days: facts.asAtDay)) > years else { return .ok }
      if let unless, holds(unless, batch, rows, target, row) { return .ok }
      return .reason(0)
    case .between(let low, let high):
      return (low...high).contains(value) ? .ok : .reason(0)
    case .compare(let comparison):
      return compare(comparison, value, kind, target, row, rows)
    default:
      return .ok
    }
  }

  private borrowing func compare(
    _ comparison: Comparison, _ value: Int64, _ kind: ValueKind, _ target: Int, _ row: Int,
    _ rows: borrowing RowBatch
  ) -> StepOutcome {
    switch comparison.operand {
    case .day(let day):
      let own =
        kind == .instant
        ? facts.localTime.reading(at: value >> 1).days : PackedTime.days(value, kind)
      return (comparison.isBefore ? own < day : own > day) ? .reason(1) : .ok
    case .field(let cell, let otherKind):
      guard !rows.isBlank(target, row, cell) else { return .ok }
      let stored = rows.integer(target, row, cell)
      if kind == .instant, otherKind == .instant {
        let isDateOnly = rows.text(target, row, cell + 1).isEqual(to: [UInt8(ascii: "d")])
        let other = stored << 1 | (isDateOnly ? 1 : 0)
        let isWrong =
          comparison.isBefore
          ? PackedTime.instant(value, isBefore: other) : PackedTime.instant(other, isBefore: value)
        return isWrong ? .reason(0) : .ok
      }
      // Of a partial date the store has the first possible day.
      let other =
        otherKind == .instant ? facts.localTime.reading(at: stored).days : stored
      let own =
        kind == .instant
        ? facts.localTime.reading(at: value >> 1).days : PackedTime.days(value, kind)
      return (comparison.isBefore ? own < other : own > other) ? .reason(0) : .ok
    }
  }

  // MARK: References

  private mutating func refer(
    to space: Int, _ position: Int, _ field: FieldPlan, _ location: inout Location,
    _ value: inout Int64, _ target: Int, _ row: Int, _ batch: borrowing RecordBatch,
    _ rows: inout RowBatch
  ) -> Bool {
    let key: Hash128
    switch location {
    case .column(let column):
      key = SipHash.hash(batch.field(column, ofRecord: record).trimmed)
    case .scratch: key = SipHash.hash(scratch.span.trimmed)
    default: return true
    }
    // What the hash of the content sees of a reference is the key, not the id of this run.
    content.combine(key.low)
    content.combine(key.high)
    let entry = index.find(key, in: space)
    switch entry?.state {
    case .loaded, .stored:
      (location, value) = (.number, entry?.value ?? 0)
      return true
    case .skipped:
      skippedBy = entry?.value
      return false
    case .rejected, .held:
      answerMissing(
        field.notes[position][1].reason, index.roots[Int(entry?.value ?? 0)], position, field,
        target, row, batch, &rows)
      return false
    case nil:
      let text = keyText(location, batch)
      let root = RootCause.missing(table: rootTable(of: field), key: text)
      if case .keepWaiting? = field.answers[Int(FailureClass.notFound.rawValue)] {
        index.set(
          key, in: space,
          to: KeyIndex.Entry(state: .held, value: index.addRoot(root), content: 0))
      }
      answerMissing(
        field.notes[position][0].reason, root, position, field, target, row, batch, &rows)
      return false
    }
  }

  private borrowing func rootTable(of field: FieldPlan) -> String {
    if case .ref(let table) = field.type { table } else { field.name }
  }

  private borrowing func keyText(_ location: Location, _ batch: borrowing RecordBatch) -> String {
    switch location {
    case .column(let column):
      String(copyingUTF8: batch.field(column, ofRecord: record).trimmed)
    default: String(copyingUTF8: scratch.span.trimmed)
    }
  }

  private mutating func answerMissing(
    _ reason: Reason, _ root: RootCause, _ position: Int, _ field: FieldPlan, _ target: Int,
    _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    if case .keepWaiting? = field.answers[Int(FailureClass.notFound.rawValue)] {
      waitsFor = waitsFor ?? root
      return
    }
    answer(reason, position, field, target, row, batch, &rows)
  }

  // MARK: The clock

  private mutating func resolve(
    _ position: Int, _ field: FieldPlan, _ value: inout Int64, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    let seconds = value >> 1
    let dateOnly = value & 1
    let days = PackedTime.floorDivide(seconds, by: PackedTime.secondsOfDay)
    let resolution = facts.localTime.instant(
      days: days, secondsOfDay: Int(seconds - days * PackedTime.secondsOfDay))
    switch resolution {
    case .one(let instant):
      value = instant << 1 | dateOnly
      return true
    case .twice(let first, let second):
      switch field.answers[Int(FailureClass.hourTwice.rawValue)] {
      case .useFirst: value = first << 1 | dateOnly
      case .useSecond: value = second << 1 | dateOnly
      default:
        answer(Reasons.hourTwice, position, field, target, row, batch, &rows)
        return false
      }
      addNote(.repair, Reasons.hourTwice, field, &rows)
      return true
    case .missing(let moved):
      guard case .moveForward? = field.answers[Int(FailureClass.hourMissing.rawValue)] else {
        answer(Reasons.hourMissing, position, field, target, row, batch, &rows)
        return false
      }
      value = moved << 1 | dateOnly
      addNote(.repair, Reasons.hourMissing, field, &rows)
      return true
    }
  }

  // MARK: Length

  private mutating func check(
    _ limit: Int, _ position: Int, _ field: FieldPlan, _ location: inout Location,
    _ target: Int, _ row: Int, _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) -> Bool {
    let isLonger =
      switch location {
      case .column(let column): batch.field(column, ofRecord: record).isLonger(than: limit)
      case .scratch: scratch.span.isLonger(than: limit)
      default: false
      }
    guard isLonger else { return true }
    guard case .cut? = field.answers[Int(FailureClass.tooLong.rawValue)] else {
      answer(Reasons.tooLong, position, field, target, row, batch, &rows)
      return false
    }
    switch location {
    case .column(let column):
      scratch.join(
        batch.field(column, ofRecord: record).prefix(characters: limit), [], Span())
    default:
      let kept = String(copyingUTF8: scratch.span.prefix(characters: limit))
      scratch.join(kept.utf8.span, [], Span())
    }
    // The phrases behind go on with what is left.
    location = scratch.isBlank ? .blank : .scratch
    keepRaw(Reasons.tooLong, field, target, row, batch, &rows)
    addNote(.repair, Reasons.tooLong, field, &rows)
    return true
  }

  // MARK: Answers

  private mutating func answer(
    _ reason: Reason, _ position: Int, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    guard let failure = reason.failure, let answer = field.answers[Int(failure.rawValue)] else {
      preconditionFailure("\(field.name): nothing answers \(reason)")
    }
    // All faults of a record are known, whatever the answer, once it is rejected.
    let fault = RecordFault(
      reason: reason, sourceColumn: column(of: field).map { plan.columns[$0] },
      target: field.name, expected: expected(field, position))
    switch answer {
    case .reject:
      let isKnown = faults.contains {
        $0.reason == reason && $0.sourceColumn == fault.sourceColumn
      }
      if !isKnown { faults.append(fault) }
      return
    case .setAside:
      keepRaw(reason, field, target, row, batch, &rows)
    case .use(let constant):
      set(constant, field, target, row, &rows)
    case .leaveEmpty, .keepWaiting, .cut, .useFirst, .useSecond, .moveForward:
      break
    }
    content.combine(UInt64(field.cell) << 16 | UInt64(reason.number))
    addNote(.repair, reason, field, &rows)
  }

  private borrowing func expected(_ field: FieldPlan, _ position: Int) -> String? {
    field.phrases.indices.contains(position) ? field.phrases[position] : nil
  }

  private borrowing func column(of field: FieldPlan) -> Int? {
    switch field.source {
    case .each: each?.column
    case .eachWith: each?.with
    default: field.sourceColumn
    }
  }

  /// Keeps the value of the source beside the row.
  private mutating func keepRaw(
    _ reason: Reason, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    let legacy = rows.addRow(legacyTarget, record: record)
    let ordinal = legacy - rows.newRows(legacyTarget).lowerBound
    precondition(ordinal < 256, "more than 256 values of one record are set aside")
    rows.set(legacyTarget, legacy, 0, to: place << 8 | Int64(ordinal))
    rows.set(legacyTarget, legacy, 1, to: 1)
    rows.set(legacyTarget, legacy, 2, to: plan.targets[target].table.name.utf8.span)
    rows.set(legacyTarget, legacy, 3, to: rows.integer(target, row, 0))
    rows.set(legacyTarget, legacy, 4, to: field.fieldName.utf8.span)
    if let column = column(of: field) {
      rows.set(
        legacyTarget, legacy, 5,
        to: batch.field(column, ofRecord: record).prefix(characters: 4000))
    } else {
      rows.set(legacyTarget, legacy, 5, to: Span())
    }
    rows.set(legacyTarget, legacy, 6, to: reason.slug.utf8.span)
    content.combine(rows.text(legacyTarget, legacy, 5))
  }

  private mutating func addNote(
    _ kind: RecordNote.Kind, _ reason: Reason, _ field: FieldPlan, _ rows: inout RowBatch
  ) {
    let failure = reason.failure ?? .invalid
    rows.account.notes.append(
      RecordNote(
        record: number, firstLine: firstLine, kind: kind, slug: reason.slug,
        rule: plan.rules[field.firstRule + Int(failure.rawValue)],
        sourceColumn: column(of: field).map { plan.columns[$0] }))
    if kind == .repair { isRepaired = true }
  }

  // MARK: Storing

  private mutating func store(
    _ location: Location, _ value: Int64, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    content.combine(UInt64(field.cell))
    switch location {
    case .blank:
      if field.isRequired {
        answer(Reasons.fieldBlank, field.instructions.count, field, target, row, batch, &rows)
      }
    case .column(let column):
      rows.set(target, row, field.cell, to: batch.field(column, ofRecord: record))
      content.combine(batch.field(column, ofRecord: record))
    case .scratch:
      rows.set(target, row, field.cell, to: scratch.span)
      var digest = content
      digest.combine(scratch.span)
      content = digest
    case .number:
      setNumber(value, field, target, row, &rows)
    }
  }

  private mutating func setNumber(
    _ value: Int64, _ field: FieldPlan, _ target: Int, _ row: Int, _ rows: inout RowBatch
  ) {
    switch field.type {
    case .partialDate:
      let packed = field.isPartial ? value : value << 2
      rows.set(target, row, field.cell, to: packed >> 2)
      rows.set(target, row, field.cell + 1, to: Self.partialLetters[Int(packed & 3)])
      content.combine(UInt64(bitPattern: packed))
    case .instant:
      rows.set(target, row, field.cell, to: value >> 1)
      rows.set(target, row, field.cell + 1, to: Self.instantLetters[Int(value & 1)])
      content.combine(UInt64(bitPattern: value))
    case .ref:
      // The key is part of the content, see `refer(to:)`; the id is not.
      rows.set(target, row, field.cell, to: value)
    default:
      rows.set(target, row, field.cell, to: value)
      content.combine(UInt64(bitPattern: value))
    }
  }

  private static let partialLetters = [
    [UInt8(ascii: "D")], [UInt8(ascii: "M")], [UInt8(ascii: "Y")],
  ]
  private static let instantLetters = [[UInt8(ascii: "m")], [UInt8(ascii: "d")]]

  private mutating func set(
    _ constant: FieldPlan.Constant, _ field: FieldPlan, _ target: Int, _ row: Int,
    _ rows: inout RowBatch
  ) {
    switch constant {
    case .text(let text):
      rows.set(target, row, field.cell, to: text)
      content.combine(text.span)
    case .integer(let value):
      if case .partialDate = field.type {
        rows.set(target, row, field.cell, to: value >> 2)
        rows.set(target, row, field.cell + 1, to: Self.partialLetters[Int(value & 3)])
      } else {
        rows.set(target, row, field.cell, to: value)
      }
      content.combine(UInt64(bitPattern: value))
    }
  }

  private mutating func choose(
    _ branches: [FieldPlan.Branch], _ field: FieldPlan, _ target: Int, _ row: Int,
    _ batch: borrowing RecordBatch, _ rows: inout RowBatch
  ) {
    for branch in branches {
      if let condition = branch.condition, !holds(condition, batch, rows, target, row) { continue }
      if let value = branch.value { set(value, field, target, row, &rows) }
      if let list = branch.list {
        rows.account.notes.append(
          RecordNote(
            record: number, firstLine: firstLine, kind: .list, slug: list, rule: field.name,
            sourceColumn: nil))
      }
      return
    }
  }

  // MARK: Conditions

  private borrowing func holds(
    _ condition: Condition, _ batch: borrowing RecordBatch, _ rows: borrowing RowBatch,
    _ target: Int, _ row: Int
  ) -> Bool {
    switch condition {
    case .all(let parts):
      for part in parts where !holds(part, batch, rows, target, row) { return false }
      return true
    case .any(let parts):
      for part in parts where holds(part, batch, rows, target, row) { return true }
      return false
    case .test(.field(let cell), let test):
      switch rows.kind(target, row, cell) {
      case 0: return test.holds(for: Span(), isBlank: true)
      case 1:
        return test.holds(for: String(rows.integer(target, row, cell)).utf8.span, isBlank: false)
      default: return test.holds(for: rows.text(target, row, cell), isBlank: false)
      }
    case .test(.column(let column), let test):
      let field = batch.field(column, ofRecord: record)
      return test.holds(for: field.trimmed, isBlank: isBlank(field, column))
    case .test(.each, let test):
      guard let column = each?.column else { return test.holds(for: Span(), isBlank: true) }
      let field = batch.field(column, ofRecord: record)
      return test.holds(for: field.trimmed, isBlank: isBlank(field, column))
    }
  }
}

extension Condition.Test {
  fileprivate func holds(for field: Span<UInt8>, isBlank: Bool) -> Bool {
    switch self {
    case .present: !isBlank
    case .blank: isBlank
    case .isOneOf(let values, let orBlank):
      isBlank ? orBlank : values.contains { field.isEqual(to: $0) }
    case .isNot(let value): isBlank || !field.isEqual(to: value)
    case .starts(let text): field.starts(with: text, at: 0)
    case .ends(let text): field.starts(with: text, at: field.count - text.count)
    case .contains(let text): field.firstIndex(of: text, from: 0) != nil
    }
  }
}

extension RecordPlace {
  init(_ extent: Extent) {
    self.init(
      record: extent.record, offset: extent.offset, length: extent.length,
      firstLine: extent.firstLine, lastLine: extent.lastLine)
  }
}

extension BatchExtent {
  init(_ extent: Extent) {
    self.init()
    (firstRecord, lastRecord, firstLine) = (extent.record, extent.record, extent.firstLine)
    (byteStart, byteEnd) = (extent.offset, extent.offset + extent.length)
  }
}

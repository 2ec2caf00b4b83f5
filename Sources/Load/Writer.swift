import Diagnostics
package import RecordStore
import Schema
package import Transform

/// Writes batches into the store.
///
/// A transaction is whole batches with their rows, isolated records, notes and one line of the
/// ledger a file: after a crash the ledger says exactly which records are in the store. It may have
/// the end of one file and the beginning of the next, for each commit waits for the disk. Belongs to
/// the thread that writes.
package final class Writer {
  /// How many records a transaction takes before it is committed, unless told otherwise: fewer cost
  /// time, more are lost when the process is killed.
  package static let recordsPerTransaction = 50_000

  /// A record that the store refused: its key must not be found any more.
  package struct Refusal: Sendable {
    package let key: Hash128
    package let space: Int
    package let root: RootCause
  }

  let connection: any Connection
  let ledger: Ledger
  private var bulks: [String: any BulkInsert] = [:]
  /// Whether a transaction is open.
  package private(set) var isOpen = false
  private var records = 0
  /// What the store refused since the last phase; the key index hears of it between phases.
  package private(set) var refusals: [Refusal] = []
  /// Parents whose families must leave because of a refused child.
  private(set) var groups: [(parent: Int64, table: String, root: RejectID)] = []

  /// Set where a record may come late into a store in which staff register patients.
  package var registered: RegisteredSince?

  /// Set for a store that is being filled.
  package var indexesInOrder: IndexesInOrder?

  private let recordsPerTransaction: Int
  private let facts: RunFacts
  /// The checks of what it writes.
  package let checks: BatchChecks
  /// What the store refused before the run was resumed: file and record, and the constraints.
  private let refusedBefore: [Int64: [String]]

  /// `codes` gives the codes of a national list by its name.
  package init(
    _ connection: any Connection, ledger: Ledger, facts: RunFacts, recordsPerTransaction: Int,
    codes: @escaping @Sendable (String) -> [String]?
  ) throws(StoreError) {
    self.recordsPerTransaction = recordsPerTransaction
    refusedBefore = try ledger.refused()
    self.connection = connection
    self.ledger = ledger
    self.facts = facts
    checks = BatchChecks(codes: codes)
  }

  /// Writes one batch, isolating the records that the store refuses.
  ///
  /// - Parameters:
  ///   - batch: What became of a run of records.
  ///   - plan: The mapping that made them.
  ///   - findings: What ``checks`` have found in the batch, where somebody has asked them already.
  ///   - number: How many batches of the file, or of all files where several records make one row,
  ///     this one is the last of.
  ///   - describe: The place and the original bytes of a record of the batch, by its number there.
  /// - Throws: Only when the store itself is lost (disk full, connection gone), or a record cannot be
  ///   described.
  package func write(
    _ batch: inout RowBatch, plan: MappingPlan, findings: [BatchChecks.Finding]? = nil,
    number: Int,
    describe: (Int) throws(StoreError) -> (place: RecordPlace, original: [UInt8])
  ) throws(StoreError) {
    try open()
    var refused = findings ?? checks.findings(in: batch)
    if let registered {
      try refuse(registered.alike(in: batch), &refused, batch, describe: describe)
    }
    if batch.accounts.contains(where: { !$0.replaced.isEmpty }) {
      try replace(&refused, batch, plan)
    } else {
      refused += try insert(all: batch, but: refused)
    }
    try indexesInOrder?.follow(batch)
    for (record, constraints) in refused {
      try isolate(record, constraints, &batch, plan: plan, describe: describe)
    }
    // An account without a file is of a batch whose records no mapping has selected.
    for account in batch.accounts where account.file > 0 {
      try ledger.write(account.isolated, of: account.file, mapping: plan.name)
      try ledger.write(account.notes, of: account.file)
      try ledger.write(account.folded, of: account.file)
      try ledger.write(account.decided, of: account.file, table: plan.rootTable)
      ledger.add(account.counts, account.extent, of: account.file, batches: number)
      records += account.counts.read
    }
    if records >= recordsPerTransaction { try commit() }
  }

  /// Passes over a batch that is in the store since before the run was resumed.
  ///
  /// What the store refused of it is noted again: keys, and families that must leave.
  package func skip(_ batch: inout RowBatch, plan: MappingPlan, record number: (Int) -> Int) {
    guard !refusedBefore.isEmpty else { return }
    for record in 0..<(batch.lastRecord + 1) {
      batch.select(accountOfRecord: record)
      let place = batch.account.file << 32 | Int64(number(record))
      guard let names = refusedBefore[place] else { continue }
      noteRefusal(
        of: record, names, rejectID(batch.root(of: record), plan), batch, plan: plan)
    }
  }

  /// Opens a transaction unless one is open.
  package func open() throws(StoreError) {
    guard !isOpen else { return }
    try connection.begin()
    isOpen = true
  }

  /// Makes what has been written last.
  package func commit() throws(StoreError) {
    guard isOpen else { return }
    try ledger.flush()
    try connection.commit()
    isOpen = false
    records = 0
  }

  package func takeRefusals() -> [Refusal] {
    defer { refusals.removeAll() }
    return refusals
  }

  /// Refuses records that would register somebody again, but those that a person has accepted.
  private func refuse(
    _ alike: Set<Int>, _ refused: inout [(record: Int, constraints: [String])],
    _ batch: borrowing RowBatch,
    describe: (Int) throws(StoreError) -> (place: RecordPlace, original: [UInt8])
  ) throws(StoreError) {
    let accepted = Set(batch.accounts.flatMap(\.decided).filter(\.isAccepted).map(\.record))
    for record in alike.sorted() where try !accepted.contains(describe(record).place.record) {
      if let position = refused.firstIndex(where: { $0.record == record }) {
        refused[position].constraints.append(RegisteredSince.name)
      } else {
        refused.append((record, [RegisteredSince.name]))
      }
    }
    refused.sort { $0.record < $1.record }
  }

  // MARK: Halving

  /// Inserts the rows of all records of the batch but some.
  ///
  /// - Returns: The other records that were refused, with the constraint's name.
  func insert(
    all batch: borrowing RowBatch, but others: [(record: Int, constraints: [String])]
  ) throws(StoreError) -> [(record: Int, constraints: [String])] {
    var next = 0
    var refused: [(record: Int, constraints: [String])] = []
    for other in others.sorted(by: { $0.record < $1.record }) {
      refused += try insert(next..<other.record, of: batch)
      next = other.record + 1
    }
    return refused + (try insert(next..<(batch.lastRecord + 1), of: batch))
  }

  /// Inserts the rows of some records of the batch.
  ///
  /// On a refusal the range is taken back and halved until the culprits stand alone, so `k` of
  /// them among `n` records cost O(k log n) inserts.
  ///
  /// - Returns: The records that were refused, with the constraint's name.
  private func insert(
    _ range: Range<Int>, of batch: borrowing RowBatch
  ) throws(StoreError) -> [(record: Int, constraints: [String])] {
    guard !range.isEmpty else { return [] }
    do throws(StoreError) {
      try insertAll(range, of: batch)
      return []
    } catch {
      guard case .terminal(.constraint(let name)) = error else { throw error }
      // No record's fault: of a store that is being filled the key index knows every key.
      if indexesInOrder != nil, name.contains(".legacy_key") { throw error }
      guard range.count > 1 else { return [(range.lowerBound, [name])] }
      let middle = range.lowerBound + range.count / 2
      var refused = try insert(range.lowerBound..<middle, of: batch)
      refused += try insert(middle..<range.upperBound, of: batch)
      return refused
    }
  }

  /// All tables or none.
  private func insertAll(
    _ range: Range<Int>, of batch: borrowing RowBatch
  ) throws(StoreError) {
    for target in batch.tables.indices {
      let span = batch.rows(target).rows.range(of: range)
      guard !span.isEmpty else { continue }
      do throws(StoreError) {
        try bulk(batch.tables[target]).insert(batch.view(target).slice(span))
      } catch {
        guard error.isConstraint else { throw error }
        // The insert has taken its own rows back; those of the tables before it leave here.
        for earlier in 0..<target { try delete(range, earlier, of: batch) }
        throw error
      }
    }
  }

  private func delete(
    _ range: Range<Int>, _ target: Int, of batch: borrowing RowBatch
  ) throws(StoreError) {
    let rows = batch.rows(target).rows
    for row in rows.range(of: range) {
      try connection.execute(
        "DELETE FROM \(identifier: batch.tables[target].name) WHERE id = \(rows.id(row))")
    }
  }

  private func bulk(_ table: Table) throws(StoreError) -> any BulkInsert {
    if let bulk = bulks[table.name] { return bulk }
    let bulk = try connection.bulk(table)
    bulks[table.name] = bulk
    return bulk
  }

  /// Lets the prepared inserts go, when the last row is written.
  package func closeBulks() { bulks.removeAll() }

  // MARK: Refused records

  private func isolate(
    _ record: Int, _ names: [String], _ batch: inout RowBatch, plan: MappingPlan,
    describe: (Int) throws(StoreError) -> (place: RecordPlace, original: [UInt8])
  ) throws(StoreError) {
    let (place, original) = try describe(record)
    batch.select(accountOfRecord: record)
    let root = batch.root(of: record)
    let id = rejectID(root, plan)
    let concern = batch.concern(of: record, facts)
    let faults = names.map { name in
      guard name != RegisteredSince.name else {
        return RecordFault(
          reason: Reasons.registeredSince, target: Table.patient.name,
          expected: "somebody whom nobody has registered since")
      }
      let found = Self.constraint(named: name)
      return RecordFault(
        reason: found?.constraint.reason ?? Reasons.constraintBroken, target: found?.table.name,
        expected: found?.constraint.name ?? name)
    }
    batch.account.isolated.append(
      IsolatedRecord(
        id: id, place: place, original: original, key: root?.key, outcome: .rejected,
        stage: .constraint, root: nil, faults: faults,
        concern: concern))
    let isRepaired = batch.account.notes.contains {
      $0.record == place.record && $0.kind == .repair
    }
    batch.account.notes.removeAll { $0.record == place.record }
    batch.account.counts.loaded -= 1
    batch.account.counts.rejected += 1
    if isRepaired { batch.account.counts.repaired -= 1 }
    if batch.account.replaced.contains(where: { $0.record == record }) {
      batch.account.counts.updated -= 1
    }
    if let root { try holdGroup(of: root, id, concern, &batch, plan: plan, describe: describe) }
    noteRefusal(of: record, names, id, batch, plan: plan)
  }

  private func rejectID(_ root: (id: Int64, key: String)?, _ plan: MappingPlan) -> RejectID {
    RejectID(system: ledger.system, mapping: plan.name, key: root?.key ?? "", ordinal: 0)
  }

  /// Notes the key that must not be found any more, and the family that must leave.
  private func noteRefusal(
    of record: Int, _ names: [String], _ id: RejectID, _ batch: borrowing RowBatch,
    plan: MappingPlan
  ) {
    // The row of an earlier run stays as it was, and with it what refers to it.
    guard !batch.accounts.contains(where: { $0.replaced.contains { $0.record == record } }) else {
      return
    }
    if let root = batch.root(of: record) {
      refusals.append(
        Refusal(
          key: SipHash.hash(root.key.utf8.span), space: plan.keySpace, root: .reject(id)))
    }
    for case let found? in names.map(Self.constraint(named:)) {
      guard let group = found.constraint.group,
        let parent = batch.reference(group, ofRecord: record, table: found.table),
        let parentTable = found.table.references.first(where: { $0.column == group })?.table
      else { continue }
      groups.append((parent, parentTable, id))
    }
  }

  /// The other records of a row that the store refused wait for the first.
  private func holdGroup(
    of root: (id: Int64, key: String), _ id: RejectID, _ concern: Concern,
    _ batch: inout RowBatch, plan: MappingPlan,
    describe: (Int) throws(StoreError) -> (place: RecordPlace, original: [UInt8])
  ) throws(StoreError) {
    let others = batch.accounts.flatMap(\.folded).filter { $0.root == root.id >> 8 }
    for (position, other) in others.enumerated() {
      batch.select(accountOfRecord: other.record)
      let (place, original) = try describe(other.record)
      batch.account.isolated.append(
        IsolatedRecord(
          id: RejectID(
            system: ledger.system, mapping: plan.name, key: root.key, ordinal: position + 1),
          place: place, original: original, key: root.key, outcome: .held, stage: .constraint,
          root: .reject(id), faults: [], concern: concern))
      batch.account.folded.removeAll { $0.record == other.record }
      batch.account.notes.removeAll { $0.record == place.record }
      batch.account.counts.loaded -= 1
      batch.account.counts.held += 1
      if other.isRepaired { batch.account.counts.repaired -= 1 }
    }
  }

  /// What a store's words are about: they name the constraint, or the columns of a unique one.
  private static func constraint(named name: String) -> (table: Table, constraint: Constraint)? {
    for table in Tables.record {
      for constraint in table.constraints {
        if name.contains(constraint.name) { return (table, constraint) }
        guard case .unique(let columns, _) = constraint.kind else { continue }
        let words = columns.map { "\(table.name).\($0)" }.joined(separator: ", ")
        if name == words { return (table, constraint) }
      }
    }
    return nil
  }
}

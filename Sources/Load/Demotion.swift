import Diagnostics
package import RecordStore
package import Schema
package import Transform

/// Takes loaded records out again: offenders of a constraint, and what hangs on them.
///
/// In one transaction the rows of each record and of its descendants leave, the originals are
/// isolated, and lines of the ledger carry the change.
package struct Demotion {
  private struct Entry {
    var faults: [RecordFault] = []
    var root: RootCause?
  }

  private let connection: any Connection
  private let ledger: Ledger
  private let originals: any Originals
  /// Records to take out, by place.
  private var entries: [Int64: Entry] = [:]
  /// The tables that have lost a row.
  private(set) var touched: Set<String> = []
  /// The mapping that read a file, and the table of its records' first rows.
  private var files: [Int64: (mapping: String, table: String?)] = [:]

  private let facts: RunFacts

  package init(
    _ connection: any Connection, ledger: Ledger, originals: any Originals, facts: RunFacts
  ) {
    self.facts = facts
    self.connection = connection
    self.ledger = ledger
    self.originals = originals
  }

  /// Marks the record of a row as rejected, and its group and descendants as waiting for it.
  package mutating func reject(
    row id: Int64, of table: Table, because constraint: Constraint
  ) throws(StoreError) {
    let place = id >> 8
    let fault = RecordFault(
      reason: constraint.reason, target: table.name, expected: constraint.name)
    if entries[place]?.root == nil, entries[place] != nil {
      if entries[place]?.faults.contains(fault) == false { entries[place]?.faults.append(fault) }
      return
    }
    // A record with faults of its own is rejected, whatever it waited for.
    entries[place] = Entry(faults: [fault])
    let root = RootCause.reject(try rejectID(of: place))
    try holdDescendants(of: place, root)
    guard let group = constraint.group,
      let parentTable = table.references.first(where: { $0.column == group })?.table,
      let parent = try connection.integer(
        "SELECT \(identifier: group) FROM \(identifier: table.name) WHERE id = \(id)")
    else { return }
    try hold(row: parent, of: parentTable, root)
  }

  /// Marks the record of a row, and its descendants, as waiting.
  package mutating func hold(
    row id: Int64, of table: String, _ root: RootCause
  ) throws(StoreError) {
    let place = id >> 8
    // Of a run that was resumed it may have left before.
    guard entries[place] == nil, try exists(id, in: table) else { return }
    entries[place] = Entry(root: root)
    try holdDescendants(of: place, root)
  }

  private mutating func holdDescendants(
    of place: Int64, _ root: RootCause
  ) throws(StoreError) {
    let first = place << 8
    // The record's own tables: a place of like number in another is no parent of anything here.
    var own: [String: Bool] = [:]
    for child in Tables.record {
      for (column, parent) in child.references
      where Tables.table(named: parent)?.isRoot == true {
        let isOwn: Bool
        if let known = own[parent] {
          isOwn = known
        } else {
          isOwn = try exists(first, in: parent)
          own[parent] = isOwn
        }
        guard isOwn else { continue }
        let rows = try connection.ids(
          """
          SELECT id FROM \(identifier: child.name)
          WHERE \(identifier: column) >= \(first) AND \(identifier: column) < \(first + 256)
          """)
        for row in rows where row >> 8 != place { try hold(row: row, of: child.name, root) }
      }
    }
  }

  private func exists(_ id: Int64, in table: String) throws(StoreError) -> Bool {
    try connection.integer("SELECT id FROM \(identifier: table) WHERE id = \(id)") != nil
  }

  // MARK: Identity

  private mutating func file(
    of place: Int64
  ) throws(StoreError) -> (mapping: String, table: String?) {
    let number = place >> 32
    if let known = files[number] { return known }
    let mapping = try connection.text("SELECT mapping FROM load_file WHERE id = \(number)")
    let file = (mapping: mapping ?? "", table: try rootTable(of: place))
    files[number] = file
    return file
  }

  /// The table in which the first row of the record stands.
  private func rootTable(of place: Int64) throws(StoreError) -> String? {
    for table in Tables.record where table.isRoot {
      if try exists(place << 8, in: table.name) { return table.name }
    }
    return nil
  }

  private mutating func key(of place: Int64) throws(StoreError) -> String? {
    guard let table = try file(of: place).table else { return nil }
    return try connection.text(
      "SELECT legacy_key FROM \(identifier: table) WHERE id = \(place << 8)")
  }

  private mutating func rejectID(of place: Int64) throws(StoreError) -> RejectID {
    RejectID(
      system: ledger.system, mapping: try file(of: place).mapping,
      key: try key(of: place) ?? "", ordinal: 0)
  }

  // MARK: Carrying out

  /// Takes all marked records out, in the transaction that is open.
  package mutating func carryOut() throws(StoreError) {
    let places = entries.keys.sorted()
    var isolated: [Int64: [IsolatedRecord]] = [:]
    for (file, group) in Dictionary(grouping: places, by: { $0 >> 32 }) {
      let found = try originals.records(group.map { Int($0 & 0xFFFF_FFFF) }, ofFile: file)
      for place in group.sorted() {
        let record = Int(place & 0xFFFF_FFFF)
        let original =
          found[record]
          ?? (
            RecordPlace(record: record, offset: 0, length: 0, firstLine: 0, lastLine: 0), []
          )
        let first = try self.record(place, original.0, original.1)
        isolated[file, default: []].append(first)
        for (other, waiting) in try folded(into: place, with: first) {
          isolated[other, default: []].append(waiting)
        }
      }
    }
    for (file, records) in isolated.sorted(by: { $0.key < $1.key }) {
      try take(out: records, ofFile: file)
    }
    entries.removeAll()
  }

  private mutating func record(
    _ place: Int64, _ at: RecordPlace, _ original: [UInt8]
  ) throws(StoreError) -> IsolatedRecord {
    let entry = entries[place] ?? Entry()
    let isRejected = !entry.faults.isEmpty
    return IsolatedRecord(
      id: try rejectID(of: place), place: at, original: original, key: try key(of: place),
      outcome: isRejected ? .rejected : .held, stage: .constraint,
      root: isRejected ? nil : entry.root, faults: entry.faults,
      concern: try concern(of: place))
  }

  /// Whom the record's rows concern.
  private mutating func concern(of place: Int64) throws(StoreError) -> Concern {
    var concern = Concern(patient: try patient(of: place))
    for table in Tables.record {
      guard let live = table.live else { continue }
      let columns: [SQL] = live.columns.map { "\(identifier: $0)" }
      let list = columns.dropFirst().reduce(columns[0]) { $0 + ", " + $1 }
      let query: SQL = """
        SELECT \(list) FROM \(identifier: table.name)
        WHERE id >= \(place << 8) AND id < \((place + 1) << 8)
        """
      let rows = try connection.all(query) { (row) throws(StoreError) in
        Dictionary(
          uniqueKeysWithValues: live.columns.enumerated().map { ($1, row.integer($0)) })
      }
      for row in rows { concern.add(rowOf: table, facts) { row[$0] ?? nil } }
    }
    return concern
  }

  private mutating func patient(of place: Int64) throws(StoreError) -> Int64? {
    guard let name = try file(of: place).table,
      let table = Tables.table(named: name), table.column(named: "patient") != nil
    else { return nil }
    return try connection.integer(
      "SELECT patient FROM \(identifier: name) WHERE id = \(place << 8)")
  }

  /// The other records of the row that a record became: they wait with it, or for it.
  private mutating func folded(
    into place: Int64, with first: IsolatedRecord
  ) throws(StoreError) -> [(file: Int64, record: IsolatedRecord)] {
    let query: SQL = """
      SELECT load_file, record FROM folded_record WHERE place = \(place)
      ORDER BY load_file, record
      """
    let others = try connection.all(query) { (row) throws(StoreError) in
      (file: row.integer(0) ?? 0, number: Int(row.integer(1) ?? 0))
    }
    let mapping = try file(of: place).mapping
    var records: [(file: Int64, record: IsolatedRecord)] = []
    for (position, other) in others.enumerated() {
      let found = try originals.records([other.number], ofFile: other.file)[other.number]
      records.append(
        (
          other.file,
          IsolatedRecord(
            id: RejectID(
              system: ledger.system, mapping: mapping, key: first.key ?? "",
              ordinal: position + 1),
            place: found?.place
              ?? RecordPlace(
                record: other.number, offset: 0, length: 0, firstLine: 0, lastLine: 0),
            original: found?.original ?? [], key: first.key, outcome: .held, stage: .constraint,
            root: first.root ?? .reject(first.id), faults: [],
            concern: first.concern)
        ))
    }
    return records
  }

  private mutating func take(
    out records: [IsolatedRecord], ofFile file: Int64
  ) throws(StoreError) {
    let mapping = try self.file(of: file << 32).mapping
    var change = RecordCounts()
    for record in records {
      let place = file << 32 | Int64(record.place.record)
      let isRepaired =
        try connection.integer(
          """
          SELECT count(*) FROM record_note WHERE load_file = \(file)
            AND record = \(record.place.record) AND kind = 'repair'
          """) ?? 0
      change.loaded -= 1
      if isRepaired > 0 { change.repaired -= 1 }
      if record.outcome == .rejected { change.rejected += 1 } else { change.held += 1 }
      let isEarlier = file << 40 < (try ledger.firstID())
      func delete(_ table: Table, _ condition: SQL) throws(StoreError) {
        if isEarlier { try ledger.images.keep(table, where: condition, for: nil) }
        let lost = try connection.execute(
          "DELETE FROM \(identifier: table.name) WHERE " + condition)
        if lost > 0 { touched.insert(table.name) }
      }
      for table in Tables.record.reversed() {
        try delete(table, "id >= \(place << 8) AND id < \((place + 1) << 8)")
      }
      let isOfRecord: SQL = "load_file = \(file) AND record = \(record.place.record)"
      try delete(.recordNote, isOfRecord)
      try delete(.foldedRecord, isOfRecord)
    }
    try ledger.write(records, of: file, mapping: mapping)
    try ledger.correct(file, change, why: "demotion")
  }
}

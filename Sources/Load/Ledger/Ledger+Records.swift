import Diagnostics
package import RecordStore
import Schema
import Transform

// What is told of single records: isolated ones, notes, and those that became one row.

extension Ledger {
  /// A mapping whose isolated records of earlier runs this run has an answer for.
  package struct Answered: Sendable {
    let mapping: String
    let table: String
    let origin: Int64
    /// Whether only what has changed was read: of a record that was not, nothing is known.
    let isChanges: Bool

    package init(mapping: String, table: String, origin: Int64, isChanges: Bool) {
      self.mapping = mapping
      self.table = table
      self.origin = origin
      self.isChanges = isChanges
    }
  }

  /// Notes that the rules are carried out and what they found, in the transaction that is open.
  ///
  /// What was rejected or held before and is not any more has been put right: of a mapping that has
  /// read everything whatever was not isolated again, of one that has read changes what it has loaded.
  ///
  /// - Parameters:
  ///   - answered: The mappings.
  ///   - kept: Records that earlier runs had kept out and this one has mapped again, by reject id.
  ///   - findings: What the rules found.
  /// - Throws: When the store fails.
  package func settle(
    _ answered: [Answered], kept: [String], findings: String
  ) throws(StoreError) {
    for name in kept {
      let isRight: SQL = "run <> \(runID) AND status = 'open' AND reject_id = \(name)"
      try images.keep(.isolatedRecord, where: isRight, for: nil)
      try connection.execute("UPDATE isolated_record SET status = 'closed' WHERE " + isRight)
    }
    for answer in answered {
      var isRight: SQL = "run <> \(runID) AND status = 'open' AND mapping = \(answer.mapping)"
      if answer.isChanges {
        isRight += """
           AND legacy_key IN (
          SELECT legacy_key FROM \(identifier: answer.table)
          WHERE origin = \(answer.origin) AND (id >= \(try firstID()) OR id IN (
            SELECT row FROM before_image WHERE run = \(runID) AND table_name = \(answer.table))))
          """
      }
      try images.keep(.isolatedRecord, where: isRight, for: nil)
      try connection.execute("UPDATE isolated_record SET status = 'closed' WHERE " + isRight)
    }
    try connection.execute("UPDATE run SET findings = \(findings) WHERE id = \(runID)")
  }

  func write(_ records: [IsolatedRecord], of file: Int64, mapping: String) throws(StoreError) {
    guard !records.isEmpty else { return }
    var rows: [[SQLValue]] = []
    var faults: [[SQLValue]] = []
    for record in records {
      let name = record.id.description
      let earlier = known[name]
      var home: Home?
      if let earlier {
        if keptFrom[file] != nil || record.original.isEmpty { home = try self.home(of: earlier.id) }
        let isEarlier: SQL = "id = \(earlier.id) AND run <> \(runID)"
        try images.keep(.isolatedRecord, where: isEarlier, for: file)
        try images.keep(
          .isolatedFault,
          where: "isolated_record IN (SELECT id FROM isolated_record WHERE " + isEarlier + ")",
          for: file)
        try connection.execute(
          "DELETE FROM isolated_fault WHERE isolated_record = \(earlier.id)")
        try connection.execute("DELETE FROM isolated_record WHERE id = \(earlier.id)")
      }
      let id = nextRecord
      nextRecord += 1
      let firstRun = earlier?.firstRun ?? runName
      known[name] = (id, firstRun)
      var cells = row(record, id: id, firstRun: firstRun, file: file, mapping: mapping)
      if let home { cells.replaceSubrange(3..<10, with: home.cells) }
      rows.append(cells)
      for fault in record.faults {
        faults.append(row(fault, id: nextFault, record: id))
        nextFault += 1
      }
    }
    try insert(rows, into: .isolatedRecord)
    try insert(faults, into: .isolatedFault)
  }

  /// Where an isolated record came from at first, and its bytes.
  private struct Home {
    /// From `load_file` to `original`.
    var cells: [SQLValue]
  }

  /// A record that was kept and is kept out again stays at home in the file that it came from.
  private func home(of id: Int64) throws(StoreError) -> Home? {
    let query: SQL = """
      SELECT load_file, record, first_line, last_line, byte_start, byte_length, original
      FROM isolated_record WHERE id = \(id)
      """
    return try connection.one(query) { (row) throws(StoreError) in
      Home(
        cells: (0..<6).map { .integer(row.integer($0) ?? 0) }
          + [row.bytes(6).map(SQLValue.bytes) ?? .null])
    }
  }

  private func row(
    _ record: IsolatedRecord, id: Int64, firstRun: String, file: Int64, mapping: String
  ) -> [SQLValue] {
    var root: SQLValue = .null
    var table: SQLValue = .null
    var key: SQLValue = .null
    switch record.root {
    case .reject(let id): root = .text(id.description)
    case .missing(let missingTable, let missingKey):
      (table, key) = (.text(missingTable), .text(missingKey))
    case nil: break
    }
    let place = record.place
    let concern = record.concern
    let whereabouts = concern.place
    return [
      .integer(id), .text(record.id.description), .integer(runID), .integer(file),
      .integer(Int64(place.record)), .integer(Int64(place.firstLine)),
      .integer(Int64(place.lastLine)), .integer(Int64(place.offset)),
      .integer(Int64(place.length)), .bytes(record.original), .text(mapping),
      record.key.map(SQLValue.text) ?? .null, .text(record.outcome.rawValue),
      .text(record.stage.rawValue), root, table, key, .integer(concern.isLive ? 1 : 0),
      concern.isLive ? .text(concern.because.joined(separator: " ")) : .null,
      whereabouts?.ward.map(SQLValue.integer) ?? .null,
      whereabouts?.bed.map(SQLValue.integer) ?? .null,
      concern.expectedOn.map(SQLValue.integer) ?? .null,
      concern.patient.map(SQLValue.integer) ?? .null, .text(firstRun), .text("open"),
    ]
  }

  private func row(_ fault: RecordFault, id: Int64, record: Int64) -> [SQLValue] {
    [
      .integer(id), .integer(record), .integer(Int64(fault.reason.number)),
      .text(fault.reason.slug), fault.sourceColumn.map(SQLValue.text) ?? .null,
      fault.range.map { .integer(Int64($0.lowerBound)) } ?? .null,
      fault.range.map { .integer(Int64($0.count)) } ?? .null,
      fault.target.map(SQLValue.text) ?? .null, fault.expected.map(SQLValue.text) ?? .null,
    ]
  }

  func write(_ notes: [RecordNote], of file: Int64) throws(StoreError) {
    guard !notes.isEmpty else { return }
    var rows: [[SQLValue]] = []
    rows.reserveCapacity(notes.count)
    for note in notes {
      rows.append([
        .integer(nextNote), .integer(runID), .integer(file), .integer(Int64(note.record)),
        .integer(Int64(note.firstLine)), .text(note.kind.rawValue), .text(note.slug),
        .text(note.rule), note.sourceColumn.map(SQLValue.text) ?? .null,
      ])
      nextNote += 1
    }
    try insert(rows, into: .recordNote)
  }

  /// Takes back what was told of the records of a file, in the transaction that is open.
  package func forgetNotes(of file: File) throws(StoreError) {
    try connection.execute("DELETE FROM record_note WHERE load_file = \(file.facts.number)")
  }

  func write(_ records: [FoldedRecord], of file: Int64) throws(StoreError) {
    var rows: [[SQLValue]] = []
    for record in records {
      rows.append([
        .integer(nextFolded), .integer(record.root), .integer(file),
        .integer(Int64(record.place.record)), .integer(record.isRepaired ? 1 : 0),
      ])
      nextFolded += 1
    }
    try insert(rows, into: .foldedRecord)
  }

  func write(
    _ records: [DecidedRecord], of file: Int64, table: String
  ) throws(StoreError) {
    var rows: [[SQLValue]] = []
    for record in records {
      rows.append([
        .integer(nextDecision), .integer(runID), .integer(file), .integer(Int64(record.record)),
        .integer(Int64(record.line)), .text(record.outcome.rawValue),
        .integer(record.isAccepted ? 1 : 0), record.merged.map { .text($0.key) } ?? .null,
        record.merged.map { _ in .text(table) } ?? .null,
        record.merged.map { .integer($0.row) } ?? .null,
      ])
      nextDecision += 1
    }
    try insert(rows, into: .appliedDecision)
  }

  /// The records that no rule takes out, as people have decided: the upper part of their rows' ids.
  package func accepted() throws(StoreError) -> Set<Int64> {
    var places: Set<Int64> = []
    try connection.rows(
      "SELECT load_file, record FROM applied_decision WHERE accepted = \(true)"
    ) { (row) throws(StoreError) in
      places.insert((row.integer(0) ?? 0) << 32 | (row.integer(1) ?? 0))
    }
    return places
  }

  private func insert(_ rows: [[SQLValue]], into table: Table) throws(StoreError) {
    guard !rows.isEmpty else { return }
    let bulk = try connection.bulk(table)
    try BulkRows.with(rows, columnCount: table.stored.count) { (view) throws(StoreError) in
      try bulk.insert(view)
    }
  }
}

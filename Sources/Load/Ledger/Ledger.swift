import Diagnostics
package import RecordStore
import Schema
package import Transform

/// Who ran what, which files were read, and what became of their records.
///
/// The counts of a file are the sum of its lines; the line of a transaction is written in that
/// transaction. Belongs to the thread that writes.
package final class Ledger {
  /// A file in this run.
  package struct File: Sendable {
    package let facts: FileFacts
    package let mapping: String
    package let isDerived: Bool
    package let declared: Int?
    package let size: Int
  }

  let connection: any Connection
  package let runID: Int64
  package let runName: String
  private let ruleset: String
  private let sourceSystem: String
  private var nextFile: Int64
  private var nextLine: Int64
  private var nextRecord: Int64
  private var nextFault: Int64
  private var nextNote: Int64
  private var nextFolded: Int64
  /// The isolated records of earlier runs: their row, and the run that saw them first.
  private var known: [String: (id: Int64, firstRun: String)]
  /// What the open transaction has done with the records of one file, not yet written.
  private var pending: [Int64: (extent: BatchExtent, counts: RecordCounts)] = [:]

  /// Begins a run: from here on the store has an unfinished one.
  package init(
    _ connection: any Connection, run: String, project: String, kind: String, at now: Int64,
    ruleset: String, sourceSystem: String
  ) throws(StoreError) {
    self.connection = connection
    self.ruleset = ruleset
    self.sourceSystem = sourceSystem
    runName = run
    runID = try Self.next("run", connection)
    nextFile = try Self.next("load_file", connection)
    nextLine = try Self.next("ledger_line", connection)
    nextRecord = try Self.next("isolated_record", connection)
    nextFault = try Self.next("isolated_fault", connection)
    nextNote = try Self.next("record_note", connection)
    nextFolded = try Self.next("folded_record", connection)
    var known: [String: (id: Int64, firstRun: String)] = [:]
    try connection.rows("SELECT reject_id, id, first_run FROM isolated_record") {
      (row) throws(StoreError) in
      known[row.text(0) ?? ""] = (row.integer(1) ?? 0, row.text(2) ?? "")
    }
    self.known = known
    let id = runID
    try connection.transaction { () throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO run (id, name, project, kind, started_at, started_at_precision, state, ruleset)
        VALUES (\(id), \(run), \(project), \(kind), \(now), 'm', 'running', \(ruleset))
        """)
    }
  }

  private static func next(
    _ table: String, _ connection: any Connection
  ) throws(StoreError) -> Int64 {
    try connection.integer("SELECT COALESCE(max(id), 0) + 1 FROM \(identifier: table)") ?? 1
  }

  /// Ends the run, with what `--json` prints.
  package func end(
    state: String, verdict: String?, summary: String?, at now: Int64
  ) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      try connection.execute(
        """
        UPDATE run SET state = \(state), verdict = \(verdict.sqlValue), summary = \(summary.sqlValue),
          ended_at = \(now), ended_at_precision = 'm' WHERE id = \(runID)
        """)
    }
  }

  /// What was rejected or held before and is not any more has been put right.
  package func closeRecordsOfEarlierRuns() throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      try connection.execute(
        "UPDATE isolated_record SET status = 'closed' WHERE run <> \(runID) AND status = 'open'")
    }
  }

  // MARK: Files

  /// Gives a file its number.
  package func begin(
    _ name: String, sha256: String, size: Int, encoding: String, mapping: String, isDerived: Bool,
    declared: Int?
  ) throws(LoadError) -> File {
    guard nextFile < 1 << 13 else { throw .tooManyFiles }
    let number = nextFile
    nextFile += 1
    do throws(StoreError) {
      try connection.transaction { () throws(StoreError) in
        try connection.execute(
          """
          INSERT INTO load_file (id, run, source_system, mapping, derived, name, sha256, size,
            encoding, declared, ruleset)
          VALUES (\(number), \(runID), \(sourceSystem), \(mapping), \(isDerived), \(name),
            \(sha256), \(size), \(encoding), \(declared.sqlValue), \(ruleset))
          """)
      }
    } catch {
      throw .store(error)
    }
    return File(
      facts: FileFacts(number: number, name: name, sha256: sha256), mapping: mapping,
      isDerived: isDerived, declared: declared, size: size)
  }

  /// Notes what is known at a file's end: its records, and what their bytes spell text in.
  package func end(_ file: File, records: Int, encoding: String) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      try connection.execute(
        """
        UPDATE load_file SET read_records = \(records), encoding = \(encoding)
        WHERE id = \(file.facts.number)
        """)
    }
  }

  // MARK: Lines

  /// Adds to the line of the open transaction.
  func add(_ counts: RecordCounts, _ extent: BatchExtent, of file: Int64) {
    guard var entry = pending[file] else {
      pending[file] = (extent, counts)
      return
    }
    entry.extent.add(extent)
    entry.counts += counts
    pending[file] = entry
  }

  /// Writes the line of the open transaction, just before it is committed.
  func flush() throws(StoreError) {
    for (file, entry) in pending.sorted(by: { $0.key < $1.key }) {
      try writeLine(file, entry.extent, entry.counts, why: "batch")
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// A line for records that were counted before and are now counted otherwise.
  func correct(_ file: Int64, _ counts: RecordCounts, why: String) throws(StoreError) {
    try writeLine(file, BatchExtent(), counts, why: why)
  }

  private func writeLine(
    _ file: Int64, _ extent: BatchExtent, _ counts: RecordCounts, why: String
  ) throws(StoreError) {
    let id = nextLine
    nextLine += 1
    try connection.execute(
      """
      INSERT INTO ledger_line (id, load_file, first_record, last_record, byte_start, byte_end,
        first_line, records, loaded, repaired, merged, updated, duplicate, skipped, held, rejected,
        why)
      VALUES (\(id), \(file), \(extent.firstRecord), \(extent.lastRecord), \(extent.byteStart),
        \(extent.byteEnd), \(extent.firstLine), \(counts.read), \(counts.loaded),
        \(counts.repaired), \(counts.merged), \(counts.updated), \(counts.duplicate),
        \(counts.skipped), \(counts.held), \(counts.rejected), \(why))
      """)
  }

  /// The books of a file: the sum of its lines.
  package func counts(of file: Int64) throws(StoreError) -> RecordCounts {
    let sums: SQL = """
      SELECT sum(records), sum(loaded), sum(repaired), sum(merged), sum(updated), sum(duplicate),
        sum(skipped), sum(held), sum(rejected) FROM ledger_line WHERE load_file = \(file)
      """
    let row = try connection.one(sums) { (row) throws(StoreError) in
      (0..<9).map { Int(row.integer($0) ?? 0) }
    }
    var counts = RecordCounts()
    guard let row else { return counts }
    (counts.read, counts.loaded, counts.repaired, counts.merged) = (row[0], row[1], row[2], row[3])
    (counts.updated, counts.duplicate, counts.skipped) = (row[4], row[5], row[6])
    (counts.held, counts.rejected) = (row[7], row[8])
    return counts
  }

  // MARK: Isolated records and notes

  func write(_ records: [IsolatedRecord], of file: Int64, mapping: String) throws(StoreError) {
    guard !records.isEmpty else { return }
    var rows: [[SQLValue]] = []
    var faults: [[SQLValue]] = []
    for record in records {
      let name = record.id.description
      let earlier = known[name]
      if let earlier {
        try connection.execute(
          "DELETE FROM isolated_fault WHERE isolated_record = \(earlier.id)")
        try connection.execute("DELETE FROM isolated_record WHERE id = \(earlier.id)")
      }
      let id = nextRecord
      nextRecord += 1
      let firstRun = earlier?.firstRun ?? runName
      known[name] = (id, firstRun)
      rows.append(row(record, id: id, firstRun: firstRun, file: file, mapping: mapping))
      for fault in record.faults {
        faults.append(row(fault, id: nextFault, record: id))
        nextFault += 1
      }
    }
    try insert(rows, into: .isolatedRecord)
    try insert(faults, into: .isolatedFault)
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

  private func insert(_ rows: [[SQLValue]], into table: Table) throws(StoreError) {
    guard !rows.isEmpty else { return }
    let bulk = try connection.bulk(table)
    try BulkRows.with(rows, columnCount: table.stored.count) { (view) throws(StoreError) in
      try bulk.insert(view)
    }
  }

  var system: String { sourceSystem }
}

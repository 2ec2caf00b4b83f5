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
    package var facts: FileFacts
    package let mapping: String
    package let isDerived: Bool
    package let declared: Int?
    package let size: Int
    /// How many batches of the file are in the store since before the run was resumed; where
    /// several records make one row, how many that have records of it.
    package let committed: Int
    /// The number of the last record of these.
    package let lastCommitted: Int
  }

  /// A file that the run had begun before it was resumed.
  private struct Begun {
    let number: Int64
    let sha256: String
    let committed: Int
    let lastCommitted: Int
  }

  let connection: any Connection
  /// What the run changes of rows that were there before it.
  package let images: BeforeImages
  package let runID: Int64
  package let runName: String
  private let ruleset: String
  private let sourceSystem: String
  private var nextFile: Int64
  private var nextLine: Int64
  var nextRecord: Int64
  var nextFault: Int64
  var nextNote: Int64
  var nextFolded: Int64
  var nextDecision: Int64
  /// The isolated records of earlier runs: their row, and the run that saw them first.
  var known: [String: (id: Int64, firstRun: String)]
  /// What the open transaction has done with the records of one file, not yet written.
  private var pending: [Int64: (extent: BatchExtent, counts: RecordCounts, batches: Int)] = [:]
  /// Of files whose records earlier runs had kept out, the files that these came from.
  var keptFrom: [Int64: Int64] = [:]
  /// What stands before the first records of files, not yet written.
  private var heads: [Int64: [UInt8]] = [:]
  /// By mapping, name, and the file that kept records came from.
  private var begun: [[String]: Begun] = [:]

  /// Begins a run: from here on the store has an unfinished one.
  package convenience init(
    _ connection: any Connection, beginning run: StoredRun, sourceSystem: String
  ) throws(StoreError) {
    try self.init(connection, run, sourceSystem)
    try connection.transaction { () throws(StoreError) in try run.insert(into: connection) }
  }

  /// Goes on with a run that did not come to its end.
  package convenience init(
    _ connection: any Connection, resuming run: StoredRun, sourceSystem: String
  ) throws(StoreError) {
    try self.init(connection, run, sourceSystem)
    begun = try Self.begun(in: run.id, connection)
    try connection.transaction { () throws(StoreError) in
      try connection.execute("UPDATE run SET state = 'running' WHERE id = \(run.id)")
    }
  }

  private init(
    _ connection: any Connection, _ run: StoredRun, _ sourceSystem: String
  ) throws(StoreError) {
    self.connection = connection
    self.ruleset = run.ruleset
    self.sourceSystem = sourceSystem
    runName = run.name
    runID = run.id
    images = try BeforeImages(connection, run: run.id)
    nextFile = try Self.next("load_file", connection)
    nextLine = try Self.next("ledger_line", connection)
    nextRecord = try Self.next("isolated_record", connection)
    nextFault = try Self.next("isolated_fault", connection)
    nextNote = try Self.next("record_note", connection)
    nextFolded = try Self.next("folded_record", connection)
    nextDecision = try Self.next("applied_decision", connection)
    var known: [String: (id: Int64, firstRun: String)] = [:]
    try connection.rows("SELECT reject_id, id, first_run FROM isolated_record") {
      (row) throws(StoreError) in
      known[row.text(0) ?? ""] = (row.integer(1) ?? 0, row.text(2) ?? "")
    }
    self.known = known
  }

  /// What is in the store of each file; what was taken out again as a whole is not.
  private static func begun(
    in run: Int64, _ connection: any Connection
  ) throws(StoreError) -> [[String]: Begun] {
    let query: SQL = """
      SELECT file.mapping, file.name, file.id, file.sha256, file.kept_from, max(line.batches),
        max(CASE WHEN line.batches > 0 THEN line.last_record END)
      FROM load_file AS file LEFT JOIN ledger_line AS line ON line.load_file = file.id
        AND line.id > COALESCE((
          SELECT max(back.id) FROM ledger_line AS back
          WHERE back.load_file = file.id AND back.why = 'withdrawal'), 0)
      WHERE file.run = \(run) GROUP BY file.mapping, file.name, file.id, file.sha256, file.kept_from
      """
    var begun: [[String]: Begun] = [:]
    try connection.rows(query) { (row) throws(StoreError) in
      let name = [row.text(0) ?? "", row.text(1) ?? "", "\(row.integer(4) ?? 0)"]
      begun[name] = Begun(
        number: row.integer(2) ?? 0, sha256: row.text(3) ?? "",
        committed: Int(row.integer(5) ?? 0), lastCommitted: Int(row.integer(6) ?? 0))
    }
    return begun
  }

  /// The places that the store refused so far, each with the constraints that its record breaks.
  func refused() throws(StoreError) -> [Int64: [String]] {
    let query: SQL = """
      SELECT record.load_file, record.record, fault.expected FROM isolated_record AS record
      JOIN isolated_fault AS fault ON fault.isolated_record = record.id
      WHERE record.run = \(runID) AND record.stage = 'constraint' AND record.outcome = 'rejected'
      ORDER BY fault.id
      """
    var refused: [Int64: [String]] = [:]
    try connection.rows(query) { (row) throws(StoreError) in
      let place = (row.integer(0) ?? 0) << 32 | (row.integer(1) ?? 0)
      refused[place, default: []].append(row.text(2) ?? "")
    }
    return refused
  }

  package static func next(
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

  /// The rows of the EPR that an earlier run has loaded have smaller ids.
  package func firstID() throws(StoreError) -> Int64 {
    let first = try connection.integer("SELECT min(id) FROM load_file WHERE run = \(runID)")
    return (first ?? nextFile) << 40
  }

  // MARK: Files

  /// Gives a file its number, in the transaction that is open; of a run that was resumed the one that
  /// it had.
  ///
  /// - Parameters:
  ///   - name: Of the file.
  ///   - sha256: Of its bytes.
  ///   - size: In bytes, as it lies on disk.
  ///   - encoding: What a layout says.
  ///   - mapping: That reads it.
  ///   - isDerived: Whether an earlier mapping accounts for its records.
  ///   - declared: How many records it should have.
  ///   - asAt: The moment of the extract, microseconds UTC; `nil` where nothing says it.
  ///   - kept: Of records that an earlier run had kept out, the file that they came from.
  /// - Returns: The file with its number.
  /// - Throws: When the store fails, and when it holds as many files as it can.
  package func begin(
    _ name: String, sha256: String, size: Int, encoding: String, mapping: String, isDerived: Bool,
    declared: Int?, asAt: Int64? = nil, keptFrom kept: Int64? = nil
  ) throws(LoadError) -> File {
    if let known = begun[[mapping, name, "\(kept ?? 0)"]] {
      keptFrom[known.number] = kept
      guard known.sha256 == sha256 else { throw .sourceReplaced(file: name, run: runName) }
      return File(
        facts: FileFacts(number: known.number, name: name, sha256: sha256), mapping: mapping,
        isDerived: isDerived, declared: declared, size: size, committed: known.committed,
        lastCommitted: known.lastCommitted)
    }
    guard nextFile < 1 << 13 else { throw .tooManyFiles }
    let number = nextFile
    nextFile += 1
    keptFrom[number] = kept
    do throws(StoreError) {
      try connection.execute(
        """
        INSERT INTO load_file (id, run, source_system, mapping, derived, name, sha256, size,
          encoding, as_at, declared, kept_from, ruleset)
        VALUES (\(number), \(runID), \(sourceSystem), \(mapping), \(isDerived), \(name),
          \(sha256), \(size), \(encoding), \(asAt.sqlValue), \(declared.sqlValue),
          \(kept.sqlValue), \(ruleset))
        """)
    } catch {
      throw .store(error)
    }
    return File(
      facts: FileFacts(number: number, name: name, sha256: sha256), mapping: mapping,
      isDerived: isDerived, declared: declared, size: size, committed: 0, lastCommitted: 0)
  }

  /// Notes what is known at a file's end, in the transaction that is open: its records, and what
  /// their bytes spell text in.
  ///
  /// Its size as well: of a run that was resumed, the file may have been another at first.
  package func end(_ file: File, records: Int, encoding: String) throws(StoreError) {
    try connection.execute(
      """
      UPDATE load_file
      SET read_records = \(records), encoding = \(encoding), size = \(file.size)
      WHERE id = \(file.facts.number)
      """)
  }

  /// Notes what stands before the first record of a file; written with the next transaction.
  package func note(head: [UInt8], of file: File) { heads[file.facts.number] = head }

  // MARK: Lines

  /// Adds a batch to the line of the open transaction.
  ///
  /// - Parameters:
  ///   - counts: What became of its records.
  ///   - extent: Where they lie.
  ///   - file: The file that they are from.
  ///   - batches: How many batches have been written, this one included.
  func add(_ counts: RecordCounts, _ extent: BatchExtent, of file: Int64, batches: Int) {
    guard var entry = pending[file] else {
      pending[file] = (extent, counts, batches)
      return
    }
    entry.extent.add(extent)
    entry.counts += counts
    entry.batches = batches
    pending[file] = entry
  }

  /// Writes the line of the open transaction, just before it is committed.
  func flush() throws(StoreError) {
    for (file, entry) in pending.sorted(by: { $0.key < $1.key }) {
      try writeLine(file, entry.extent, entry.counts, batches: entry.batches, why: "batch")
    }
    pending.removeAll(keepingCapacity: true)
    for (file, head) in heads.sorted(by: { $0.key < $1.key }) {
      try connection.execute(
        "UPDATE load_file SET head = \(SQLValue.bytes(head)) WHERE id = \(file)")
    }
    heads.removeAll(keepingCapacity: true)
  }

  /// A line for records that were counted before and are now counted otherwise.
  func correct(_ file: Int64, _ counts: RecordCounts, why: String) throws(StoreError) {
    try writeLine(file, BatchExtent(), counts, batches: 0, why: why)
  }

  private func writeLine(
    _ file: Int64, _ extent: BatchExtent, _ counts: RecordCounts, batches: Int, why: String
  ) throws(StoreError) {
    let id = nextLine
    nextLine += 1
    try connection.execute(
      """
      INSERT INTO ledger_line (id, run, load_file, first_record, last_record, byte_start, byte_end,
        first_line, records, loaded, repaired, merged, updated, duplicate, skipped, held, rejected,
        batches, why)
      VALUES (\(id), \(runID), \(file), \(extent.firstRecord), \(extent.lastRecord), \(extent.byteStart),
        \(extent.byteEnd), \(extent.firstLine), \(counts.read), \(counts.loaded),
        \(counts.repaired), \(counts.merged), \(counts.updated), \(counts.duplicate),
        \(counts.skipped), \(counts.held), \(counts.rejected), \(batches), \(why))
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

  var system: String { sourceSystem }
}

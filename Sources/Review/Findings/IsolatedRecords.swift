import Extract
package import RecordStore
import Standards
import Transform

/// Reads the isolated records of a run with their faults.
package enum IsolatedRecords {
  /// In file order: by the number of the file, then of the record.
  package static func read(
    of run: RunReference, from connection: any Connection
  ) throws(StoreError) -> [IsolatedRecord] {
    let faults = try self.faults(of: run, from: connection)
    let heads = try self.heads(of: run, from: connection)
    return try connection.all(
      """
      SELECT r.id, r.reject_id, r.mapping, f.name, r.record, r.first_line, r.last_line,
        r.byte_start, r.byte_length, r.original, r.legacy_key, r.outcome, r.root_reject,
        r.missing_table, r.missing_key, r.first_run, r.live, r.live_because, ward.name, bed.name,
        r.expected_on, f.encoding, f.sha256, p.restricted,
        r.load_file, r.status
      FROM isolated_record r JOIN load_file f ON f.id = r.load_file
      LEFT JOIN location ward ON ward.id = r.ward LEFT JOIN location bed ON bed.id = r.bed
      LEFT JOIN patient p ON p.id = r.patient
      WHERE r.run = \(run.id) ORDER BY r.load_file, r.record, r.id
      """
    ) { (row) throws(StoreError) in
      var record = record(row, faults: faults[row.integer(0) ?? 0] ?? [])
      record.head = heads[row.integer(24) ?? 0] ?? []
      return record
    }
  }

  /// By the number of the file: its records share them.
  private static func heads(
    of run: RunReference, from connection: any Connection
  ) throws(StoreError) -> [Int64: [UInt8]] {
    var heads: [Int64: [UInt8]] = [:]
    try connection.rows(
      "SELECT id, head FROM load_file WHERE run = \(run.id) AND head IS NOT NULL"
    ) { (row) throws(StoreError) in
      heads[row.integer(0) ?? 0] = row.bytes(1)
    }
    return heads
  }

  private static func record(_ row: borrowing Row, faults: [IsolatedFault]) -> IsolatedRecord {
    let firstLine = number(row, 5)
    let start = number(row, 7)
    let cause: IsolatedRecord.Cause? =
      if let reject = row.text(12) {
        .reject(reject)
      } else if let table = row.text(13) {
        .missing(table: table, key: row.text(14) ?? "")
      } else {
        nil
      }
    var record = IsolatedRecord(
      id: row.text(1) ?? "", mapping: row.text(2) ?? "", file: row.text(3) ?? "",
      record: number(row, 4), lines: firstLine...max(firstLine, number(row, 6)),
      bytes: start..<start + max(0, number(row, 8)),
      encoding: row.text(21).flatMap(TextEncoding.init(rawValue:)) ?? .utf8,
      original: row.bytes(9),
      legacyKey: row.text(10),
      outcome: row.text(11).flatMap(IsolatedRecord.Outcome.init) ?? .rejected, cause: cause,
      faults: faults, firstRun: row.text(15) ?? "", live: live(row))
    record.fileHash = row.text(22) ?? ""
    record.isRestricted = row.integer(23).map { $0 == 1 }
    record.status = row.text(25).flatMap(IsolatedRecord.Status.init) ?? .open
    return record
  }

  private static func live(_ row: borrowing Row) -> LiveConcern? {
    guard row.integer(16) == 1 else { return nil }
    let because = row.text(17)?.split(separator: " ").map(String.init) ?? []
    let unread = Concern.unread
    return LiveConcern(
      tables: because.filter { !$0.hasPrefix(unread) },
      possibleTables: because.filter { $0.hasPrefix(unread) }.map {
        String($0.dropFirst(unread.count))
      }, ward: row.text(18), bed: row.text(19),
      expectedOn: row.integer(20).map { CalendarDate(days: $0) })
  }

  /// By the id of the record's row, in the order in which they were found.
  private static func faults(
    of run: RunReference, from connection: any Connection
  ) throws(StoreError) -> [Int64: [IsolatedFault]] {
    var faults: [Int64: [IsolatedFault]] = [:]
    try connection.rows(
      """
      SELECT f.isolated_record, f.reason, f.slug, f.source_column, f.start, f.length, f.target,
        f.expected
      FROM isolated_fault f JOIN isolated_record r ON r.id = f.isolated_record
      WHERE r.run = \(run.id) ORDER BY f.id
      """
    ) { (row) throws(StoreError) in
      let bytes: Range<Int>? =
        if let start = row.integer(4), let length = row.integer(5) {
          Int(start)..<Int(start + max(0, length))
        } else {
          nil
        }
      faults[row.integer(0) ?? 0, default: []].append(
        IsolatedFault(
          number: UInt16(clamping: row.integer(1) ?? 0), slug: row.text(2) ?? "",
          column: row.text(3), bytes: bytes, target: row.text(6), expected: row.text(7)))
    }
    return faults
  }

  private static func number(_ row: borrowing Row, _ column: Int) -> Int {
    Int(row.integer(column) ?? 0)
  }
}

import RecordStore
import Schema
import Transform

/// What is asked of a batch when it is checked and written.
extension RowBatch {
  /// All rows of a target; good until the batch is changed.
  func view(_ target: Int) -> BulkRows {
    let (rows, arena) = rows(target)
    return BulkRows(
      rowCount: rows.count, columnCount: rows.width, kinds: rows.kinds, values: rows.values,
      arena: arena)
  }

  /// The highest number of a record that has rows.
  var lastRecord: Int {
    var last = -1
    for target in tables.indices {
      let rows = rows(target).rows
      if rows.count > 0 { last = max(last, rows.record(rows.count - 1)) }
    }
    return last
  }

  /// The key of a record's root row.
  func root(of record: Int) -> (id: Int64, key: String)? {
    let (rows, arena) = rows(0)
    guard let row = rows.range(of: record..<(record + 1)).first else { return nil }
    return (rows.id(row), rows.text(row, 3, in: arena))
  }

  /// Whom the record's rows concern.
  func concern(of record: Int, _ facts: RunFacts) -> Concern {
    var concern = Concern(patient: patient(of: record))
    for (target, table) in tables.enumerated() {
      let rows = rows(target).rows
      for row in rows.range(of: record..<(record + 1)) {
        concern.add(rowOf: table, facts) { column in
          table.firstCell(of: column).flatMap { rows.integer(row, $0) }
        }
      }
    }
    return concern
  }

  /// The patient whom the record is about.
  func patient(of record: Int) -> Int64? {
    for table in tables {
      if let patient = reference("patient", ofRecord: record, table: table) { return patient }
    }
    return nil
  }

  /// The id in a reference column of a record's first row of a table.
  func reference(_ column: String, ofRecord record: Int, table: Table) -> Int64? {
    guard let target = tables.firstIndex(where: { $0.name == table.name }),
      let cell = table.firstCell(of: column)
    else { return nil }
    let rows = rows(target).rows
    guard let row = rows.range(of: record..<(record + 1)).first else { return nil }
    return rows.integer(row, cell)
  }
}

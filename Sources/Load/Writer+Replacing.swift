import RecordStore
import Schema
import Transform

// Records that have changed since an earlier run: their rows leave before the new ones come.

extension Writer {
  /// Thrown to undo a batch, never out of this file.
  private static let undone = StoreError.terminal(.constraint("a row of an earlier run stays"))

  /// Writes a batch with records that replace what an earlier run has loaded.
  ///
  /// Of a record that the store refuses the earlier rows stay. They may be what refuses another, so
  /// the batch is undone and written without it, until no more of its kind is refused.
  ///
  /// - Parameters:
  ///   - refused: The records that are not to be written; receives those that the store refuses.
  ///   - batch: The rows.
  ///   - plan: The mapping that made them.
  /// - Throws: When the store is lost.
  func replace(
    _ refused: inout [(record: Int, constraints: [String])], _ batch: borrowing RowBatch,
    _ plan: MappingPlan
  ) throws(StoreError) {
    while true {
      let kept = ledger.images.mark
      var more: [(record: Int, constraints: [String])] = []
      do throws(StoreError) {
        try connection.savepoint { () throws(StoreError) in
          try remove(replacedIn: batch, but: Set(refused.map(\.record)), plan)
          more = try insert(all: batch, but: refused)
          let isReplaced = more.contains { record, _ in
            batch.accounts.contains { $0.replaced.contains { $0.record == record } }
          }
          if isReplaced { throw Self.undone }
        }
        refused += more
        return
      } catch {
        guard error == Self.undone else { throw error }
        ledger.images.rewind(to: kept)
        refused += more
      }
    }
  }

  private func remove(
    replacedIn batch: borrowing RowBatch, but others: Set<Int>, _ plan: MappingPlan
  ) throws(StoreError) {
    for account in batch.accounts {
      for replaced in account.replaced where !others.contains(replaced.record) {
        try remove(place: replaced.place, of: plan, for: account.file)
      }
    }
  }

  /// Deletes the rows that a record of an earlier run became.
  func remove(
    place: Int64, of plan: MappingPlan, for file: Int64
  ) throws(StoreError) {
    let tables = Set(plan.targets.map(\.table)).union([.legacyValue])
    try ledger.images.keep(place: place, in: tables, for: file)
    for table in tables {
      try connection.execute(
        """
        DELETE FROM \(identifier: table.name)
        WHERE id >= \(place << 8) AND id < \((place + 1) << 8)
        """)
      // What a rule has set leaves with the row: the new one has what the mapping writes.
      let isOfRow: SQL = """
        table_name = \(table.name) AND row >= \(place << 8) AND row < \((place + 1) << 8)
        """
      try ledger.images.keep(.ruleSetting, where: isOfRow, for: file)
      try connection.execute("DELETE FROM rule_setting WHERE " + isOfRow)
    }
    if plan.isGrouped {
      try ledger.images.keep(.foldedRecord, where: "place = \(place)", for: file)
      try connection.execute("DELETE FROM folded_record WHERE place = \(place)")
    }
  }
}

package import RecordStore
import Schema

/// What rules over records have set, and what stood there before.
///
/// What a rule sets holds as long as the rule finds the row. So a run takes back what the rules of
/// its project have set before, and then asks them of what the mappings have written. A row that staff
/// have worked with stays as it is.
package struct RuleSettings {
  private struct Setting {
    let id: Int64
    let rule: String
    let table: Table
    let row: Int64
    let field: String
    let earlier: SQLValue
  }

  private let connection: any Connection
  private let ledger: Ledger

  package init(_ connection: any Connection, ledger: Ledger) {
    self.connection = connection
    self.ledger = ledger
  }

  /// Takes back what rules have set in earlier runs of a project, in one transaction.
  ///
  /// Those of other projects have set what only they can take back.
  ///
  /// - Parameters:
  ///   - project: Its name.
  ///   - unasked: Rules that this run does not ask again: what they have set stays.
  /// - Throws: When the store fails.
  package func takeBack(of project: String, but unasked: Set<String>) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      for setting in try settings(of: project) where !unasked.contains(setting.rule) {
        let isUntouched = Self.isUntouched(setting.row)
        try ledger.images.keep(setting.table, where: isUntouched, for: nil)
        try connection.execute(
          """
          UPDATE \(identifier: setting.table.name)
          SET \(identifier: setting.field) = \(setting.earlier) WHERE \(isUntouched)
          """)
        let isSetting: SQL = "id = \(setting.id)"
        try ledger.images.keep(.ruleSetting, where: isSetting, for: nil)
        try connection.execute("DELETE FROM rule_setting WHERE " + isSetting)
      }
    }
  }

  private func settings(of project: String) throws(StoreError) -> [Setting] {
    let query: SQL = """
      SELECT setting.id, setting.table_name, setting.row, setting.field, setting.earlier,
        setting.rule
      FROM rule_setting AS setting JOIN run ON run.id = setting.run
      WHERE run.project = \(project) AND run.id <> \(ledger.runID) ORDER BY setting.id
      """
    return try connection.all(query) { (row) throws(StoreError) in
      let name = row.text(1) ?? ""
      guard let table = Tables.table(named: name) else {
        preconditionFailure("there is no table '\(name)' any more")
      }
      return Setting(
        id: row.integer(0) ?? 0, rule: row.text(5) ?? "", table: table, row: row.integer(2) ?? 0,
        field: row.text(3) ?? "",
        earlier: RowImage(row.text(4) ?? "[null]").cells[0])
    }
  }

  /// Sets a field of some rows for a rule, in the transaction that is open.
  func set(
    _ field: String, to value: SQLValue, in table: Table, rows: [Int64], for rule: String
  ) throws(StoreError) {
    let first = try ledger.firstID()
    var next = try Ledger.next("rule_setting", connection)
    for row in rows {
      let isUntouched = Self.isUntouched(row)
      let earlier = try connection.one(
        "SELECT \(identifier: field) FROM \(identifier: table.name) WHERE " + isUntouched
      ) { (cells) throws(StoreError) in cells.value(0) }
      guard let earlier else { continue }
      if row < first { try ledger.images.keep(table, where: isUntouched, for: nil) }
      try connection.execute(
        "UPDATE \(identifier: table.name) SET \(identifier: field) = \(value) WHERE "
          + isUntouched)
      // Where another rule has set it before, what stood there is known.
      let known: SQL = """
        SELECT id FROM rule_setting
        WHERE table_name = \(table.name) AND row = \(row) AND field = \(field)
        """
      guard try connection.integer(known) == nil else { continue }
      try connection.execute(
        """
        INSERT INTO rule_setting (id, run, rule, table_name, row, field, earlier)
        VALUES (\(next), \(ledger.runID), \(rule), \(table.name), \(row), \(field),
          \(RowImage([earlier]).text))
        """)
      next += 1
    }
  }

  private static func isUntouched(_ row: Int64) -> SQL { "id = \(row) AND row_version = 1" }
}

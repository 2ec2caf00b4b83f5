import Diagnostics
import Migration
import RecordStore
import Schema
import Transform

/// Explains one field of a row.
struct FieldExplainer {
  let row: StoredRow
  let column: Column
  /// What the mapping says of it; `nil` where it says nothing.
  let line: MappingLine?
  /// The row that the records become now.
  let computed: TrialRow?
  let trace: FieldTrace?
  let shift: Shift
  let rows: RowExplainer

  private var masking: Masking { rows.masking }

  /// `nil` for a field that is blank and that no line fills.
  func field() throws -> ExplainedField? {
    let printer = StoredCellPrinter(rows.trial.facts)
    let value = printer.text(column, of: row.table, in: row.cells)
    guard value != nil || line != nil else { return nil }
    var field = ExplainedField(field: column.name)
    if case .ref(let table) = column.type {
      field.row = try row.integer(column.name).map { try referred(table, $0) }
    } else {
      field.value = value.map(masking.shown)
    }
    field.place = line?.place.description
    field.line = line?.text
    if let trace, let line {
      let parts = TraceParts(trace, line, rows: rows)
      (field.columns, field.steps) = (parts.columns, parts.steps)
    }
    if let computed, stored != cells(of: computed) {
      field.differs = true
      field.computed = printer.text(column, of: row.table, in: moved(computed)).map(masking.shown)
    }
    field.remarks = try remarks(hasValue: value != nil, differs: field.differs)
    return field
  }

  // MARK: Cells

  private var range: Range<Int> {
    let first = row.table.firstCell(of: column.name) ?? 0
    return first..<first + column.stored.count
  }

  private var stored: [StoredCell] { row.cells[range].map(\.meant) }

  private func cells(of computed: TrialRow) -> [StoredCell] { moved(computed)[range].map(\.meant) }

  /// The cells of the row as they would stand in the store.
  private func moved(_ computed: TrialRow) -> [StoredCell] {
    guard case .ref = column.type else { return computed.cells }
    return computed.cells.map { cell in
      if case .integer(let id) = cell { .integer(shift.moved(id)) } else { cell }
    }
  }

  private func referred(_ table: String, _ id: Int64) throws -> ExplainedRow {
    var key: String?
    if let found = Tables.table(named: table), found.isRoot {
      key = try rows.connection.text(
        "SELECT legacy_key FROM \(identifier: table) WHERE id = \(id)")
    }
    return ExplainedRow(table: table, id: id, key: key.map(masking.shown))
  }

  // MARK: Remarks

  private func remarks(hasValue: Bool, differs: Bool) throws -> [String] {
    var remarks: [String] = []
    if let rule = try rule() {
      remarks.append(
        "The rule '\(rule.name)' (\(rule.place)) has set it: the record is on its list \(rule.list)."
      )
    } else if rows.records.sources.count > 1, trace?.source != nil,
      let policy = line?.whenRecordsDiffer
    {
      remarks.append("Where the records of the row differ: \(policy).")
    } else if line == nil, hasValue {
      remarks.append("No line of the mapping fills it.")
    }
    if differs, try rule() == nil, line != nil, row.integer("row_version") == 1 {
      remarks.append("The store has something else than the record becomes by the rules at hand.")
    }
    return remarks
  }

  /// The rule over records that has set the field, as far as lists tell.
  private func rule() throws -> (name: String, place: String, list: String)? {
    let file = row.id >> 40
    let record = row.id >> 8 & 0xFFFF_FFFF
    for rule in rows.project.rules where rule.table?.name == row.table.name && sets(rule) {
      let count = try rows.connection.integer(
        """
        SELECT count(*) FROM record_note WHERE load_file = \(file) AND record = \(record)
          AND kind = 'list' AND rule = \(rule.name)
        """)
      if (count ?? 0) > 0 { return (rule.name, place(of: rule), rule.list) }
    }
    return nil
  }

  /// Whether the row has in this field what the rule sets.
  private func sets(_ rule: RecordRule) -> Bool {
    if rule.endsUnrecorded, column.name == "end_not_recorded" {
      return row.integer(column.name) == 1
    }
    guard let sets = rule.sets, sets.field == column.name else { return false }
    return row.text(column.name) == sets.value
      || row.integer(column.name).map(String.init) == sets.value
  }

  private func place(of rule: RecordRule) -> String {
    guard let file = rows.project.rulesFile else { return "rules.yaml" }
    let node = file.root?["rules"]?.items?.first { $0["rule"]?.text == rule.name }
    return node.map { file.place($0).description } ?? file.name
  }
}

extension StoredCell {
  /// The cell without the difference between no text and an empty one, which no reader sees.
  fileprivate var meant: StoredCell { self == .text("") ? .blank : self }
}

import Diagnostics
import Load
import Migration
import Schema
import Transform

/// One record in one of the two runs: its bytes, what it becomes there, and the rules that say so.
struct PairSide {
  let run: ComparedRun
  let records: [RecordTrial.Source]
  let isAtHand: Bool
  /// `nil` where it cannot be tried out.
  let outcome: TrialOutcome?
  let plan: MappingPlan?
  let declaration: MappingDeclaration?
  let lines: [MappingLine]

  init(_ run: ComparedRun, _ found: PairSources.Found, mapping: String) throws(MigrationError) {
    self.run = run
    records = found.records
    isAtHand = found.isAtHand && run.checked != nil
    plan = run.checked?.plans.first { $0.name == mapping }
    declaration = run.checked?.project.mappings.first { $0.name == mapping }
    lines = declaration.map(MappingLine.all) ?? []
    guard let file = found.file, !records.isEmpty, plan != nil,
      let trial = try run.trial(of: file)
    else {
      outcome = nil
      return
    }
    outcome = try trial.run(
      plan?.isGrouped == true ? records : [records[0]], mapping: mapping)
  }

  /// The lines of the list of decisions that were carried out on the record.
  var decided: [Int] {
    (outcome?.decided ?? []).filter { $0.outcome != .stale }.map(\.line).sorted()
  }

  /// What the source has in the columns that a line looks at.
  func sourceCells(_ trace: FieldTrace) -> [String: String] {
    guard let plan, records.indices.contains(trace.record) else { return [:] }
    let record = records[trace.record].record
    return Dictionary(
      trace.cells.map { cell in
        (
          plan.columns[cell.column],
          record.text(ofColumn: cell.column, child: cell.child) ?? cell.text
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  var originals: [[UInt8]] { records.map(\.record.original) }

  /// How a field came to be, and the line that says so.
  func trace(
    _ table: String, _ ordinal: Int64, _ field: String
  ) -> (trace: FieldTrace, line: MappingLine?)? {
    guard
      let row = outcome?.rows.first(where: {
        $0.table.name == table && $0.id & 0xFF == ordinal
      }), let trace = outcome?.trace(of: field, in: row)
    else { return nil }
    return (trace, lines.first { $0.target == row.target && $0.field == field })
  }

  /// What a field would be stored as; `nil` for a reference.
  func cells(of table: String, _ ordinal: Int64, _ field: String) -> [StoredCell]? {
    guard let declared = Tables.table(named: table), let column = declared.column(named: field)
    else { return nil }
    if case .ref = column.type { return nil }
    let row = outcome?.rows.first { $0.table.name == table && $0.id & 0xFF == ordinal }
    let first = declared.cell(field)
    return row.map { Array($0.cells[first..<first + column.stored.count]) } ?? []
  }

  /// The row of a table in which a field has this reason, or else the first.
  func ordinal(of table: String, field: String, reason: String) -> Int64 {
    let rows = outcome?.rows.filter { $0.table.name == table } ?? []
    let row = rows.first { row in
      outcome?.trace(of: field, in: row)?.steps.contains { $0.reason?.slug == reason } ?? false
    }
    return (row ?? rows.first).map { $0.id & 0xFF } ?? 0
  }

  /// The lines of the mapping that concern a field of a table, in whichever target.
  func lines(of table: String, field: String) -> [ClosedRange<Int>] {
    let targets = declaration?.targets ?? []
    return lines.filter {
      $0.field == field && targets[$0.target]["into"]?.text == table
    }.flatMap(\.lines)
  }

  /// The text of each column that a line looks at.
  func cells(_ trace: FieldTrace) -> [String: String] {
    guard let plan else { return [:] }
    return Dictionary(
      trace.cells.map { (plan.columns[$0.column], $0.text) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The file of the layout by which the record is read.
  var layoutFile: String? {
    guard let project = run.checked?.project, let source = declaration?.source else { return nil }
    return project.file.root?["sources"]?[source]?["layout"]?.text
  }
}

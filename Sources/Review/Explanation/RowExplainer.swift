import Diagnostics
import Migration
import RecordStore
import Schema
import Transform

/// Explains a row that records made, from what they become when they are tried out again.
struct RowExplainer {
  let row: StoredRow
  /// Whose record the row is now.
  let file: LoadedFile
  let records: FoundRecords
  /// `nil` where the records are not at hand.
  let outcome: TrialOutcome?
  let trial: RecordTrial
  let decisions: DecisionLog?
  let connection: any Connection
  let masking: Masking

  var project: Project { trial.checked.project }
  private var plan: MappingPlan? { trial.checked.plans.first { $0.name == file.mapping } }
  private var declaration: MappingDeclaration? {
    project.mappings.first { $0.name == file.mapping }
  }

  func explanation() throws -> Explanation {
    let isSetAside = row.table.name == Table.legacyValue.name
    var explanation = Explanation(
      table: row.table.name, id: row.id, key: row.text("legacy_key").map(masking.shown),
      origin: isSetAside ? .setAside : records.records.count > 1 ? .records : .record)
    explanation.records = records.records
    explanation.mapping = ExplainedMapping(
      name: file.mapping, file: declaration?.file.name ?? "", version: declaration?.version ?? "",
      ruleset: file.ruleset, isSameRuleset: file.ruleset == project.ruleset)
    let decided = try AppliedDecisions(
      row: row, file: file, outcome: outcome, log: decisions, connection: connection)
    explanation.decisions = decided.decisions
    explanation.remarks = try remarks + records.remarks + decided.remarks
    explanation.fields = isSetAside ? try setAsideFields() : try fields()
    return explanation
  }

  // MARK: Remarks

  private var remarks: [String] {
    get throws {
      var remarks: [String] = []
      if plan == nil {
        remarks.append(
          "The project at hand has no mapping '\(file.mapping)'. Name the one that the row was"
            + " loaded by.")
      } else if file.ruleset != project.ruleset {
        remarks.append(
          "It was loaded by other rules (\(file.ruleset.prefix(12))) than those at hand"
            + " (\(project.ruleset.prefix(12))): what is said below is what these make of the"
            + " record. Put the project back as it was to see how it came to be.")
      }
      if file.number != row.id >> 40 {
        remarks.append(
          "An earlier run has made the row; the record had changed in '\(file.name)', and run"
            + " \(file.runName) has put its values there.")
      }
      if let version = row.integer("row_version"), version != 1 {
        remarks.append(
          "Staff have changed the row since it was loaded: a value that differs is theirs.")
      }
      if let run = row.integer("closed_by") {
        let name = try connection.text("SELECT name FROM run WHERE id = \(run)") ?? "\(run)"
        remarks.append("Run \(name) has closed it: its complete extract had the record no more.")
      }
      if let outcome, !outcome.fates.contains(.loaded) { remarks.append(fate(outcome)) }
      return remarks
    }
  }

  private func fate(_ outcome: TrialOutcome) -> String {
    let reasons = outcome.faults.joined().map(\.reason.slug)
    let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
    return switch outcome.fates.first {
    case .rejected: "By the rules at hand the record would be rejected\(why)."
    case .held: "By the rules at hand, and with what the store has now, the record would wait."
    case .skipped: "By the rules at hand the record would be left out."
    default: "By the rules at hand the mapping would not take the record."
    }
  }

  // MARK: Fields

  /// The row that the records become now, of the same place among them.
  private func computed(table: String, ordinal: Int64) -> TrialRow? {
    outcome?.rows.first { $0.table.name == table && $0.id & 0xFF == ordinal }
  }

  private func fields() throws -> [ExplainedField] {
    let computed = computed(table: row.table.name, ordinal: row.id & 0xFF)
    let lines = declaration.map(MappingLine.all) ?? []
    var fields: [ExplainedField] = []
    for column in row.table.columns {
      let line = lines.first { line in
        line.field == column.name && isTarget(line.target, computed)
      }
      let field = try FieldExplainer(
        row: row, column: column, line: line, computed: computed,
        trace: computed.flatMap { outcome?.trace(of: column.name, in: $0) },
        shift: Shift(from: outcome?.rows.first?.id ?? row.id, to: row.id), rows: self
      ).field()
      if let field { fields.append(field) }
    }
    return fields
  }

  /// Whether the row can be of this target; where the record is not at hand, of the only one into
  /// its table.
  private func isTarget(_ target: Int, _ computed: TrialRow?) -> Bool {
    if let computed { return computed.target == target }
    let targets = (declaration?.targets ?? []).enumerated().filter {
      $0.element["into"]?.text == row.table.name
    }
    return targets.map(\.offset) == [target]
  }

  /// The fields of a row of `legacy_value`: its raw value is explained as the field's it stands for.
  private func setAsideFields() throws -> [ExplainedField] {
    guard let table = row.text("row_table"), let owner = row.integer("row_id"),
      let field = row.text("field"), let reason = row.text("reason")
    else { return [] }
    let lines = declaration.map(MappingLine.all) ?? []
    let computed = computed(table: table, ordinal: owner & 0xFF)
    let trace = computed.flatMap { outcome?.trace(of: field, in: $0) }
    let line = lines.first { $0.field == field && $0.target == (computed?.target ?? -1) }
    var raw = ExplainedField(field: "raw", value: row.text("raw").map(masking.shown))
    raw.place = line?.place.description
    raw.line = line?.text
    if let trace, let line {
      let parts = TraceParts(trace, line, rows: self)
      (raw.columns, raw.steps) = (parts.columns, parts.steps)
    }
    raw.remarks = [
      "It was set aside from \(table).\(field) of row \(owner): \(reason)"
        + (Reasons.reason(named: reason).map { ", \($0.sentence.lowercasedFirst)." } ?? ".")
    ]
    return [raw]
  }
}

/// How ids of a trial become those of the store: a record that a later run has changed keeps the
/// place of its first.
struct Shift {
  private let from: Int64
  private let to: Int64

  init(from first: Int64, to second: Int64) { (from, to) = (first >> 8, second >> 8) }

  func moved(_ id: Int64) -> Int64 { id >> 8 == from ? to << 8 | id & 0xFF : id }
}

extension String {
  /// With its first letter small, unless a word of capitals begins it.
  var lowercasedFirst: String {
    let second = dropFirst().first
    return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}

package import Diagnostics
package import Extract
package import Migration
package import Transform

/// The records of a run that people have to decide about, put together for the teams that can.
package struct Worklist: Sendable {
  /// The records of one mapping that one team decides about.
  package struct Sheet: Sendable {
    package let team: Reason.Team
    package let mapping: String
    package let layout: Layout?
    package let columns: [WorklistColumn]
    /// For a `corrected` column that is coded, what it may hold.
    package let codes: [RecordCells.Column: [SourceCode]]
    /// Live ones first, then those that most records wait for, then in file order; last what is decided.
    package let rows: [WorklistRow]
    /// Columns that are not shown: addresses and practices of restricted patients.
    package internal(set) var withheld: Set<String> = []

    /// `PMI, patient`.
    package var title: String { "\(team.rawValue), \(mapping)" }
  }

  package let run: String
  package internal(set) var sheets: [Sheet]

  package var rows: [WorklistRow] { sheets.flatMap(\.rows) }

  /// - Parameters:
  ///   - run: The name of the run.
  ///   - records: All isolated records of it; only those that a person has to decide about come in:
  ///     what waits for one of them loads by itself.
  ///   - include: Which of those; the records of restricted patients are in a list of their own.
  ///   - decisions: What was decided so far, which stands in the cells to fill in.
  ///   - others: By reject id, the other records of faults that two records make together.
  ///   - sources: The layouts and originals.
  package init(
    run: String, _ records: [IsolatedRecord], include: (IsolatedRecord) -> Bool = { _ in true },
    decisions: DecisionsInForce? = nil, others: [String: [OtherRecord]] = [:],
    _ sources: inout WorklistSources
  ) {
    self.run = run
    var waiting: [String: Int] = [:]
    for cause in RootCauses(records).all {
      if let record = cause.record { waiting[record.id] = cause.waiting.count }
    }
    var rows: [String: [WorklistRow]] = [:]
    var order: [(team: Reason.Team, mapping: String)] = []
    for record in records
    where (record.outcome == .rejected || record.missingTable != nil) && include(record) {
      let team = record.reasons.first?.team ?? .governance
      let name = "\(team.rawValue) \(record.mapping)"
      if rows[name] == nil { order.append((team, record.mapping)) }
      var row = WorklistRow(record, waiting: waiting[record.id] ?? 0, &sources)
      row.decision = decisions?.settled[record.id]
      row.others = others[record.id] ?? []
      row.assigned = decisions?.assigned[record.id]?.decision
      rows[name, default: []].append(row)
    }
    let teams = Reason.Team.allCases
    sheets = order.enumerated().sorted {
      (teams.firstIndex(of: $0.element.team) ?? 0, $0.offset)
        < (teams.firstIndex(of: $1.element.team) ?? 0, $1.offset)
    }.map { _, place in
      Sheet(
        place.team, place.mapping, rows["\(place.team.rawValue) \(place.mapping)"] ?? [], sources)
    }
  }
}

extension Worklist.Sheet {
  init(
    _ team: Reason.Team, _ mapping: String, _ found: [WorklistRow], _ sources: WorklistSources
  ) {
    self.team = team
    self.mapping = mapping
    rows = found.enumerated().sorted {
      ($1.element.urgency, $1.element.waiting, $0.offset)
        < ($0.element.urgency, $0.element.waiting, $1.offset)
    }.map(\.element)
    let layout = rows.first.flatMap { sources.source(of: $0.record)?.layout }
    self.layout = layout
    var faulty: [RecordCells.Column] = []
    for row in rows {
      for column in row.faulty where !faulty.contains(column) { faulty.append(column) }
    }
    columns = Self.columns(faulty, rows, layout)
    let plan = rows.first.flatMap { sources.plan(of: $0.record) }
    var codes: [RecordCells.Column: [SourceCode]] = [:]
    for column in faulty {
      guard let plan, let number = plan.columns.firstIndex(of: column.name) else { continue }
      codes[column] = plan.codes(ofColumn: number, crosswalks: sources.project.crosswalks)
    }
    self.codes = codes
  }

  /// What is wrong and what to decide first, then the faulty values with the place for the right
  /// ones, then the rest of the record.
  private static func columns(
    _ faulty: [RecordCells.Column], _ rows: [WorklistRow], _ layout: Layout?
  ) -> [WorklistColumn] {
    func title(_ column: RecordCells.Column) -> String {
      WorklistColumn.title(
        column,
        set: column.child == nil
          ? nil : layout?.children.first { $0.columns.contains { $0.name == column.name } }?.name)
    }
    let isBroken = rows.contains { $0.cells == nil }
    let isSplit = rows.contains { $0.cells != nil }
    let others: [WorklistColumn] = rows.contains { !$0.others.isEmpty } ? [.fact(.other)] : []
    var columns: [WorklistColumn] =
      [.fact(.urgent), .fact(.wrong)] + others
      + [.fact(.action), .fact(.waiting), .answer(.decision)]
    for column in faulty {
      columns.append(.original(column, title: title(column)))
      columns.append(.corrected(column, title: title(column)))
    }
    if isBroken { columns += [.fact(.original), .answer(.text)] }
    columns += [.into, .reason, .evidence, .secondPerson, .owner, .due].map(WorklistColumn.answer)
    columns += [.fact(.file), .fact(.line), .fact(.recordType), .fact(.key)]
    for column in isSplit ? layout?.columns ?? [] : [] where !faulty.contains(.init(column.name)) {
      columns.append(.original(.init(column.name), title: title(.init(column.name))))
    }
    return columns + WorklistColumn.Mark.allCases.map(WorklistColumn.mark)
  }

  /// What a cell says when the worklist is written.
  package func text(of column: WorklistColumn, _ row: WorklistRow) -> String {
    switch column {
    case .fact(.original) where !withheld.isEmpty && row.cells == nil: Self.notShown
    case .fact(let fact): row.text(of: fact)
    case .answer(let answer): row.text(of: answer)
    case .corrected(let column, _): row.corrected(column)
    case .original(let column, _) where withheld.contains(column.name): Self.notShown
    case .original(let column, _): layout.flatMap { row.cells?.value(of: column, in: $0) } ?? ""
    case .mark(.reject): row.record.id
    case .mark(.record): row.recordHash ?? ""
    case .mark(.checksum): RowChecksum.of(self, row)
    }
  }

  private static let notShown = "(not shown)"
}

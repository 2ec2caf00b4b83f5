package import Extract
import Schema

/// The values of the exports that a code table or crosswalk has no approved or ignored line for.
package struct MissingCodes: Sendable {
  package let table: CodeTable
  /// `nil` for a code table.
  package let crosswalk: Crosswalk?
  /// The national list of the field, for a code table.
  package let list: String?
  /// As they reach the table, most frequent first.
  package private(set) var values: [ColumnScan.Count]

  /// Of every table that a line uses, in the order of the tables' names.
  ///
  /// Of two lines that look the same value up, the greater count is taken: they may read the same
  /// column.
  package static func all(
    in project: Project, plans: [MappingPlan], scan: Scan
  ) -> [MissingCodes] {
    var found: [String: MissingCodes] = [:]
    for plan in plans {
      guard let declaration = project.mappings.first(where: { $0.name == plan.name }),
        let source = scan.source(named: plan.source)
      else { continue }
      for target in plan.targets {
        for field in target.fields {
          let line = ScannedLine(
            field: field, node: declaration.root, declaration: declaration,
            columns: target.sourceColumns(of: field).compactMap {
              source.column(named: plan.columns[$0])
            })
          guard let missing = line.missingCodes(in: project), !missing.values.isEmpty else {
            continue
          }
          found[missing.table.file, default: missing].merge(missing.values)
        }
      }
    }
    return found.values.sorted { $0.table.file < $1.table.file }
  }

  /// Records, and how many of them are live by themselves; `nil` where that is not known.
  typealias Rows = (all: Int, live: Int?)

  init(table: CodeTable, crosswalk: Crosswalk?, list: String?, values: [String: Rows]) {
    self.table = table
    self.crosswalk = crosswalk
    self.list = list
    self.values = Self.sorted(values)
  }

  private mutating func merge(_ more: [ColumnScan.Count]) {
    var counts = Dictionary(
      values.map { ($0.text, Rows($0.records, $0.live)) }, uniquingKeysWith: { first, _ in first })
    for value in more where value.records > counts[value.text]?.all ?? 0 {
      counts[value.text] = Rows(value.records, value.live)
    }
    values = Self.sorted(counts)
  }

  private static func sorted(_ counts: [String: Rows]) -> [ColumnScan.Count] {
    counts.map { ColumnScan.Count($0.key, $0.value.all, live: $0.value.live) }.sorted {
      $0.records == $1.records ? $0.text < $1.text : $0.records > $1.records
    }
  }
}

extension ScannedLine {
  /// - Returns: `nil` where the line looks nothing up.
  func missingCodes(in project: Project) -> MissingCodes? {
    guard let position = field.instructions.firstIndex(where: \.looksUp) else { return nil }
    let table: CodeTable
    var crosswalk: Crosswalk?
    var list: String?
    switch field.instructions[position] {
    case .translate(let codes, _):
      table = codes
      if case .code(let name) = field.type { list = name }
    case .crosswalk(let index, _):
      crosswalk = project.crosswalks[index]
      table = project.crosswalks[index].codes
    default: return nil
    }
    var counts: [String: MissingCodes.Rows] = [:]
    for count in columns.flatMap(\.values) {
      guard let value = value(count.text, before: position),
        !table.knows(value.span)
      else { continue }
      let text = String(decoding: value, as: UTF8.self)
      let earlier = counts[text]
      counts[text] = MissingCodes.Rows(
        (earlier?.all ?? 0) + count.records, count.live.map { (earlier?.live ?? 0) + $0 })
    }
    return MissingCodes(table: table, crosswalk: crosswalk, list: list, values: counts)
  }
}

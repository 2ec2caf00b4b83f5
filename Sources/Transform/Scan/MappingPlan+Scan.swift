package import Extract
package import Standards

extension Project {
  /// The columns by which mappings know the records of a source, in the order of the mappings.
  package func keyColumns(ofSource name: String) -> [String] {
    let columns = source(named: name)?.layout.columns.map(\.name) ?? []
    var keys: [String] = []
    for mapping in mappings where mapping.source == name {
      guard let key = mapping.targets.first?["key"]?.text, columns.contains(key),
        !keys.contains(key)
      else { continue }
      keys.append(key)
    }
    return keys
  }
}

extension MappingPlan {
  /// The source columns that a line translates by a code table or matches by a crosswalk.
  package var codeColumns: Set<String> {
    var names: Set<String> = []
    for target in targets {
      for field in target.fields where field.decidesByCode {
        names.formUnion(target.sourceColumns(of: field).map { columns[$0] })
      }
    }
    return names
  }

  /// The forms of dates that its lines read.
  package var datePatterns: [DatePattern] {
    targets.flatMap(\.fields).flatMap(\.instructions).flatMap { instruction -> [DatePattern] in
      guard case .readDate(let read) = instruction else { return [] }
      return read.patterns
    }
  }
}

extension Project {
  /// What a scan of a source looks for.
  package func scanOptions(ofSource name: String, plans: [MappingPlan]) -> ScanOptions {
    let own = plans.filter { $0.source == name }
    let written = (source(named: name)?.layout.allColumns ?? []).compactMap(\.writtenAs)
      .compactMap { try? DatePattern($0) }
    return ScanOptions(
      patterns: own.flatMap(\.datePatterns) + written,
      codeColumns: own.reduce(into: Set<String>()) { $0.formUnion($1.codeColumns) },
      keyColumns: Set(keyColumns(ofSource: name)))
  }
}

extension TargetPlan {
  /// The columns of the source from which a field is made, each of them alone.
  func sourceColumns(of field: FieldPlan) -> [Int] {
    switch field.source {
    case .column(let column): [column]
    case .each: columnsOfEach.each
    case .eachWith: columnsOfEach.with
    default: []
    }
  }

  private var columnsOfEach: (each: [Int], with: [Int]) {
    if case .columns(let each, let with)? = forEach { (each, with) } else { ([], []) }
  }
}

extension FieldPlan {
  /// Whether the column's own values are looked up in a list: not those of another source.
  fileprivate var decidesByCode: Bool {
    for instruction in instructions {
      if case .lookUp = instruction { return false }
      if instruction.looksUp { return true }
    }
    return false
  }
}

extension Instruction {
  var looksUp: Bool {
    switch self {
    case .translate, .crosswalk: true
    default: false
    }
  }
}

package import Extract
import Schema
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

  /// How a scan may know that a record of its source is live: where the columns that a table's
  /// condition looks at are filled each from one column of the source.
  package var liveTests: [LiveTest] {
    targets.compactMap { target in
      guard let live = target.table.live else { return nil }
      switch live.time {
      case .until(let end, _):
        return column(of: end, in: target).map { .until($0) }
      case .ahead(let start, let unless):
        guard let start = column(of: start, in: target) else { return nil }
        let isFilled = target.fields.contains { $0.fieldName == unless }
        let unless = column(of: unless, in: target)
        // Where something else than a column says that nobody comes, a scan cannot tell.
        return isFilled && unless == nil ? nil : .ahead(start, unless: unless)
      }
    }
  }

  private func column(of name: String, in target: TargetPlan) -> String? {
    guard let field = target.fields.first(where: { $0.fieldName == name }) else { return nil }
    let found = target.sourceColumns(of: field)
    return found.count == 1 ? columns[found[0]] : nil
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
  ///
  /// - Parameters:
  ///   - name: Of the source.
  ///   - plans: Of the mappings without faults.
  ///   - asAt: The moment of the extract, seconds since 1970 UTC; `nil` where nothing says it.
  /// - Returns: The options.
  package func scanOptions(
    ofSource name: String, plans: [MappingPlan], asAt: Double? = nil
  ) -> ScanOptions {
    let own = plans.filter { $0.source == name }
    let written = (source(named: name)?.layout.allColumns ?? []).compactMap(\.writtenAs)
      .compactMap { try? DatePattern($0) }
    return ScanOptions(
      patterns: own.flatMap(\.datePatterns) + written,
      codeColumns: own.reduce(into: Set<String>()) { $0.formUnion($1.codeColumns) },
      keyColumns: Set(keyColumns(ofSource: name)),
      liveTests: own.flatMap(\.liveTests),
      asAtDay: asAt.flatMap { seconds in
        LocalTime(identifier: timezone)?.reading(at: Int64(seconds * 1_000_000)).days
      })
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

import Schema
import Standards

/// A code that may stand in a column of the source, with what it means there.
package struct SourceCode: Sendable, Hashable {
  package let code: String
  package let meaning: String
}

extension MappingPlan {
  /// The codes that a column of the source may hold, where the mapping takes them through a code table
  /// or crosswalk, or where they are national codes already.
  ///
  /// - Parameters:
  ///   - column: In the plan's order; see ``columns``.
  ///   - crosswalks: Those of the project, in its order.
  /// - Returns: `nil` where the column is not coded.
  package func codes(ofColumn column: Int, crosswalks: [Crosswalk]) -> [SourceCode]? {
    for target in targets {
      for field in target.fields where field.reads(column, of: target) {
        if let codes = field.codes(crosswalks) { return codes }
      }
    }
    return nil
  }
}

extension FieldPlan {
  fileprivate func reads(_ column: Int, of target: TargetPlan) -> Bool {
    let isSource =
      switch (source, target.forEach) {
      case (.column(let own), _): own == column
      case (.each, .columns(let columns, _)?): columns.contains(column)
      case (.eachWith, .columns(_, let columns)?): columns.contains(column)
      default: false
      }
    return isSource
      || instructions.contains {
        if case .orColumn(let other) = $0 { other == column } else { false }
      }
  }

  /// Only of a line in which the whole value is the code.
  fileprivate func codes(_ crosswalks: [Crosswalk]) -> [SourceCode]? {
    for instruction in instructions {
      switch instruction {
      case .translate(let table, _): return table.sourceCodes
      case .crosswalk(let number, _): return crosswalks[number].codes.sourceCodes
      case .followedBy, .lookUp, .readDate, .read, .number: return nil
      default: continue
      }
    }
    guard case .code(let name) = type, let list = CodeList.named(name) else { return nil }
    return list.codes.filter { !$0.isRetired }.map {
      SourceCode(code: $0.code, meaning: $0.meaning)
    }
  }
}

extension CodeTable {
  /// Every code that an approved or ignored line decides, once, in file order.
  fileprivate var sourceCodes: [SourceCode] {
    var seen: Set<String> = []
    return lines.filter { $0.status != .flagged && seen.insert($0.sourceCode).inserted }.map {
      SourceCode(code: $0.sourceCode, meaning: $0.sourceText)
    }
  }
}

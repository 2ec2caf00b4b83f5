import Diagnostics
import Schema

// `one row per`, and what fields say where records differ.

extension MappingScope {
  static let groupKey = "one row per"
  static let differKey = "when records differ"

  /// Whether several records make one row.
  var isGrouped: Bool { root[Self.groupKey] != nil }

  /// The records of one row are told by the column that is its key.
  func checkGrouping(_ file: inout ProjectFile) {
    guard let node = root[Self.groupKey] else {
      if let pair = root.pairs?.first(where: { $0.key.text == Self.differKey }) {
        file.report(
          .answerNeverApplies, "\"\(Self.differKey)\" can never apply here", at: pair.key,
          remedy: "Remove the line, or add 'one row per: COLUMN' to the mapping")
      }
      return
    }
    guard let name = file.text(node, "'\(Self.groupKey)'") else { return }
    do throws(MappingFault) {
      let column = try context().column(name, offset: 0)
      guard let keyColumn, keyColumn != column else { return }
      file.report(
        .wrongShape,
        "the rows are made one per \(name), and their key is \(columnNames[keyColumn])", at: node,
        remedy: Remedy(
          "Write 'one row per: \(columnNames[keyColumn])'",
          .replace(name.count, with: columnNames[keyColumn])))
    } catch {
      file.report(error, at: node)
    }
  }

  /// What the field says where records differ.
  ///
  /// A word that the mapping writes, and the record's own row, are the same in all records.
  ///
  /// - Returns: `nil` where records cannot differ, and after a fault.
  func differ(
    _ node: YAMLNode, _ column: Column, canDiffer: Bool, hasForEach: Bool, at place: YAMLNode,
    _ file: inout ProjectFile
  ) -> DifferPolicy? {
    let own = node.pairs == nil ? nil : node[Self.differKey]
    guard isGrouped, canDiffer, !hasForEach else {
      if own != nil, let pair = node.pairs?.first(where: { $0.key.text == Self.differKey }) {
        file.report(
          .answerNeverApplies, "\"\(Self.differKey)\" can never apply here", at: pair.key,
          remedy: Remedy("Remove the line", .removeEntry))
      }
      return nil
    }
    let choices = DifferPolicy.allCases.filter { !$0.needsOrder || column.type.hasOrder }
      .map(\.rawValue).joined(separator: ", ")
    guard let answer = own ?? root[Self.differKey] else {
      file.report(
        .failureWithoutAnswer,
        "the records of one row can differ in '\(column.name)', and nothing says what then",
        at: place, remedy: "Add '\(Self.differKey): …' (\(choices))")
      return nil
    }
    guard let text = file.text(answer, "the answer") else { return nil }
    guard let policy = DifferPolicy(rawValue: text) else {
      let words = DifferPolicy.allCases.map(\.rawValue)
      file.reportOnce(
        .unknownAnswer, "'\(text)' is no answer to \"\(Self.differKey)\"", at: answer,
        remedy: .nearest(to: text, in: words, otherwise: "Use one of: \(choices)"))
      return nil
    }
    guard !policy.needsOrder || column.type.hasOrder else {
      file.report(
        .answerNotAllowed, "'\(text)' wants dates, times or numbers, and '\(column.name)' has none",
        at: own == nil ? place : answer, remedy: "Use one of: \(choices)")
      return nil
    }
    return policy
  }
}

extension ColumnType {
  /// Whether one value can be earlier or smaller than another.
  var hasOrder: Bool {
    switch self {
    case .date, .partialDate, .instant, .integer, .decimal: true
    case .text, .boolean, .code, .ref, .json, .bytes: false
    }
  }
}

import Diagnostics
import Schema

// Counts and sums, and the files that they must equal.

extension RuleReader {
  /// Reads `spell by month of admitted_at`, or `episode.number by month of started_at` of a sum, and
  /// the file that it `equals`.
  mutating func count(
    _ tokens: [Token], _ node: YAMLNode, _ rule: YAMLNode, isSum: Bool
  ) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    guard words.count == 5, words[1] == "by", words[3] == "of",
      let period = RecordRule.Period(rawValue: words[2])
    else {
      return misunderstood(
        isSum
          ? "'episode.number by month of started_at'"
          : "'spell by month of admitted_at', 'spell by year of admitted_at' or 'spell by value of"
            + " admission_method'", node)
    }
    guard let table = table(tokens[0], node), field(tokens[4], in: table, node) else { return nil }
    var summed: String?
    if isSum {
      guard let field = field(tokens[0], node), isNumber(field, tokens[0], node) else { return nil }
      summed = field.name
    } else {
      guard tokens[0].text == table.name else {
        return misunderstood("'\(table.name) by \(words[2]) of \(words[4])'", node)
      }
    }
    if period != .value {
      switch table.column(named: words[4])?.type {
      case .date, .partialDate, .instant: break
      default:
        file.report(
          .badRule, "'\(words[4])' is no date, so it has no \(period.rawValue)", at: node,
          offset: tokens[4].offset, remedy: "Name a field that holds a date, or count 'by value of'"
        )
        return nil
      }
    }
    guard let name = file.requiredText("equals", in: rule, of: isSum ? "a sum" : "a count"),
      let at = rule["equals"], let expected = control(name, at, isSum ? "sum" : "count")
    else { return nil }
    return .count(
      table: table.name, by: period, field: words[4], summed: summed, expected: expected)
  }

  /// Whether a field belongs to a table; says so when it does not.
  private mutating func field(_ token: Token, in table: Table, _ node: YAMLNode) -> Bool {
    guard table.column(named: token.text) == nil else { return true }
    file.report(
      .ruleNames, "\(table.name) has no field '\(token.text)'", at: node, offset: token.offset,
      remedy: .nearest(
        to: token.text, in: table.columns.map(\.name),
        otherwise: "It has: \(table.columns.map(\.name).joined(separator: ", "))"))
    return false
  }

  /// Whether a field of a period can begin or end it.
  mutating func isTime(
    _ field: RecordRule.Field, _ token: Token, _ node: YAMLNode
  ) -> Bool {
    switch Tables.table(named: field.table)?.column(named: field.name)?.type {
    case .date, .partialDate, .instant: return true
    default:
      file.report(
        .badRule, "'\(field.name)' is no time, so nothing begins or ends with it", at: node,
        offset: token.offset, remedy: "Name a field that holds a date or a time")
      return false
    }
  }

  private mutating func isNumber(
    _ field: RecordRule.Field, _ token: Token, _ node: YAMLNode
  ) -> Bool {
    switch Tables.table(named: field.table)?.column(named: field.name)?.type {
    case .integer, .decimal: return true
    default:
      file.report(
        .badRule, "'\(field.name)' is no number, so it has no sum", at: node,
        offset: token.offset, remedy: "Name a field that holds a number, or count the rows")
      return false
    }
  }

  /// A file of counts that the old system's own reports give.
  private mutating func control(
    _ name: String, _ node: YAMLNode, _ column: String
  ) -> [String: Int]? {
    guard let bytes = controls(name) else {
      file.report(
        .projectFileMissing, "there is no file '\(name)'", at: node,
        remedy: "Add it to the project, with the columns value and \(column)")
      return nil
    }
    var faults: [Diagnostic] = []
    let rows = SmallCSV.read(bytes, columns: ["value", column], file: name, &faults)
    file.faults += faults
    var expected: [String: Int] = [:]
    for row in rows ?? [] {
      // So many lines as a file can have add up to no more than a number holds.
      guard let count = Int(row.cells[1]), (0...1_000_000_000_000).contains(count) else {
        file.faults.append(
          Diagnostic(
            .badCodeLine, "the line has no \(column)", at: Place(name, line: row.line, column: 1),
            remedy: "Write a whole number in the column '\(column)'"))
        continue
      }
      expected[row.cells[0], default: 0] += count
    }
    return rows == nil ? nil : expected
  }
}

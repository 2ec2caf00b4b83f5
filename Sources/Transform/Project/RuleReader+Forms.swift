import Diagnostics
import Schema

// The sentences of rules beyond those of two rows and their times.

extension RuleReader {
  /// Reads `only where FIELD is "x"` or `only where FIELD is blank`.
  mutating func onlyWhere(
    _ tokens: ArraySlice<Token>, of table: Token, _ form: String, _ node: YAMLNode
  ) -> RecordRule.Where? {
    let tokens = Array(tokens)
    guard tokens.count == 5, tokens.prefix(2).map(\.text) == ["only", "where"],
      tokens[3].text == "is", tokens[4].kind == .text || tokens[4].text == "blank"
    else {
      _ = misunderstood(form, node)
      return nil
    }
    guard let field = field(tokens[2], of: table, node) else { return nil }
    guard tokens[4].kind == .text else {
      return RecordRule.Where(field: tokens[2].text, value: nil)
    }
    guard holds(tokens[4], in: field, node) else { return nil }
    return RecordRule.Where(field: tokens[2].text, value: tokens[4].text)
  }

  /// Reads `waiting_list_entry.removed_on once patient.death_date`.
  mutating func noOpen(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    guard tokens.count == 3, tokens[1].text == "once" else {
      return misunderstood("'waiting_list_entry.removed_on once patient.death_date'", node)
    }
    guard let end = field(tokens[0], node), let once = field(tokens[2], node),
      let reference = reference(from: end.table, to: once.table, node)
    else { return nil }
    return .noOpen(end: end, once: once, reference: reference)
  }

  /// Reads `patient_merge from loser to survivor`.
  mutating func noLoop(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    guard words.count == 5, words[1] == "from", words[3] == "to" else {
      return misunderstood("'patient_merge from loser to survivor'", node)
    }
    guard let table = table(tokens[0], node), field(tokens[2], of: tokens[0], node) != nil,
      field(tokens[4], of: tokens[0], node) != nil
    else { return nil }
    let parents = [words[2], words[4]].map { name in
      table.references.first { $0.column == name }?.table
    }
    guard let parent = parents[0], parents[1] == parent else {
      file.report(
        .ruleNames, "'\(words[2])' and '\(words[4])' do not refer to one table", at: node,
        offset: tokens[2].offset, remedy: "Name two fields that refer to the same table")
      return nil
    }
    return .noLoop(table: table.name, from: words[2], to: words[4])
  }

  /// Reads `1 spell per patient, only where discharged_at is blank`.
  mutating func atMost(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    let form = "'1 spell per patient' or '1 spell per patient, only where discharged_at is blank'"
    guard words.count >= 4, let most = Int(words[0]), most > 0, words[2] == "per" else {
      return misunderstood(form, node)
    }
    guard table(tokens[1], node) != nil, field(tokens[3], of: tokens[1], node) != nil else {
      return nil
    }
    guard words.count > 4 else {
      return .atMost(most, table: words[1], per: words[3], only: nil)
    }
    guard words[4] == "," else { return misunderstood(form, node) }
    guard let only = onlyWhere(tokens[5...], of: tokens[1], form, node) else { return nil }
    return .atMost(most, table: words[1], per: words[3], only: only)
  }

  /// Reads `spell by month of admitted_at` and the file that it `equals`.
  mutating func count(
    _ tokens: [Token], _ node: YAMLNode, _ rule: YAMLNode
  ) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    guard words.count == 5, words[1] == "by", words[3] == "of",
      let period = RecordRule.Period(rawValue: words[2])
    else {
      return misunderstood(
        "'spell by month of admitted_at', 'spell by year of admitted_at' or 'spell by value of"
          + " admission_method'", node)
    }
    guard let table = table(tokens[0], node), field(tokens[4], of: tokens[0], node) != nil else {
      return nil
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
    guard let name = file.requiredText("equals", in: rule, of: "a count"),
      let at = rule["equals"], let expected = control(name, at)
    else { return nil }
    return .count(table: words[0], by: period, field: words[4], expected: expected)
  }

  /// A file of counts that the old system's own reports give.
  private mutating func control(_ name: String, _ node: YAMLNode) -> [String: Int]? {
    guard let bytes = controls(name) else {
      file.report(
        .projectFileMissing, "there is no file '\(name)'", at: node,
        remedy: "Add it to the project, with the columns value and count")
      return nil
    }
    var faults: [Diagnostic] = []
    let rows = SmallCSV.read(bytes, columns: ["value", "count"], file: name, &faults)
    file.faults += faults
    var expected: [String: Int] = [:]
    for row in rows ?? [] {
      guard let count = Int(row.cells[1]), count >= 0 else {
        file.faults.append(
          Diagnostic(
            .badCodeLine, "the line has no count", at: Place(name, line: row.line, column: 1),
            remedy: "Write the number of records in the column 'count'"))
        continue
      }
      expected[row.cells[0], default: 0] += count
    }
    return rows == nil ? nil : expected
  }
}

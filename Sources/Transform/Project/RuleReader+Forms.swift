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
}

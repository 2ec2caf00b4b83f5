import Diagnostics
import Schema

/// Reads `rules.yaml`.
struct RuleReader {
  var file: ProjectFile

  /// Reads a file of the project that a count is compared with.
  let controls: (String) -> [UInt8]?
  let sources: [Project.Source]
  let mappings: [MappingDeclaration]
  let unread: UnreadParts
  /// Whether a sentence names what could not be read, so that nothing is said of it.
  var isSilenced = false

  static let fileKeys = ["rules"]
  /// What a rule can say: one of these.
  static let forms = [
    "no two", "in order", "no open", "no gap", "every", "no loop", "at most", "no overlap", "check",
    "count", "sum",
  ]
  static let keys = ["rule", "otherwise", "equals"] + forms
  /// What becomes of a count that differs.
  static let noGo = "no go"

  mutating func read() -> [RecordRule] {
    guard let root = file.group(file.root, "the file of rules") else { return [] }
    file.expectKeys(Self.fileKeys, in: root, of: "the file of rules")
    var rules: [RecordRule] = []
    for item in file.items("rules", in: root, of: "the file of rules") {
      guard let node = file.group(item, "a rule") else { continue }
      file.expectKeys(Self.keys, in: node, of: "a rule")
      guard let name = file.requiredText("rule", in: node, of: "a rule") else { continue }
      if rules.contains(where: { $0.name == name }) {
        file.report(
          .mappingTwice, "two rules are named '\(name)'", at: node["rule"] ?? node,
          remedy: "Rename one of them")
        continue
      }
      guard let form = Self.forms.first(where: { node[$0] != nil }), let value = node[form],
        let text = file.text(value, "'\(form)'")
      else {
        file.report(
          .badRule, "rule '\(name)' says nothing that Trackway knows", at: node,
          remedy: "Add one of: \(Self.forms.joined(separator: ", "))")
        continue
      }
      guard
        let kind = form == "count" || form == "sum"
          ? count(Phrase.tokens(of: text), value, node, isSum: form == "sum")
          : kind(form, Phrase.tokens(of: text), value),
        let outcome = outcome(of: name, kind, node)
      else { continue }
      rules.append(
        RecordRule(
          name: name, kind: kind, sets: outcome.sets, list: outcome.list,
          rejects: outcome.rejects, endsUnrecorded: outcome.endsUnrecorded,
          isNoGo: outcome.isNoGo))
    }
    return rules
  }

  private mutating func kind(
    _ form: String, _ tokens: [Token], _ node: YAMLNode
  ) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    switch form {
    case "no two": return noTwo(tokens, node)
    case "in order":
      guard words.count == 3, words[1] == "," else {
        return misunderstood("'spell.admitted_at, patient.death_date'", node)
      }
      guard let earlier = field(tokens[0], node), let later = field(tokens[2], node),
        let reference = reference(from: earlier.table, to: later.table, node)
      else { return nil }
      return .inOrder(earlier: earlier, later: later, reference: reference)
    case "no open": return noOpen(tokens, node)
    case "no loop": return noLoop(tokens, node)
    case "at most": return atMost(tokens, node)
    case "check": return check(tokens, node)
    case "no gap", "no overlap":
      let sentence = "'episode.started_at to episode.ended_at per spell'"
      guard words.count == 5, words[1] == "to", words[3] == "per" else {
        return misunderstood(sentence, node)
      }
      guard let start = field(tokens[0], node), let end = field(tokens[2], node) else { return nil }
      guard start.table == end.table else { return misunderstood(sentence, node) }
      guard isTime(start, tokens[0], node), isTime(end, tokens[2], node) else { return nil }
      guard field(tokens[4], of: tokens[0], node) != nil else { return nil }
      return form == "no gap"
        ? .noGap(table: start.table, start: start.name, end: end.name, per: words[4])
        : .noOverlap(table: start.table, start: start.name, end: end.name, per: words[4])
    default: return every(tokens, node)
    }
  }

  /// Reads `patient share nhs_number, only where nhs_number_status is "02"`.
  private mutating func noTwo(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    let form =
      "'patient share surname and birth_date', '…, only where FIELD is \"x\"' or '…,"
      + " \(Self.unlessMerged)'"
    guard words.count >= 3, words[1] == "share" else { return misunderstood(form, node) }
    let end = words.firstIndex(of: ",") ?? words.count
    let named = tokens[2..<end].filter { $0.text != "and" }
    guard table(tokens[0], node) != nil else { return nil }
    for name in named {
      guard field(name, of: name.text.contains(".") ? nil : tokens[0], node) != nil else {
        return nil
      }
    }
    let fields = named.map(\.text)
    var only: RecordRule.Where?
    var unlessMerged = false
    for clause in tokens[end...].split(whereSeparator: { $0.kind == .comma }) {
      if clause.map(\.text).joined(separator: " ") == Self.unlessMerged {
        guard words[0] == Table.patient.name else {
          file.report(
            .badRule, "only a patient is merged into another", at: node,
            offset: clause.first?.offset ?? 0, remedy: "Take '\(Self.unlessMerged)' out")
          return nil
        }
        unlessMerged = true
      } else {
        guard let found = onlyWhere(clause, of: tokens[0], form, node) else { return nil }
        only = found
      }
    }
    return .noTwo(table: words[0], fields: fields, only: only, unlessMerged: unlessMerged)
  }

  static let unlessMerged = "unless one is merged into the other"

  /// Reads `spell that has discharged_at has an episode where last_episode is "1"`.
  private mutating func every(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    if words.count > 3, words[1...2] == ["on", "source"] { return everyOfReport(tokens, node) }
    if words.contains("source") { return everyOnReport(tokens, node) }
    guard words.count == 11, words[1...2] == ["that", "has"], words[4] == "has",
      ["a", "an"].contains(words[5]), words[7] == "where", words[9] == "is"
    else {
      return misunderstood(
        "'spell that has discharged_at has an episode where last_episode is \"1\"'", node)
    }
    guard field(tokens[3], of: tokens[0], node) != nil,
      let only = field(tokens[8], of: tokens[6], node), holds(tokens[10], in: only, node),
      let reference = reference(
        from: words[6], to: words[0], node, offset: tokens[6].offset)
    else { return nil }
    return .every(
      table: words[0], having: words[3], child: words[6], reference: reference,
      only: RecordRule.Where(field: words[8], value: words[10]))
  }

  mutating func misunderstood(_ form: String, _ node: YAMLNode) -> RecordRule.Kind? {
    file.report(.badRule, "the rule is not understood", at: node, remedy: "Write it as \(form)")
    return nil
  }

  mutating func table(_ token: Token, _ node: YAMLNode) -> Table? {
    let name = String(token.text.prefix { $0 != "." })
    let tables = Tables.record.map(\.name)
    guard let table = Tables.record.first(where: { $0.name == name }) else {
      file.report(
        .ruleNames, "there is no table '\(name)'", at: node, offset: token.offset,
        remedy: .nearest(
          to: name, in: tables, otherwise: "`migrate reference tables` lists them all"))
      return nil
    }
    return table
  }

  /// Reads `table.field`, or a field of the table that another word names.
  mutating func field(
    _ token: Token, of owner: Token? = nil, _ node: YAMLNode
  ) -> RecordRule.Field? {
    guard let table = table(owner ?? token, node) else { return nil }
    let parts = token.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == (owner == nil ? 2 : 1), let name = parts.last.map(String.init) else {
      file.report(
        .ruleNames, "'\(token.text)' is no field of a table", at: node, offset: token.offset,
        remedy: owner == nil ? "Write it as TABLE.FIELD" : "Write the name of the field alone")
      return nil
    }
    guard table.column(named: name) != nil else {
      let names = table.columns.map(\.name)
      file.report(
        .ruleNames, "\(table.name) has no field '\(name)'", at: node,
        offset: token.offset + token.text.count - name.count,
        remedy: .nearest(
          to: name, in: names, otherwise: "It has: \(names.joined(separator: ", "))"))
      return nil
    }
    return RecordRule.Field(table: table.name, name: name)
  }

  mutating func reference(
    from child: String, to parent: String, _ node: YAMLNode, offset: Int = 0
  ) -> String? {
    let found = Tables.table(named: child)?.references.filter { $0.table == parent } ?? []
    guard found.count == 1, let reference = found.first else {
      file.report(
        .ruleNames, "\(child) does not refer to \(parent), or in more than one way", at: node,
        offset: offset,
        remedy: "Name a table that refers to \(parent) once")
      return nil
    }
    return reference.column
  }
}

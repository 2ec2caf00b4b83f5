import Diagnostics
import Schema

/// Reads `rules.yaml`.
struct RuleReader {
  var file: ProjectFile

  private static let forms = ["no two", "in order", "no gap", "every"]

  mutating func read() -> [RecordRule] {
    guard let root = file.group(file.root, "the file of rules") else { return [] }
    file.expectKeys(["rules"], in: root, of: "the file of rules")
    var rules: [RecordRule] = []
    for item in file.items("rules", in: root, of: "the file of rules") {
      guard let node = file.group(item, "a rule") else { continue }
      file.expectKeys(["rule", "otherwise"] + Self.forms, in: node, of: "a rule")
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
      guard let kind = kind(form, Phrase.tokens(of: text), value),
        let outcome = otherwise(name, node)
      else { continue }
      rules.append(RecordRule(name: name, kind: kind, sets: outcome.sets, list: outcome.list))
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
      guard words.count == 3, words[1] == ",", let earlier = field(words[0], node),
        let later = field(words[2], node)
      else { return misunderstood("'spell.admitted_at, patient.death_date'", node) }
      guard let reference = reference(from: earlier.table, to: later.table, node) else {
        return nil
      }
      return .inOrder(earlier: earlier, later: later, reference: reference)
    case "no gap":
      guard words.count == 5, words[1] == "to", words[3] == "per",
        let start = field(words[0], node),
        let end = field(words[2], node), start.table == end.table
      else {
        return misunderstood("'episode.started_at to episode.ended_at per spell'", node)
      }
      guard field("\(start.table).\(words[4])", node) != nil else { return nil }
      return .noGap(table: start.table, start: start.name, end: end.name, per: words[4])
    default: return every(tokens, node)
    }
  }

  /// Reads `patient share nhs_number, only where nhs_number_status is "02"`.
  private mutating func noTwo(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    let form = "'patient share surname and birth_date' or '…, only where FIELD is \"x\"'"
    guard words.count >= 3, words[1] == "share" else { return misunderstood(form, node) }
    let end = words.firstIndex(of: ",") ?? words.count
    let fields = words[2..<end].filter { $0 != "and" }
    for name in fields {
      guard field(name.contains(".") ? name : "\(words[0]).\(name)", node) != nil else {
        return nil
      }
    }
    guard end < words.count else { return .noTwo(table: words[0], fields: fields, only: nil) }
    guard words[(end + 1)...].prefix(2) == ["only", "where"], words.count == end + 6,
      words[end + 4] == "is", field("\(words[0]).\(words[end + 3])", node) != nil
    else { return misunderstood(form, node) }
    return .noTwo(
      table: words[0], fields: fields,
      only: RecordRule.Where(field: words[end + 3], value: words[end + 5]))
  }

  /// Reads `spell that has discharged_at has an episode where last_episode is "1"`.
  private mutating func every(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let words = tokens.map(\.text)
    guard words.count == 11, words[1...2] == ["that", "has"], words[4] == "has",
      ["a", "an"].contains(words[5]), words[7] == "where", words[9] == "is"
    else {
      return misunderstood(
        "'spell that has discharged_at has an episode where last_episode is \"1\"'", node)
    }
    guard field("\(words[0]).\(words[3])", node) != nil,
      field("\(words[6]).\(words[8])", node) != nil,
      let reference = reference(from: words[6], to: words[0], node)
    else { return nil }
    return .every(
      table: words[0], having: words[3], child: words[6], reference: reference,
      only: RecordRule.Where(field: words[8], value: words[10]))
  }

  private mutating func misunderstood(_ form: String, _ node: YAMLNode) -> RecordRule.Kind? {
    file.report(.badRule, "the rule is not understood", at: node, remedy: "Write it as \(form)")
    return nil
  }

  /// Reads `table.field`.
  private mutating func field(_ word: String, _ node: YAMLNode) -> RecordRule.Field? {
    let parts = word.split(separator: ".").map(String.init)
    let tables = Tables.record.map(\.name)
    guard parts.count == 2, let table = Tables.record.first(where: { $0.name == parts[0] }) else {
      let name = parts.first ?? word
      file.report(
        .ruleNames, "there is no table '\(name)'", at: node,
        remedy: name.likelyMeant(in: tables).map { "Did you mean '\($0)'?" }
          ?? "`migrate reference tables` lists them all")
      return nil
    }
    guard table.column(named: parts[1]) != nil else {
      file.report(
        .ruleNames, "\(table.name) has no field '\(parts[1])'", at: node,
        remedy: parts[1].likelyMeant(in: table.columns.map(\.name)).map { "Did you mean '\($0)'?" }
          ?? "It has: \(table.columns.map(\.name).joined(separator: ", "))")
      return nil
    }
    return RecordRule.Field(table: parts[0], name: parts[1])
  }

  private mutating func reference(
    from child: String, to parent: String, _ node: YAMLNode
  ) -> String? {
    let found = Tables.table(named: child)?.references.filter { $0.table == parent } ?? []
    guard found.count == 1, let reference = found.first else {
      file.report(
        .ruleNames, "\(child) does not refer to \(parent), or in more than one way", at: node,
        remedy: "Name a table that refers to \(parent) once")
      return nil
    }
    return reference.column
  }

  /// Reads `list REASON` or `keep both, FIELD "value", list REASON`.
  private mutating func otherwise(
    _ rule: String, _ node: YAMLNode
  ) -> (sets: RecordRule.Where?, list: String)? {
    guard let text = file.requiredText("otherwise", in: node, of: "rule '\(rule)'"),
      let value = node["otherwise"]
    else { return nil }
    var sets: RecordRule.Where?
    var list: String?
    for phrase in Phrase.split(text) {
      let words = phrase.tokens.map(\.text)
      if words.count == 2, words[0] == "list" {
        list = words[1]
      } else if words.count == 2, phrase.tokens[1].kind == .text {
        sets = RecordRule.Where(field: words[0], value: words[1])
      } else if words != ["keep", "both"] {
        list = nil
        break
      }
    }
    guard let list else {
      file.report(
        .badRule, "'otherwise' is not understood", at: value,
        remedy: "Write 'list REASON' or 'keep both, FIELD \"value\", list REASON'")
      return nil
    }
    guard Reasons.reason(named: list) != nil || list.hasPrefix("SITE_") else {
      file.report(
        .unknownReason, "there is no reason '\(list)'", at: value,
        remedy: list.likelyMeant(in: Reasons.all.map(\.slug)).map { "Did you mean '\($0)'?" }
          ?? "Begin a reason of your own with SITE_")
      return nil
    }
    return (sets, list)
  }
}

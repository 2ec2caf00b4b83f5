import Diagnostics
import Schema

// What becomes of the rows, or lines of a report, that a rule is about.

extension RuleReader {
  struct Outcome {
    var sets: RecordRule.Where?
    var list = ""
    var rejects = false
    var endsUnrecorded = false
    var isNoGo = false
  }

  /// The field that says that an end was not recorded.
  private static let endField = "end_not_recorded"

  /// Words that say what is done by doing nothing.
  private static let keeping = ["keep", "keep both", "keep both and the number on both"]

  /// Reads `list REASON` and what may stand before it.
  ///
  /// That is `keep`, `FIELD "value"`, `reject` (the record is taken out and must be fixed), `load as end
  /// not recorded` and `no go`. Of a count it is `no go` alone.
  mutating func outcome(
    of rule: String, _ kind: RecordRule.Kind, _ node: YAMLNode
  ) -> Outcome? {
    guard let text = file.requiredText("otherwise", in: node, of: "rule '\(rule)'"),
      let value = node["otherwise"]
    else { return nil }
    if case .count = kind {
      if text == Self.noGo { return Outcome(isNoGo: true) }
      file.report(
        .badRule, "a count that differs concerns no single record", at: value,
        remedy: "Write 'otherwise: no go'")
      return nil
    }
    var outcome = Outcome()
    var list: Token?
    for phrase in Phrase.split(text) {
      let words = phrase.tokens.map(\.text)
      switch words.joined(separator: " ") {
      case Self.noGo: outcome.isNoGo = true
      case "reject", "reject the link": outcome.rejects = true
      case "load as end not recorded":
        guard hasEnd(kind.table, phrase, value) else { return nil }
        outcome.endsUnrecorded = true
      case "outside the bed board" where outcome.endsUnrecorded: break
      case let said where Self.keeping.contains(said): break
      case _ where words.count == 2 && words[0] == "list": list = phrase.tokens[1]
      case _ where words.count == 2 && isSetting(phrase.tokens, of: kind.table):
        outcome.sets = sets(phrase.tokens, of: kind.table, value)
        guard outcome.sets != nil else { return nil }
      default: return notUnderstood(value, phrase)
      }
      if case .ofReport = kind, !onlyTells(outcome, phrase, value) { return nil }
    }
    guard let list else { return notUnderstood(value, nil) }
    guard isReason(list, rejects: outcome.rejects, value) else { return nil }
    outcome.list = list.text
    return outcome
  }

  private mutating func notUnderstood(_ node: YAMLNode, _ phrase: Phrase?) -> Outcome? {
    file.report(
      .badRule, "'otherwise' is not understood", at: node, offset: phrase?.offset ?? 0,
      remedy: "Write 'list REASON', 'keep both, FIELD \"value\", list REASON', 'reject, list"
        + " REASON', 'no go, list REASON' or 'load as end not recorded, outside the bed board,"
        + " list REASON'")
    return nil
  }

  private func isSetting(_ tokens: [Token], of table: Table?) -> Bool {
    tokens[1].kind == .text || table?.column(named: tokens[0].text) != nil
  }

  private mutating func hasEnd(_ table: Table?, _ phrase: Phrase, _ node: YAMLNode) -> Bool {
    guard let table, table.column(named: Self.endField) == nil else { return true }
    let tables = Tables.record.filter { $0.column(named: Self.endField) != nil }.map(\.name)
    file.report(
      .badRule, "of \(table.name) nothing can say that its end was not recorded", at: node,
      offset: phrase.offset,
      remedy: "Write 'list REASON'; an end can be unrecorded of \(tables.joined(separator: ", "))")
    return false
  }

  /// A line of a report is not loaded: nothing can be done with it but tell it.
  private mutating func onlyTells(
    _ outcome: Outcome, _ phrase: Phrase, _ node: YAMLNode
  ) -> Bool {
    guard outcome.rejects || outcome.endsUnrecorded || outcome.sets != nil else { return true }
    file.report(
      .badRule, "nothing of a report is loaded, so there is nothing to change", at: node,
      offset: phrase.offset, remedy: "Write 'no go, list REASON' or 'list REASON'")
    return false
  }

  private mutating func isReason(_ list: Token, rejects: Bool, _ node: YAMLNode) -> Bool {
    if Reasons.reason(named: list.text) != nil { return true }
    guard list.text.hasPrefix("SITE_") else {
      file.report(
        .unknownReason, "there is no reason '\(list.text)'", at: node, offset: list.offset,
        remedy: .nearest(
          to: list.text, in: Reasons.all.map(\.slug),
          otherwise: "Begin a reason of your own with SITE_"))
      return false
    }
    guard rejects else { return true }
    file.report(
      .unknownReason, "'\(list.text)' is no reason for which a record can be rejected", at: node,
      offset: list.offset, remedy: "Use one of Trackway's own: `migrate reference reasons`")
    return false
  }
}

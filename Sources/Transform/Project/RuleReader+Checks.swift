import Diagnostics
import Schema

// Rules over the fields of one row.

extension RuleReader {
  /// Reads `spell where discharge_method is "1" and discharged_at is blank`.
  mutating func check(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    let form = "'spell where discharge_method is \"1\" and discharged_at is blank'"
    guard tokens.count >= 5, tokens[1].text == "where" else { return misunderstood(form, node) }
    guard let table = table(tokens[0], node) else { return nil }
    var tests: [RecordRule.Test] = []
    let parts = tokens[2...].split(omittingEmptySubsequences: false) {
      $0.kind != .text && $0.text == "and"
    }
    for part in parts.map(Array.init) {
      guard part.count == 3, part[1].text == "is",
        part[2].kind == .text || ["blank", "present"].contains(part[2].text)
      else { return misunderstood(form, node) }
      guard let field = field(part[0], of: tokens[0], node) else { return nil }
      let kind: RecordRule.Test.Kind
      if part[2].kind == .text {
        guard holds(part[2], in: field, node) else { return nil }
        kind = .equals(part[2].text)
      } else {
        kind = part[2].text == "blank" ? .blank : .present
      }
      tests.append(RecordRule.Test(field: field.name, kind: kind))
    }
    return .check(table: table.name, all: tests)
  }
}

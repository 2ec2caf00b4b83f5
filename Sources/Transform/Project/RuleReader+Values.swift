import Diagnostics
import Schema

// The values that a rule compares a field with, or writes into it.

extension RuleReader {
  /// Whether a field can hold a value; says why when it cannot.
  mutating func holds(
    _ value: Token, in field: RecordRule.Field, _ node: YAMLNode
  ) -> Bool {
    guard let column = Tables.table(named: field.table)?.column(named: field.name) else {
      return false
    }
    switch column.type {
    case .code(let list):
      guard let known = NationalCodes.codes(of: list), !known.contains(value.text) else {
        return true
      }
      file.report(
        .codeNotNational, "'\(value.text)' is no code of the national list \(list)", at: node,
        offset: value.offset,
        remedy: Remedy("Write a code that `migrate reference \(list)` lists"))
      return false
    case .text(let most) where value.text.count <= most: return true
    case .text(let most):
      file.report(
        .badRule, "'\(field.name)' has at most \(most) characters", at: node,
        offset: value.offset, remedy: "Write a shorter value")
      return false
    default:
      file.report(
        .badRule, "'\(field.name)' holds neither a code nor text", at: node,
        offset: value.offset, remedy: "Name a field that holds a code or text")
      return false
    }
  }

  /// Reads `FIELD "value"`: what a rule writes into every row that it is about.
  mutating func sets(
    _ tokens: [Token], of table: Table?, _ node: YAMLNode
  ) -> RecordRule.Where? {
    guard let table else { return nil }
    let (name, value) = (tokens[0], tokens[1])
    guard table.column(named: name.text) != nil else {
      file.report(
        .ruleNames, "\(table.name) has no field '\(name.text)'", at: node, offset: name.offset,
        remedy: .nearest(
          to: name.text, in: table.columns.map(\.name),
          otherwise: "`migrate reference \(table.name)` lists its fields"))
      return nil
    }
    guard holds(value, in: RecordRule.Field(table: table.name, name: name.text), node) else {
      return nil
    }
    return RecordRule.Where(field: name.text, value: value.text)
  }
}

import Extract
import Schema

/// Finds the test in a condition that no record can pass.
///
/// A column's value is seen without the spaces at its ends, and is blank where the layout says so; a
/// coded field has only codes of its list.
struct ConditionCheck {
  let layout: Layout
  /// The table of the row, where the condition may name its fields.
  let table: Table?
  let codes: (String) -> [String]?

  /// Why the condition, or one of its alternatives, can never hold; `nil` where all can.
  func fault(of condition: Condition) -> String? {
    switch condition {
    case .any(let parts): parts.lazy.compactMap(fault).first
    case .all(let parts): parts.lazy.compactMap(fault).first ?? contradiction(in: parts)
    case .test(let subject, let test): fault(of: subject, test)
    case .compare, .not: nil
    }
  }

  private func fault(of subject: Condition.Subject, _ test: Condition.Test) -> String? {
    for value in test.values {
      let text = String(decoding: value, as: UTF8.self)
      switch subject {
      case .column(let column):
        if let why = fault(ofText: text, in: layout.columns[column], isWhole: test.isWhole) {
          return why
        }
      case .field(let cell):
        if test.isWhole, let why = fault(ofText: text, inCell: cell) { return why }
      case .each: continue
      }
    }
    return nil
  }

  private func fault(ofText text: String, in column: LayoutColumn, isWhole: Bool) -> String? {
    if text.isEmpty { return "\(column.name) without a value is blank: ask 'is blank'" }
    guard isWhole else { return nil }
    if text.trimmed != text { return "\(column.name) is read without the spaces at its ends" }
    if (layout.blankValues + column.blankValues).contains(text) {
      return "the layout reads \"\(text)\" as blank: ask 'is blank'"
    }
    return nil
  }

  private func fault(ofText text: String, inCell cell: Int) -> String? {
    guard let table, table.stored.indices.contains(cell),
      let column = table.column(named: table.stored[cell].name)
    else { return nil }
    switch column.type {
    case .code(let list):
      guard let known = codes(list), !known.contains(text) else { return nil }
      return "\"\(text)\" is no code of the list \(list)"
    case .text(let limit):
      return text.count > limit ? "\(column.name) has at most \(limit) characters" : nil
    default: return nil
    }
  }

  /// Two tests that exclude each other.
  private func contradiction(in parts: [Condition]) -> String? {
    var blank: Set<Condition.Subject> = []
    var filled: Set<Condition.Subject> = []
    var values: [Condition.Subject: Set<[UInt8]>] = [:]
    for case .test(let subject, let test) in parts {
      switch test {
      case .blank: blank.insert(subject)
      case .isOneOf(_, orBlank: true): continue
      case .isOneOf(let allowed, orBlank: false):
        filled.insert(subject)
        let left = values[subject].map { $0.intersection(allowed) } ?? Set(allowed)
        if left.isEmpty { return "it asks for two different values at once" }
        values[subject] = left
      case .present, .starts, .ends, .contains: filled.insert(subject)
      default: continue
      }
    }
    return blank.isDisjoint(with: filled) ? nil : "it asks for a value that is blank and is not"
  }
}

extension Condition.Test {
  /// The texts that it compares with.
  fileprivate var values: [[UInt8]] {
    switch self {
    case .isOneOf(let values, _): values
    case .starts(let text), .ends(let text), .contains(let text): [text]
    default: []
    }
  }

  /// Whether the whole value is compared.
  fileprivate var isWhole: Bool { if case .isOneOf = self { true } else { false } }
}

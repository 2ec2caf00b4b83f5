import Extract
import Schema

/// Finds the test in a condition that no record can pass, also where a negation turns it round.
///
/// A column's value is seen without the spaces at its ends, and is blank where the layout says so; a
/// coded field has only codes of its list.
struct ConditionCheck {
  let layout: Layout
  /// The table of the row, where the condition may name its fields.
  let table: Table?
  let codes: (String) -> [String]?

  /// What is wrong with the condition, or one of its alternatives; `nil` where all can hold.
  func fault(of condition: Condition) -> String? {
    why(condition).map { "the condition can never hold: \($0)" }
      ?? whyNegated(condition).map { "what the condition turns away can never be: \($0)" }
  }

  /// Why the condition, or one of its alternatives, can never hold.
  private func why(_ condition: Condition) -> String? {
    switch condition {
    case .any(let parts): parts.lazy.compactMap(why).first
    case .all(let parts):
      parts.lazy.compactMap(why).first ?? Contradictions(in: parts).first
    case .test(_, .isNot), .not: nil
    case .test(let subject, let test): why(subject, test)
    case .compare(let left, let relation, let right, _): why(left, relation, right)
    }
  }

  /// Why something that the condition turns round can never hold.
  private func whyNegated(_ condition: Condition) -> String? {
    switch condition {
    case .any(let parts), .all(let parts): parts.lazy.compactMap(whyNegated).first
    case .test(let subject, .isNot(let value)):
      why(subject, .isOneOf([value], orBlank: false))
    case .not(let inner): why(inner) ?? whyNegated(inner)
    case .test, .compare: nil
    }
  }

  /// Why a comparison can never hold.
  private func why(
    _ left: Condition.Value, _ relation: Condition.Relation, _ right: Condition.Value
  ) -> String? {
    switch (left, right) {
    case (.field(let cell, _), .field(let other, _)):
      cell == other && [.before, .after].contains(relation)
        ? "a value lies neither before nor after itself" : nil
    case (.field(_, let kind), .fixed(let number)):
      // `is "1.5"` of a field without so many places.
      if relation == .equal, let places = kind.places, places < ScaledNumber.mostPlaces,
        number % ScaledNumber.power(ScaledNumber.mostPlaces - places) != 0
      {
        "the field has \(places == 0 ? "no" : "only \(places)") decimal places"
      } else {
        nil
      }
    default: nil
    }
  }

  private func why(_ subject: Condition.Subject, _ test: Condition.Test) -> String? {
    for value in test.values {
      let text = String(decoding: value, as: UTF8.self)
      switch subject {
      case .column(let column):
        if let why = fault(ofText: text, in: layout.columns[column], isWhole: test.isWhole) {
          return why
        }
      case .field(let cell):
        if let why = fault(ofText: text, inCell: cell, test) { return why }
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

  private func fault(
    ofText text: String, inCell cell: Int, _ test: Condition.Test
  ) -> String? {
    guard let table, table.stored.indices.contains(cell),
      let column = table.column(named: table.stored[cell].name)
    else { return nil }
    switch column.type {
    case .code(let list):
      guard let known = codes(list), !known.contains(where: { test.fits($0, text) }) else {
        return nil
      }
      return test.isWhole
        ? "\"\(text)\" is no code of the list \(list)"
        : "no code of the list \(list) is like \"\(text)\""
    case .text(let limit):
      return text.count > limit ? "\(column.name) has at most \(limit) characters" : nil
    default: return nil
    }
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

  /// Whether a code passes the test for one of its texts.
  fileprivate func fits(_ code: String, _ text: String) -> Bool {
    switch self {
    case .starts: code.hasPrefix(text)
    case .ends: code.hasSuffix(text)
    case .contains: code.contains(text)
    default: code == text
    }
  }
}

import Diagnostics

/// `SEX is "M" and DOB is present`, ready to run.
package indirect enum Condition: Sendable {
  package enum Subject: Sendable, Hashable {
    /// A column of the source, in layout order.
    case column(Int)
    /// A stored cell of the row that is being made.
    case field(Int)
    /// The value of a `for each`.
    case each
  }

  package enum Test: Sendable, Hashable {
    case present
    case blank
    /// One of these texts.
    case isOneOf([[UInt8]], orBlank: Bool)
    case isNot([UInt8])
    case starts([UInt8])
    case ends([UInt8])
    case contains([UInt8])
  }

  case test(Subject, Test)
  case all([Condition])
  case any([Condition])
}

/// Reads conditions.
struct ConditionParser {
  let context: StepContext
  let tokens: [Token]
  private var index = 0

  init(_ text: String, in context: StepContext) {
    self.context = context
    tokens = Phrase.tokens(of: text)
  }

  mutating func parse() throws(MappingFault) -> Condition {
    let condition = try alternatives()
    guard index == tokens.count else { throw misunderstood() }
    return condition
  }

  private mutating func alternatives() throws(MappingFault) -> Condition {
    var parts = [try conjunction()]
    while take("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(MappingFault) -> Condition {
    var parts = [try test()]
    while take("and") { parts.append(try test()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func test() throws(MappingFault) -> Condition {
    guard let first = next(), first.kind == .word else { throw misunderstood() }
    let subject = try subject(first)
    if take("is") {
      if take("present") { return .test(subject, .present) }
      if take("blank") { return .test(subject, .blank) }
      if take("not") {
        if take("blank") { return .test(subject, .present) }
        return .test(subject, .isNot(try text()))
      }
      return .test(subject, try oneOf())
    }
    if take("starts"), take("with") { return .test(subject, .starts(try text())) }
    if take("ends"), take("with") { return .test(subject, .ends(try text())) }
    if take("contains") { return .test(subject, .contains(try text())) }
    throw misunderstood()
  }

  /// One text or several, and perhaps blank: `"x" or "y" or blank`.
  private mutating func oneOf() throws(MappingFault) -> Condition.Test {
    var values = [try text()]
    while index + 1 < tokens.count, tokens[index].kind == .word, tokens[index].text == "or" {
      if tokens[index + 1].kind == .text {
        index += 1
        values.append(try text())
      } else if tokens[index + 1].text == "blank" {
        index += 2
        return .isOneOf(values, orBlank: true)
      } else {
        break
      }
    }
    return .isOneOf(values, orBlank: false)
  }

  private func subject(_ token: Token) throws(MappingFault) -> Condition.Subject {
    if token.text == "each" { return .each }
    if token.text.hasPrefix("row.") {
      return .field(try context.field(String(token.text.dropFirst(4)), offset: token.offset).cell)
    }
    return .column(try context.column(token.text, offset: token.offset))
  }

  private mutating func text() throws(MappingFault) -> [UInt8] {
    guard let token = next(), token.kind == .text else { throw misunderstood() }
    return Array(token.text.utf8)
  }

  private mutating func next() -> Token? {
    guard index < tokens.count else { return nil }
    index += 1
    return tokens[index - 1]
  }

  private mutating func take(_ word: String) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word, tokens[index].text == word else {
      return false
    }
    index += 1
    return true
  }

  private func misunderstood() -> MappingFault {
    let offset = index < tokens.count ? tokens[index].offset : tokens.last?.offset ?? 0
    return MappingFault(
      .badCondition, "the condition is not understood here", offset: offset,
      remedy: "Write 'COLUMN is present', 'COLUMN is \"x\"', 'COLUMN is \"x\" or blank' or"
        + " 'COLUMN starts with \"x\"', joined by 'and' or 'or'")
  }
}

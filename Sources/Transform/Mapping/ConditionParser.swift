import Diagnostics
import Standards

/// Reads conditions.
///
/// `and` binds more tightly than `or`; round brackets stand around what belongs together, and `not`
/// before such brackets turns it round.
struct ConditionParser {
  let context: StepContext
  let tokens: [Token]
  var index = 0
  /// The brackets that stand open.
  private var depth = 0

  /// More brackets in one another are a mistake, and would use up the stack.
  static let mostBrackets = 32

  init(_ text: String, in context: StepContext) {
    self.context = context
    tokens = Phrase.tokens(of: text).flatMap(Self.brackets)
  }

  /// Brackets that stand right beside a word are tokens of their own.
  private static func brackets(_ token: Token) -> [Token] {
    guard token.kind == .word else { return [token] }
    let characters = Array(token.text)
    func isBracket(_ character: Character) -> Bool { character == "(" || character == ")" }
    let start = characters.firstIndex { !isBracket($0) } ?? characters.count
    let end = characters.lastIndex { !isBracket($0) }.map { $0 + 1 } ?? start
    func part(_ range: Range<Int>) -> Token {
      Token(
        kind: .word, text: String(characters[range]), offset: token.offset + range.lowerBound)
    }
    let word = start < end ? [part(start..<end)] : []
    return (0..<start).map { part($0..<$0 + 1) } + word
      + (end..<characters.count).map { part($0..<$0 + 1) }
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
    var parts = [try part()]
    while take("and") { parts.append(try part()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func part() throws(MappingFault) -> Condition {
    let isNegated = take("not")
    guard take("(") else {
      if isNegated { throw misunderstood() }
      return try test()
    }
    guard depth < Self.mostBrackets else {
      throw MappingFault(
        .badCondition, "more than \(Self.mostBrackets) brackets stand in one another",
        offset: tokens[index - 1].offset,
        remedy: "Take brackets out, or split the condition into several lines")
    }
    depth += 1
    let inner = try alternatives()
    depth -= 1
    guard take(")") else { throw misunderstood() }
    return isNegated ? .not(inner) : inner
  }

  private mutating func test() throws(MappingFault) -> Condition {
    guard index < tokens.count, tokens[index].kind == .word, let first = next() else {
      throw misunderstood()
    }
    if let comparison = try comparison(first) { return comparison }
    let subject = try subject(first)
    if take("is") {
      if take("present") { return .test(subject, .present) }
      if take("blank") { return .test(subject, .blank) }
      let negation = index
      if take("not"), take("blank") { return .test(subject, .present) }
      index = negation
      if let equality = try equality(first) { return equality }
      if take("not") { return .test(subject, .isNot(try text())) }
    }
    try requireText(first)
    if index > 0, tokens[index - 1].text == "is" {
      if take("like") { return .test(subject, .like(TextForm(try text()))) }
      return .test(subject, try oneOf())
    }
    if take("starts"), take("with") { return .test(subject, .starts(try text())) }
    if take("ends"), take("with") { return .test(subject, .ends(try text())) }
    if take("contains") { return .test(subject, .contains(try text())) }
    throw misunderstood()
  }

  /// One text or several, and perhaps blank: `"x" or "y" or blank`.
  mutating func oneOf() throws(MappingFault) -> Condition.Test {
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

  func subject(_ token: Token) throws(MappingFault) -> Condition.Subject {
    if token.text == "each" { return .each }
    if token.text.hasPrefix("row.") { return .field(try field(token).cell) }
    return .column(try context.column(token.text, offset: token.offset))
  }

  func field(_ token: Token) throws(MappingFault) -> (cell: Int, kind: ValueKind) {
    try context.field(String(token.text.dropFirst(4)), offset: token.offset)
  }

  // MARK: Tokens

  mutating func text() throws(MappingFault) -> [UInt8] {
    guard index < tokens.count, tokens[index].kind == .text, let token = next() else {
      throw misunderstood()
    }
    return Array(token.text.utf8)
  }

  mutating func next() -> Token? {
    guard index < tokens.count else { return nil }
    index += 1
    return tokens[index - 1]
  }

  mutating func take(_ word: String) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word, tokens[index].text == word else {
      return false
    }
    index += 1
    return true
  }

  func misunderstood() -> MappingFault {
    let offset = index < tokens.count ? tokens[index].offset : tokens.last?.offset ?? 0
    return MappingFault(
      .badCondition, "the condition is not understood here", offset: offset,
      remedy: .nearest(
        to: index < tokens.count ? tokens[index].text : "",
        in: [
          "present", "blank", "is", "not", "like", "starts", "ends", "with", "contains", "before",
          "after", "and", "or",
        ],
        otherwise: "Write 'COLUMN is present', 'COLUMN is \"x\"', 'COLUMN is \"x\" or blank',"
          + " 'COLUMN starts with \"x\"' or 'row.FIELD is before 01/01/2020', joined by 'and' or"
          + " 'or'"))
  }
}

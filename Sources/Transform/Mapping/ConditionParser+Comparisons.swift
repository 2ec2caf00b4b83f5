import Diagnostics
import Standards

// `is before`, `is after`, `is at least`, `is at most`, `is between … and …`.

extension ConditionParser {
  /// Reads the comparison that begins with a word; `nil`, and nothing taken, where it is another
  /// test.
  mutating func comparison(_ first: Token) throws(MappingFault) -> Condition? {
    let start = index
    let read = try readAs()
    guard take("is"), let relations = relations() else {
      if read != nil { throw misunderstood() }
      index = start
      return nil
    }
    let own = try value(first, read)
    if relations.count == 2 {
      let low = try operand(of: own)
      guard take("and") else { throw misunderstood() }
      let high = try operand(of: own)
      return .all([own.condition(.atLeast, low), own.condition(.atMost, high)])
    }
    return own.condition(relations[0], try operand(of: own))
  }

  /// A value with what it can be compared with.
  private struct Typed {
    var value: Condition.Value
    var unit: Condition.Unit
    let name: String

    func condition(_ relation: Condition.Relation, _ other: Typed) -> Condition {
      .compare(value, relation, other.value, unit)
    }
  }

  /// Two relations are those of `between`.
  private mutating func relations() -> [Condition.Relation]? {
    if take("before") { return [.before] }
    if take("after") { return [.after] }
    if take("between") { return [.atLeast, .atMost] }
    guard index + 1 < tokens.count, take("at") else { return nil }
    if take("least") { return [.atLeast] }
    return take("most") ? [.atMost] : nil
  }

  /// `read as yyyyMMdd or dd/MM/yyyy` behind a column.
  private mutating func readAs() throws(MappingFault) -> ReadDate? {
    guard take("read"), take("as") else { return nil }
    let start = index
    while index < tokens.count, tokens[index].text != "is" { index += 1 }
    let offset = start < tokens.count ? tokens[start].offset : tokens.last?.offset ?? 0
    let read = try ReadDate(words: tokens[start..<index].map(\.text), offset: offset)
    guard !read.needsPivot else {
      throw MappingFault(
        "a year with two digits needs its century", offset: offset,
        remedy: "Map the column to a field above, and name it as row.FIELD")
    }
    return read
  }

  private func value(_ token: Token, _ read: ReadDate?) throws(MappingFault) -> Typed {
    let subject = try subject(token)
    if let read {
      guard !token.text.hasPrefix("row.") else {
        throw MappingFault(
          .badCondition, "'\(token.text)' has its kind from the field", offset: token.offset,
          remedy: "Take 'read as …' out of the condition")
      }
      return Typed(value: .read(subject, read), unit: .day, name: token.text)
    }
    guard token.text.hasPrefix("row.") else {
      // What a column holds is seen by what it is compared with: here a number, see `operand`.
      return Typed(
        value: .number(subject), unit: .number(places: ScaledNumber.mostPlaces), name: token.text)
    }
    let field = try field(token)
    let value = Condition.Value.field(cell: field.cell, kind: field.kind)
    if field.kind.isTemporal { return Typed(value: value, unit: .day, name: token.text) }
    guard field.kind.places != nil else {
      throw MappingFault(
        .badCondition, "'\(token.text)' is \(field.kind), and no date or number",
        offset: token.offset, remedy: "Compare it with 'is \"x\"'")
    }
    return Typed(
      value: value, unit: .number(places: ScaledNumber.mostPlaces), name: token.text)
  }

  /// What stands behind the relation: a date, a number, or a field mapped above.
  private mutating func operand(of own: Typed) throws(MappingFault) -> Typed {
    guard let token = next(), token.kind == .word else { throw misunderstood() }
    if token.text.hasPrefix("row.") {
      let other = try value(token, nil)
      guard other.unit == own.unit else { throw unlike(own, token) }
      return other
    }
    switch own.unit {
    case .day:
      guard let day = DatePattern.days(printed: token.text) else { throw unlike(own, token) }
      return Typed(value: .fixed(day), unit: .day, name: token.text)
    case .number(let places):
      guard let number = ScaledNumber(token.text), let scaled = number.value(places: places) else {
        throw unlike(own, token)
      }
      return Typed(value: .fixed(scaled), unit: own.unit, name: token.text)
    }
  }

  private func unlike(_ own: Typed, _ token: Token) -> MappingFault {
    let remedy: String =
      switch (own.value, own.unit) {
      case (.number, _) where DatePattern.days(printed: token.text) != nil:
        "Say how the date is written: '\(own.name) read as dd/MM/yyyy is …'"
      case (_, .day): "Write a date as dd/MM/yyyy, or a field that holds a date as row.FIELD"
      default: "Write a number"
      }
    return MappingFault(
      .badCondition, "'\(own.name)' cannot be compared with '\(token.text)'",
      offset: token.offset, remedy: remedy)
  }

  // MARK: Fields that hold no text

  /// `row.birth_date is "01/01/1900" or blank`, of a field with a date, a number or a yes or no;
  /// `nil`, and nothing taken, of everything else.
  mutating func equality(_ first: Token) throws(MappingFault) -> Condition? {
    guard first.text.hasPrefix("row.") else { return nil }
    let field = try field(first)
    guard field.kind != .text, !field.kind.isReference else { return nil }
    let isNegated = take("not")
    guard index < tokens.count, tokens[index].kind == .text else { throw misunderstood() }
    let offset = tokens[index].offset
    guard case .isOneOf(let values, let orBlank) = try oneOf() else { throw misunderstood() }
    var conditions: [Condition] = orBlank ? [.test(.field(field.cell), .blank)] : []
    for value in values {
      let text = String(copyingUTF8: value.span)
      guard let other = Self.constant(text, of: field.kind) else {
        throw MappingFault(
          .badCondition, "'\(text)' is not \(field.kind), as '\(first.text)' is", offset: offset,
          remedy: Self.form(of: field.kind))
      }
      let places = ScaledNumber.mostPlaces
      conditions.append(
        .compare(
          .field(cell: field.cell, kind: field.kind), .equal, .fixed(other),
          field.kind.isTemporal ? .day : .number(places: places)))
    }
    return isNegated ? .not(.any(conditions)) : .any(conditions)
  }

  /// `starts with` and its like are asked of texts.
  func requireText(_ first: Token) throws(MappingFault) {
    guard first.text.hasPrefix("row.") else { return }
    let kind = try field(first).kind
    guard kind != .text else { return }
    throw MappingFault(
      .badCondition, "'\(first.text)' is \(kind), and no text", offset: first.offset,
      remedy: "Ask whether it is present or blank. \(Self.form(of: kind))")
  }

  private static func constant(_ text: String, of kind: ValueKind) -> Int64? {
    if kind.isTemporal { return DatePattern.days(printed: text) }
    if kind == .boolean {
      let whole = text == "yes" ? 1 : text == "no" ? 0 : nil as Int64?
      return whole.map { $0 * ScaledNumber.power(ScaledNumber.mostPlaces) }
    }
    return ScaledNumber(text)?.value(places: ScaledNumber.mostPlaces)
  }

  private static func form(of kind: ValueKind) -> String {
    if kind.isTemporal { return "Write a date as \"dd/MM/yyyy\"" }
    switch kind {
    case .boolean: return "Write \"yes\" or \"no\""
    case .reference: return "Nothing else can be asked of a reference"
    default: return "Write a number, such as \"12\""
    }
  }
}

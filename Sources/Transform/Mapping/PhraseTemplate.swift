/// The words of a phrase with typed places: `the part before the first {text} or the whole`.
///
/// | place | takes |
/// | --- | --- |
/// | `{text}` | one text in quotes |
/// | `{texts}` | texts in quotes with commas between |
/// | `{n}` | a whole number |
/// | `{number}` | a number, perhaps with a sign or decimal places |
/// | `{date}` | a date, dd/MM/yyyy |
/// | `{name}` | one bare word |
/// | `{words}` | one or more bare words |
package struct PhraseTemplate: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case word(String)
    case text(String)
    case texts(String)
    case number(String)
    case decimal(String)
    case date(String)
    case name(String)
    case words(String)
  }

  /// As it is printed.
  package let description: String
  package let parts: [Part]

  /// Reads a template; a place may have a name of its own after a colon, `{n:from}`.
  package init(_ description: String) {
    self.description = description.replacing(/:[a-z]+\}/, with: "}")
    parts = description.split(separator: " ").map { word in
      guard word.first == "{", word.last == "}" else { return .word(String(word)) }
      let inner = word.dropFirst().dropLast().split(separator: ":").map(String.init)
      let kind = inner.first ?? ""
      let name = inner.last ?? ""
      switch kind {
      case "text": return .text(name)
      case "texts": return .texts(name)
      case "n": return .number(name)
      case "number": return .decimal(name)
      case "date": return .date(name)
      case "name": return .name(name)
      case "words": return .words(name)
      default: preconditionFailure("template '\(description)' has an unknown place '\(word)'")
      }
    }
  }

  /// What stands in the places, or `nil` when the phrase is another one.
  package func match(_ tokens: [Token]) -> StepArguments? {
    Self.match(parts[...], tokens[...], StepArguments(tokens))
  }

  private static func match(
    _ parts: ArraySlice<Part>, _ tokens: ArraySlice<Token>, _ found: StepArguments
  ) -> StepArguments? {
    guard let part = parts.first else { return tokens.isEmpty ? found : nil }
    let rest = parts.dropFirst()
    guard let token = tokens.first else { return nil }
    func one(_ name: String) -> StepArguments? {
      match(rest, tokens.dropFirst(), found.adding(name, [token]))
    }
    switch part {
    case .word(let word):
      return token.kind == (word == "," ? .comma : .word) && token.text == word
        ? match(rest, tokens.dropFirst(), found) : nil
    case .text(let name):
      return token.kind == .text ? one(name) : nil
    case .number(let name):
      return token.kind == .word && Int(token.text) != nil ? one(name) : nil
    case .decimal(let name):
      return token.kind == .word && ScaledNumber(token.text) != nil ? one(name) : nil
    case .date(let name):
      return token.kind == .word && token.text.wholeMatch(of: /\d+\/\d+\/\d+/) != nil
        ? one(name) : nil
    case .name(let name):
      return token.kind == .word ? one(name) : nil
    case .texts(let name):
      var list = tokens.prefix { $0.kind != .word }
      // A comma before the template's next word belongs to the template.
      if list.last?.kind == .comma { list = list.dropLast() }
      let texts = list.filter { $0.kind == .text }
      // Texts and commas take turns: a, b, c.
      guard !texts.isEmpty, list.count == texts.count * 2 - 1 else { return nil }
      return match(rest, tokens.dropFirst(list.count), found.adding(name, Array(texts)))
    case .words(let name):
      let words = tokens.prefix { $0.kind == .word }
      // The shortest run of words that lets the rest match.
      for count in stride(from: 1, through: words.count, by: 1) {
        if let all = match(
          rest, tokens.dropFirst(count), found.adding(name, Array(words.prefix(count))))
        {
          return all
        }
      }
      return nil
    }
  }
}

/// What a phrase has in the places of its template.
package struct StepArguments: Sendable {
  /// The phrase as it was written, spaces made single.
  package let phrase: String
  /// Where in the line it begins, in characters.
  package let start: Int
  private var tokens: [String: [Token]] = [:]

  package init(_ phrase: [Token]) {
    self.phrase = Phrase(tokens: phrase).description
    start = phrase.first?.offset ?? 0
  }

  func adding(_ name: String, _ found: [Token]) -> StepArguments {
    var copy = self
    copy.tokens[name] = found
    return copy
  }

  /// The first word or text of a place.
  package func text(_ name: String) -> String {
    guard let first = tokens[name]?.first else {
      preconditionFailure("the template has no place '\(name)'")
    }
    return first.text
  }

  package var names: Set<String> { Set(tokens.keys) }

  package func has(_ name: String) -> Bool { tokens[name] != nil }

  package func number(_ name: String) -> Int {
    guard let number = Int(text(name)) else {
      preconditionFailure("the place '\(name)' is not a number")
    }
    return number
  }

  package func decimal(_ name: String) -> ScaledNumber {
    guard let number = ScaledNumber(text(name)) else {
      preconditionFailure("the place '\(name)' is not a number")
    }
    return number
  }

  package func texts(_ name: String) -> [String] { (tokens[name] ?? []).map(\.text) }

  /// The words of a place with single spaces between.
  package func words(_ name: String) -> String { texts(name).joined(separator: " ") }

  /// Where in the line a place begins, in characters.
  package func offset(_ name: String) -> Int { tokens[name]?.first?.offset ?? 0 }
}

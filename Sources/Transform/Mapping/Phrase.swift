/// A word, a text in double quotes or a comma of a mapping line, with its place in the line.
package struct Token: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case word
    /// Between double quotes; two quotes inside stand for one.
    case text
    case comma
  }

  package let kind: Kind
  /// Without quotes.
  package let text: String
  /// Characters from the beginning of the line's scalar.
  package let offset: Int
}

/// One phrase of a mapping line: what stands between two commas.
package struct Phrase: Sendable {
  package let tokens: [Token]

  package var offset: Int { tokens.first?.offset ?? 0 }

  /// The phrase as it was written, spaces made single.
  package var description: String {
    tokens.reduce(into: "") { text, token in
      if token.kind != .comma, !text.isEmpty { text += " " }
      text += token.kind == .text ? "\"\(token.text)\"" : token.text
    }
  }

  /// Splits a line at its commas outside quotes.
  ///
  /// A part that begins with a text in quotes goes on the list of the phrase before it
  /// (`blank if "UNK", "."`), and so does `no if` after `yes if`.
  package static func split(_ line: String) -> [Phrase] {
    var phrases: [[Token]] = []
    var current: [Token] = []
    for token in tokens(of: line) {
      guard token.kind == .comma else {
        current.append(token)
        continue
      }
      phrases.append(current)
      current = [token]
    }
    phrases.append(current)
    return join(phrases).map(Phrase.init(tokens:))
  }

  private static func join(_ parts: [[Token]]) -> [[Token]] {
    var joined: [[Token]] = []
    for part in parts {
      let own = part.first?.kind == .comma ? Array(part.dropFirst()) : part
      let goesOn = own.first?.kind == .text || own.prefix(2).map(\.text) == ["no", "if"]
      if goesOn, let last = joined.indices.last {
        joined[last] += part
      } else {
        joined.append(own)
      }
    }
    return joined
  }

  /// The words, texts and commas of a line.
  package static func tokens(of line: String) -> [Token] {
    var tokens: [Token] = []
    let characters = Array(line)
    var index = 0
    while index < characters.count {
      let start = index
      switch characters[index] {
      case " ":
        index += 1
      case ",":
        tokens.append(Token(kind: .comma, text: ",", offset: start))
        index += 1
      case "\"":
        var text = ""
        index += 1
        while index < characters.count {
          if characters[index] == "\"" {
            guard index + 1 < characters.count, characters[index + 1] == "\"" else { break }
            index += 1
          }
          text.append(characters[index])
          index += 1
        }
        guard index < characters.count else {
          // A text that does not end is no text: as one word it fits no phrase, and is reported.
          tokens.append(Token(kind: .word, text: "\"" + text, offset: start))
          break
        }
        index += 1
        tokens.append(Token(kind: .text, text: text, offset: start))
      default:
        while index < characters.count, characters[index] != " ", characters[index] != "," {
          index += 1
        }
        tokens.append(
          Token(kind: .word, text: String(characters[start..<index]), offset: start))
      }
    }
    return tokens
  }
}

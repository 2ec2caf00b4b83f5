import Diagnostics

/// What an unknown phrase most likely meant.
///
/// The words of a template that stand at the same places are put right, and what was written in its
/// slots is kept: `the part bfore the first "," or the whole`.
enum PhraseSuggestion {
  static func remedy(for phrase: Phrase) -> Remedy {
    let written = phrase.source
    var best: (text: String, distance: Int)?
    for template in Steps.all.flatMap({ $0.reference.templates }) {
      guard let text = corrected(phrase, by: template) else { continue }
      let found = Phrase.split("_, " + text)
      guard found.count == 2, template.match(found[1].tokens) != nil else { continue }
      let distance = written.editDistance(to: text)
      // Of the template's own words: what stands in its slots is as it was written.
      let own = template.parts.reduce(0) { sum, part in
        if case .word(let word) = part { sum + word.count + 1 } else { sum }
      }
      guard distance <= max(1, own / 3) else { continue }
      if best == nil || distance < (best?.distance ?? 0) { best = (text, distance) }
    }
    guard let best else { return Remedy("`migrate reference steps` lists them all") }
    return Remedy(
      "Did you mean '\(best.text)'?", .replace(phrase.end - phrase.offset, with: best.text))
  }

  /// The phrase with the words of the template, where it has as many of everything.
  private static func corrected(_ phrase: Phrase, by template: PhraseTemplate) -> String? {
    var pieces: [String] = []
    var tokens = phrase.tokens[...]
    for (index, part) in template.parts.enumerated() {
      guard let token = tokens.first else { return nil }
      switch part {
      case .word(let word):
        guard (token.kind == .comma) == (word == ","), token.kind != .text else { return nil }
        pieces.append(word)
        tokens = tokens.dropFirst()
      case .texts, .words:
        let after = template.parts.count - index - 1
        guard tokens.count > after else { return nil }
        pieces += tokens.dropLast(after).map(\.source)
        tokens = tokens.suffix(after)
      default:
        pieces.append(token.source)
        tokens = tokens.dropFirst()
      }
    }
    guard tokens.isEmpty else { return nil }
    return pieces.reduce(into: "") { text, piece in
      text += text.isEmpty || piece == "," ? piece : " \(piece)"
    }
  }
}

extension Token {
  /// As it stands in the line.
  var source: String {
    kind == .text ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  /// Behind its last character, in characters from the beginning of the line's scalar.
  var end: Int { offset + source.count }
}

extension Phrase {
  /// As it stands in the line, spaces made single.
  var source: String {
    tokens.reduce(into: "") { text, token in
      text += text.isEmpty || token.kind == .comma ? token.source : " \(token.source)"
    }
  }

  var end: Int { tokens.last?.end ?? offset }
}

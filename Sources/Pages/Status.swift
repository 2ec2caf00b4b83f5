/// A short judgement: a sign, a word and a colour, so that none of the three is needed alone.
package enum Status: Sendable, Hashable {
  case good(String)
  case warning(String)
  case bad(String)

  package var markup: Markup {
    switch self {
    case .good(let word): Self.template(["kind": "good", "sign": "✓", "word": word])
    case .warning(let word): Self.template(["kind": "warning", "sign": "!", "word": word])
    case .bad(let word): Self.template(["kind": "bad", "sign": "✗", "word": word])
    }
  }

  private static let template = Template(
    """
    <span class="status {{kind}}"><span aria-hidden="true">{{sign}}</span> {{word}}</span>
    """)
}

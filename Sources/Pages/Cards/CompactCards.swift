/// Cards as lines of JSON that the page's script draws when they are asked for: fifty thousand
/// cards are then a text of some megabytes, and not two million elements.
///
/// A card is a list of twelve values in the order of ``line(_:)``. A text is a string, or the number
/// of one in ``texts``, which has each text that many cards share once; number 0 is the empty text.
package struct CompactCards {
  /// Texts up to this length are looked for among those that are shared; of longer ones, as
  /// originals are, hardly two are alike.
  private static let longestShared = 200

  private var texts = [""]
  private var numbers: [String: Int] = ["": 0]

  package init() {}

  /// The shared texts of all cards that were written; belongs behind the last of them.
  package var shared: Markup {
    Self.script("id=\"card-texts\"", "[" + texts.map(Self.string).joined(separator: ",") + "]")
  }

  /// The cards of one group.
  package mutating func block(_ cards: [RejectCard]) -> Markup {
    var lines: [String] = []
    lines.reserveCapacity(cards.count)
    for card in cards { lines.append(line(card)) }
    return Self.script("data-cards", "[" + lines.joined(separator: ",\n") + "]")
  }

  private static func script(_ attribute: String, _ json: String) -> Markup {
    Markup(html: "<script type=\"application/json\" \(attribute)>\(json)</script>\n")
  }

  private mutating func line(_ card: RejectCard) -> String {
    let faults = list(card.faults) { cards, fault in
      cards.row([
        cards.shared(fault.code), cards.shared(fault.sentence), cards.shared(fault.column ?? ""),
        Self.string(fault.value?.coded ?? ""), cards.shared(fault.expected ?? ""),
        cards.shared(fault.action), cards.list(fault.candidates) { $0.shared($1) },
      ])
    }
    let tables = list(card.tables) { cards, table in
      cards.row([
        cards.shared(table.caption), cards.list(table.headings) { $0.shared($1) },
        cards.list(table.rows) { cards, row in cards.list(row) { $0.shared($1) } },
      ])
    }
    return row([
      Self.string(card.heading), pairs(card.identity), faults, shared(card.urgent ?? ""),
      shared(card.waiting ?? ""), list(card.waitingPlaces) { Self.string($1) },
      Self.string(card.original?.coded ?? ""), shared(card.originalNote),
      shared(card.hint ?? ""), tables, list(card.history) { $0.shared($1) }, pairs(card.facts),
    ])
  }

  private func row(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

  private mutating func list<Value>(
    _ values: [Value], _ write: (inout Self, Value) -> String
  ) -> String {
    var written: [String] = []
    for value in values { written.append(write(&self, value)) }
    return row(written)
  }

  private mutating func pairs(_ pairs: [(name: String, value: String)]) -> String {
    list(pairs) { cards, pair in cards.row([cards.shared(pair.name), Self.string(pair.value)]) }
  }

  /// The number of a text, which is given one when it is seen first.
  private mutating func shared(_ text: String) -> String {
    if let number = numbers[text] { return "\(number)" }
    guard text.utf8.count <= Self.longestShared else { return Self.string(text) }
    numbers[text] = texts.count
    texts.append(text)
    return "\(texts.count - 1)"
  }

  /// A string of JSON that cannot end the element it stands in.
  private static func string(_ text: String) -> String {
    var result = "\""
    result.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<": result += "\\u003c"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension OriginalText {
  /// The pieces as one text, each behind a sign of the private use area for its kind.
  ///
  /// U+E000 is text, U+E001 space, U+E002 control, U+E003 a line end; 8 more is marked. No piece has
  /// such a sign itself: they are shown by their number.
  var coded: String {
    var text = ""
    for piece in pieces {
      let kind: UInt32 =
        switch piece.kind {
        case .text: 0
        case .space: 1
        case .control: 2
        case .lineEnd: 3
        }
      guard let sign = Unicode.Scalar(0xE000 + kind + (piece.isMarked ? 8 : 0)) else { continue }
      text.unicodeScalars.append(sign)
      text += piece.text
    }
    return text
  }
}

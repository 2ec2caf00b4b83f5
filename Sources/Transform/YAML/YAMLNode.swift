/// One value of a project file, with its place.
///
/// All scalars are text: `NO` is never false and `01` never 1.
package struct YAMLNode: Sendable {
  package indirect enum Content: Sendable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  package struct Pair: Sendable {
    package let key: YAMLNode
    package let value: YAMLNode
  }

  package let content: Content
  /// From 1.
  package let line: Int
  /// From 1, in characters; of a quoted scalar, the place of its first character.
  package let column: Int

  /// The text of a scalar.
  package var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  package var pairs: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  package subscript(key: String) -> YAMLNode? {
    pairs?.first { $0.key.text == key }?.value
  }

  /// Every scalar in it that is no key.
  package var texts: [String] {
    switch content {
    case .scalar(let text): [text]
    case .sequence(let items): items.flatMap(\.texts)
    case .mapping(let pairs): pairs.flatMap(\.value.texts)
    }
  }

  /// What it is, for a message.
  package var shape: String {
    switch content {
    case .scalar(let text): text.isEmpty ? "nothing" : "a word"
    case .sequence: "a list"
    case .mapping: "a group of keys"
    }
  }
}

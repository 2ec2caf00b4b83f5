import Transform

/// A value of a YAML file as an editor reads it: a plain `01` is a number and `true` a flag, where
/// Trackway reads words.
indirect enum EditorValue: Hashable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([EditorValue])
  case group([String: EditorValue])

  init(_ node: YAMLNode, in file: ProjectFile) {
    switch node.content {
    case .sequence(let items): self = .list(items.map { EditorValue($0, in: file) })
    case .mapping(let pairs):
      self = .group(
        Dictionary(pairs.map { ($0.key.text ?? "", EditorValue($0.value, in: file)) }) { $1 })
    case .scalar(let text):
      let line = file.lines[node.line - 1]
      let before = line.prefix(max(node.column - 1, 0)).last
      self = before == "\"" || before == "'" ? .text(text) : EditorValue(plain: text)
    }
  }

  private init(plain text: String) {
    switch text {
    case "", "~", "null": self = .null
    case "true", "false": self = .flag(text == "true")
    default:
      let isNumber = text.wholeMatch(of: /[-+]?(\d+(\.\d*)?|\.\d+)/) != nil
      self = if isNumber, let number = Double(text) { .number(number) } else { .text(text) }
    }
  }

  init(_ literal: JSONSchema) {
    self =
      switch literal {
      case .text(let text): .text(text)
      case .number(let number): .number(Double(number))
      case .flag(let flag): .flag(flag)
      case .list(let items): .list(items.map(EditorValue.init))
      case .object(let members): .group(members.mapValues(EditorValue.init))
      }
  }

  /// The names of its types; a whole number has two.
  var types: Set<String> {
    switch self {
    case .null: ["null"]
    case .flag: ["boolean"]
    case .number(let number): number == number.rounded() ? ["number", "integer"] : ["number"]
    case .text: ["string"]
    case .list: ["array"]
    case .group: ["object"]
    }
  }
}

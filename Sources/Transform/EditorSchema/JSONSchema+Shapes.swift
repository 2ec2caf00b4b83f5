// The shapes of values in a project's files.
//
// Trackway reads every plain word as text; an editor reads `01` as a number and `yes` or `true` as
// something else again. What is one word for Trackway may therefore be any scalar for an editor.

extension JSONSchema {
  static let anything: JSONSchema = [:]
  static let word: JSONSchema = ["type": scalars]
  static let words: JSONSchema = ["type": "array", "items": word]
  static let flagWord: JSONSchema = ["enum": [true, false, "true", "false", "yes", "no"]]
  static let wholeNumber: JSONSchema = [
    "type": ["integer", "string"], "minimum": 0, "pattern": "^\\+?[0-9]+$",
  ]
  static let scalars: JSONSchema = ["string", "number", "boolean", "null"]

  /// A group that has these keys and no others; a key without a shape may have any value.
  ///
  /// - Parameters:
  ///   - keys: As the reader of the file expects them.
  ///   - required: Without which the reader reports a missing key.
  ///   - types: What may stand there instead of a group.
  ///   - shapes: What stands behind a key.
  /// - Returns: The schema of the group.
  static func group(
    _ keys: [String], required: [String] = [], or types: [String] = [],
    _ shapes: [String: JSONSchema] = [:]
  ) -> JSONSchema {
    precondition(
      Set(shapes.keys).isSubset(of: keys),
      "no reader expects \(Set(shapes.keys).subtracting(keys).sorted())")
    var group: [String: JSONSchema] = [
      "type": types.isEmpty ? "object" : .list((["object"] + types).map(JSONSchema.text)),
      "properties": .object(
        Dictionary(keys.map { ($0, shapes[$0] ?? anything) }) { first, _ in first }),
      "additionalProperties": false,
    ]
    if !required.isEmpty { group["required"] = .list(required.map(JSONSchema.text)) }
    return .object(group)
  }

  /// A group whose keys are names that the project invents.
  static func named(_ shape: JSONSchema) -> JSONSchema {
    ["type": "object", "additionalProperties": shape]
  }

  static func list(of item: JSONSchema) -> JSONSchema { ["type": "array", "items": item] }

  /// One of these words; any, where there are none to choose from.
  static func one(of words: [String]) -> JSONSchema {
    words.isEmpty ? word : ["enum": .list(words.flatMap(spellings))]
  }

  /// A word, and what an editor makes of it that takes it for a number.
  private static func spellings(_ word: String) -> [JSONSchema] {
    guard let number = Int(word), String(number) == word else { return [.text(word)] }
    return [.text(word), .number(number)]
  }

  /// One of these words, or what has a form.
  static func one(of words: [String], or pattern: String) -> JSONSchema {
    ["anyOf": [one(of: words), ["type": "string", "pattern": .text(pattern)]]]
  }

  /// What is asked besides where a key has one value.
  static func when(_ key: String, is value: String, _ then: JSONSchema) -> JSONSchema {
    [
      "if": [
        "properties": .object([key: one(of: [value])]), "required": [.text(key)],
      ],
      "then": then,
    ]
  }

  /// Another part of the same file; what stands beside a reference is not looked at.
  static func reference(_ definition: String) -> JSONSchema {
    ["$ref": .text("#/definitions/\(definition)")]
  }

  /// A pattern's text for exactly these characters.
  static func escaped(_ text: String) -> String {
    text.map { #"^$\.*+?()[]{}|/"#.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

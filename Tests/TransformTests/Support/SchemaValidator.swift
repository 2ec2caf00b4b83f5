import Foundation
import Transform

/// Compares values with a JSON Schema (draft 7), as far as the project's schemas use it.
struct SchemaValidator {
  let root: JSONSchema
  private var patterns: [String: NSRegularExpression] = [:]

  init(_ root: JSONSchema) { self.root = root }

  private static let notes: Set<String> = [
    "$schema", "title", "description", "definitions", "patternErrorMessage", "then", "else",
  ]

  /// What the schema refuses, each with the way to it: `targets/0/into: …`.
  mutating func faults(of value: EditorValue) -> [String] { faults(value, root, "") }

  private mutating func faults(
    _ value: EditorValue, _ schema: JSONSchema, _ path: String
  ) -> [String] {
    guard case .object(let keywords) = schema else {
      return schema == .flag(false) ? ["\(path): nothing may stand here"] : []
    }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, wanted in
      faults(value, keyword, wanted, keywords, path)
    }
  }

  private mutating func faults(
    _ value: EditorValue, _ keyword: String, _ wanted: JSONSchema,
    _ all: [String: JSONSchema], _ path: String
  ) -> [String] {
    switch keyword {
    case let note where Self.notes.contains(note): return []
    case "type":
      let isFit = Self.texts(wanted).contains { value.types.contains($0) }
      return isFit ? [] : ["\(path): is \(value), and \(wanted) is wanted"]
    case "enum":
      guard case .list(let choices) = wanted else { return ["\(path): a strange enum"] }
      let isFit = choices.contains { EditorValue($0) == value }
      return isFit ? [] : ["\(path): \(value) is none of the choices"]
    case "pattern":
      guard case .text(let text) = value, case .text(let pattern) = wanted else { return [] }
      return matches(text, pattern) ? [] : ["\(path): '\(text)' has another form"]
    case "minimum":
      guard case .number(let number) = value, case .number(let least) = wanted else { return [] }
      return number >= Double(least) ? [] : ["\(path): \(number) is too small"]
    case "required":
      guard case .group(let members) = value else { return [] }
      return Self.texts(wanted).filter { members[$0] == nil }.map { "\(path): has no \($0)" }
    case "properties", "patternProperties", "additionalProperties":
      // The three are one question, which the first of them that is there asks.
      let asking = ["properties", "patternProperties", "additionalProperties"]
        .first { all[$0] != nil }
      return keyword == asking ? members(value, all, path) : []
    case "items":
      guard case .list(let items) = value else { return [] }
      return items.enumerated().flatMap { faults($1, wanted, "\(path)/\($0)") }
    case "allOf": return Self.list(wanted).flatMap { faults(value, $0, path) }
    case "anyOf":
      var found: [String] = []
      for choice in Self.list(wanted) {
        let faults = faults(value, choice, path)
        if faults.isEmpty { return [] }
        found += faults
      }
      return found
    case "if":
      let branch = faults(value, wanted, path).isEmpty ? "then" : "else"
      return all[branch].map { faults(value, $0, path) } ?? []
    case "$ref": return faults(value, definition(wanted), path)
    default: return ["\(path): the keyword \(keyword) is not understood"]
    }
  }

  /// The members of a group that are named, have a named form, or are others.
  private mutating func members(
    _ value: EditorValue, _ keywords: [String: JSONSchema], _ path: String
  ) -> [String] {
    guard case .group(let members) = value else { return [] }
    let named = Self.members(keywords["properties"])
    let forms = Self.members(keywords["patternProperties"])
    return members.sorted { $0.key < $1.key }.flatMap { key, member in
      var wanted = forms.filter { matches(key, $0.key) }.map(\.value)
      if let shape = named[key] { wanted.append(shape) }
      if wanted.isEmpty, let other = keywords["additionalProperties"] { wanted = [other] }
      return wanted.flatMap { faults(member, $0, "\(path)/\(key)") }
    }
  }

  private func definition(_ reference: JSONSchema) -> JSONSchema {
    guard case .text(let name) = reference else { return false }
    let definitions = Self.members(Self.members(root)["definitions"])
    return definitions[name.replacing("#/definitions/", with: "")] ?? false
  }

  private mutating func matches(_ text: String, _ pattern: String) -> Bool {
    if patterns[pattern] == nil {
      patterns[pattern] = try? NSRegularExpression(pattern: pattern)
    }
    let range = NSRange(text.startIndex..., in: text)
    return patterns[pattern]?.firstMatch(in: text, range: range) != nil
  }

  private static func members(_ schema: JSONSchema?) -> [String: JSONSchema] {
    if case .object(let members)? = schema { members } else { [:] }
  }

  private static func list(_ schema: JSONSchema) -> [JSONSchema] {
    if case .list(let items) = schema { items } else { [schema] }
  }

  private static func texts(_ schema: JSONSchema) -> [String] {
    list(schema).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}

package import Diagnostics
import Foundation

/// One YAML file of a project while it is checked: its tree, its lines and what is wrong with it.
///
/// The helpers read a value in its shape or report why not, so that a reader of the file says what
/// it wants and nothing else.
package struct ProjectFile {
  /// Relative to the project's folder: what places show.
  package let name: String
  package let lines: [Substring]
  package let root: YAMLNode?
  package var faults: [Diagnostic]
  /// Where unknown keys were reported; kept when the faults are handed on.
  private var unknownKeys: Set<Place> = []

  package init(name: String, text: String) {
    self.name = name
    lines = Self.lines(of: text)
    (root, faults) = StrictYAML.read(text, file: name)
  }

  /// The lines of a text, whichever system wrote it.
  static func lines(of text: String) -> [Substring] {
    let bytes = text.utf8
    var lines: [Substring] = []
    var (start, index) = (bytes.startIndex, bytes.startIndex)
    while index < bytes.endIndex {
      // Most bytes are of ASCII, and begin none.
      let byte = bytes[index]
      guard byte < 0x0E || byte > 0x7F, let length = lineEnd(bytes[index...]) else {
        bytes.formIndex(after: &index)
        continue
      }
      lines.append(text[start..<index])
      bytes.formIndex(&index, offsetBy: length)
      start = index
    }
    return lines + [text[start...]]
  }

  /// How many bytes the end of a line has with which a text begins; `nil` where it begins otherwise.
  ///
  /// By what the YAML parser counts as one; else its lines would not be ours: LF, CR, CR LF, NEL, LS
  /// and PS.
  private static func lineEnd(_ bytes: Substring.UTF8View) -> Int? {
    switch bytes.first {
    case 0x0A: 1
    case 0x0D: bytes.dropFirst().first == 0x0A ? 2 : 1
    case 0xC2: bytes.starts(with: [0xC2, 0x85]) ? 2 : nil
    case 0xE2:
      bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : nil
    default: nil
    }
  }

  package func place(_ node: YAMLNode, offset: Int = 0) -> Place {
    Place(name, line: node.line, column: node.column + offset)
  }

  package mutating func report(
    _ code: DiagnosticCode, _ message: String, at node: YAMLNode, offset: Int = 0, remedy: String
  ) {
    report(code, message, at: node, offset: offset, remedy: Remedy(remedy))
  }

  package mutating func report(
    _ code: DiagnosticCode, _ message: String, at node: YAMLNode, offset: Int = 0, remedy: Remedy
  ) {
    let place = place(node, offset: offset)
    let excerpt = lines.indices.contains(node.line - 1) ? String(lines[node.line - 1]) : nil
    faults.append(
      Diagnostic(
        code, message, at: place, remedy: remedy.words, excerpt: excerpt,
        fix: fix(remedy.edit, of: node, at: place)))
  }

  /// The edit in this file; `nil` where the text does not stand as plainly as the edit supposes.
  private func fix(_ edit: Remedy.Edit?, of node: YAMLNode, at place: Place) -> Fix? {
    switch edit {
    case nil: return nil
    case .replace(let length, let text): return .replace(length, at: place, with: text)
    case .append(let text):
      guard let value = node.text else { return nil }
      let end = Place(name, line: node.line, column: node.column + value.count)
      return .replace(0, at: end, with: text)
    case .removeEntry:
      let line = lines[node.line - 1]
      // Only an entry that has its line for itself, and stands on one line.
      guard line.prefix(node.column - 1).allSatisfy({ " -".contains($0) }),
        node.pairs == nil || line.hasSuffix("}")
      else { return nil }
      return .remove(lines: node.line...node.line, of: name)
    }
  }

  /// Reports every key of a group that is not among `allowed`.
  package mutating func expectKeys(_ allowed: [String], in node: YAMLNode, of what: String) {
    let absent = allowed.filter { node[$0] == nil }
    for pair in node.pairs ?? [] {
      guard let key = pair.key.text, !allowed.contains(key) else { continue }
      unknownKeys.insert(place(pair.key))
      report(
        .unknownKey, "\(what) has no key '\(key)'", at: pair.key,
        remedy: .nearest(
          to: key, in: absent,
          otherwise: "It can have: \(allowed.joined(separator: ", "))"))
    }
  }

  /// The group of keys at the root, or a report.
  package mutating func group(_ node: YAMLNode?, _ what: String) -> YAMLNode? {
    guard let node else { return nil }
    guard node.pairs != nil else {
      report(
        .wrongShape, "\(what) is \(node.shape), and a group of keys is wanted", at: node,
        remedy: "Write it as lines of 'key: value' below it, indented by two spaces")
      return nil
    }
    return node
  }

  package mutating func text(_ key: String, in node: YAMLNode, of what: String) -> String? {
    guard let value = node[key] else { return nil }
    return text(value, "'\(key)' of \(what)")
  }

  package mutating func text(_ value: YAMLNode, _ what: String) -> String? {
    guard let text = value.text else {
      report(
        .wrongShape, "\(what) is \(value.shape), and a word is wanted", at: value,
        remedy: "Write one value on the line")
      return nil
    }
    return text
  }

  package mutating func requiredText(_ key: String, in node: YAMLNode, of what: String) -> String? {
    guard node[key] != nil else {
      reportMissing(key, in: node, "\(what) has no '\(key)'", remedy: "Add a line '\(key): …'")
      return nil
    }
    return text(key, in: node, of: what)
  }

  /// Reports a key that is missing, unless it stands there misspelt and was reported as such.
  package mutating func reportMissing(
    _ key: String, in node: YAMLNode, _ message: String,
    _ code: DiagnosticCode = .missingKey, remedy: String
  ) {
    guard !isMisspelt(key, in: node) else { return }
    report(code, message, at: node, remedy: remedy)
  }

  /// Whether an unknown key of the group was reported that most likely means this one.
  package func isMisspelt(_ key: String, in node: YAMLNode) -> Bool {
    (node.pairs ?? []).contains { pair in
      unknownKeys.contains(place(pair.key)) && pair.key.text?.likelyMeant(in: [key]) != nil
    }
  }

  package mutating func items(_ key: String, in node: YAMLNode, of what: String) -> [YAMLNode] {
    guard let value = node[key] else { return [] }
    guard let items = value.items else {
      report(
        .wrongShape, "'\(key)' of \(what) is \(value.shape), and a list is wanted", at: value,
        remedy: "Write it as [a, b] or as lines that begin with '- '")
      return []
    }
    return items
  }

  package mutating func number(_ key: String, in node: YAMLNode, of what: String) -> Int? {
    guard let value = node[key], let text = text(value, "'\(key)' of \(what)") else { return nil }
    guard let number = Int(text), number >= 0 else {
      report(
        .wrongShape, "'\(key)' of \(what) is no whole number", at: value,
        remedy: "Write digits only")
      return nil
    }
    return number
  }

  package mutating func flag(_ key: String, in node: YAMLNode, of what: String) -> Bool? {
    guard let value = node[key], let text = text(value, "'\(key)' of \(what)") else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(
        .wrongShape, "'\(key)' of \(what) is neither true nor false", at: value,
        remedy: "Write true or false")
      return nil
    }
  }
}

import Diagnostics
import Foundation
import Rehearsal
import TestSupport
import Testing
import Transform

/// The page of the language says what the code does: every phrase, every key, every few-valued word.
@Suite struct LanguagePageTests {
  /// A part of the page: from its heading to the next of the same or a higher level.
  static func section(_ heading: String) throws -> String {
    let lines = try Repository.text("docs/mapping-language.md").components(separatedBy: "\n")
    let start = try #require(
      lines.firstIndex { $0 == "## \(heading)" || $0 == "### \(heading)" }, "\(heading)")
    let level = lines[start].prefix { $0 == "#" }.count
    let rest = lines[(start + 1)...].prefix { line in
      let marks = line.prefix { $0 == "#" }.count
      return marks == 0 || marks > level
    }
    return rest.joined(separator: "\n")
  }

  /// What stands between backquotes, and the lines of blocks of code.
  static func code(in text: String) -> [String] {
    let blocks = text.components(separatedBy: "```")
    let inside = stride(from: 1, to: blocks.count, by: 2).map { blocks[$0] }
    let outside = stride(from: 0, to: blocks.count, by: 2).flatMap { index in
      let parts = blocks[index].components(separatedBy: "`")
      return stride(from: 1, to: parts.count, by: 2).map { parts[$0].replacing("\n", with: " ") }
    }
    return inside + outside
  }

  @Test(arguments: ProjectKeys.all)
  func `every key of a project's files is explained`(_ group: ProjectKeys.Group) throws {
    try Self.expect(group.words, in: group.heading)
  }

  @Test func `every word of a rehearsal is explained`() throws {
    try Self.expect(RehearsalKeys.all, in: "A rehearsal")
  }

  @Test func `every warning is told`() throws {
    let warnings = DiagnosticCode.mappingCodes.filter { $0.severity == .warning }
    try Self.expect(warnings.map(\.description), in: "The check")
  }

  private static func expect(_ words: [String], in heading: String) throws {
    let spans = code(in: try section(heading))
    for word in words {
      let isThere = spans.contains { span in
        span.ranges(of: word).contains { range in
          let before = span[..<range.lowerBound].last
          let after = span[range.upperBound...].first
          return !(before.map(isLetter) ?? false) && !(after.map(isLetter) ?? false)
        }
      }
      #expect(isThere, "'\(heading)' does not have `\(word)`")
    }
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  // MARK: Phrases

  /// A row of the table of phrases.
  struct Row: Sendable, CustomTestStringConvertible {
    let phrases: String
    let notes: String

    var testDescription: String { phrases }

    /// The steps whose phrases it shows.
    var steps: [any Step.Type] {
      LanguagePageTests.code(in: phrases).compactMap { span in
        // `not the sentinel "01/01/1900", …` goes on as it began.
        Phrase.split(span.replacing(", …", with: "")).first.flatMap(Steps.match)?.step
      }
    }
  }

  static func rows() throws -> [Row] {
    try section("Phrases").components(separatedBy: "\n")
      .filter { $0.hasPrefix("| `") }
      .map { line in
        let cells = line.components(separatedBy: "|")
        return Row(phrases: cells[1], notes: cells.dropFirst(3).joined(separator: "|"))
      }
  }

  @Test func `every phrase has its row, and a row has only phrases that there are`() throws {
    let rows = try Self.rows()
    for row in rows { #expect(!row.steps.isEmpty, "\(row.phrases)") }
    let shown = rows.flatMap { row in row.steps.map { $0.reference.name } }
    for step in Steps.all {
      #expect(shown.contains(step.reference.name), "\(step.reference.name)")
      for template in step.reference.templates {
        let words = template.parts.compactMap { part in
          if case .word(let word) = part, word != "," { word } else { nil as String? }
        }
        let isThere = rows.contains { row in
          row.steps.contains { $0 == step } && Self.has(words, in: row.phrases)
        }
        #expect(isThere, "\(template.description)")
      }
    }
  }

  @Test func `a row names what its phrases can say, and nothing of it is left out`() throws {
    let rows = try Self.rows()
    let notes = Steps.all.flatMap { $0.reference.notes }
    for row in rows {
      for name in Self.code(in: row.notes) {
        #expect(Reasons.reason(named: name) != nil, "\(row.phrases): \(name)")
        // What the engine says of a phrase is no note of its step.
        guard let note = notes.first(where: { $0.reason.slug == name }) else { continue }
        #expect(
          row.notes.contains("repair `\(name)`") == note.isRepair, "\(row.phrases): \(name)")
      }
    }
    let told = Set(rows.flatMap { Self.code(in: $0.notes) })
    for step in Steps.all {
      for note in step.reference.notes {
        #expect(told.contains(note.reason.slug), "\(step.reference.name): \(note.reason.slug)")
      }
    }
  }

  /// Whether words stand in a text in this order.
  private static func has(_ words: [String], in text: String) -> Bool {
    var rest = words[...]
    for word in text.split(whereSeparator: { " `()\n".contains($0) })
    where rest.first.map({ word == $0 || word == "\($0)," }) ?? false {
      rest.removeFirst()
    }
    return rest.isEmpty
  }
}

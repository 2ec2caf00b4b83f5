import Diagnostics
import Extract
import Schema
import Standards

/// Puts one line of a mapping into words.
struct FieldDescriber {
  let project: Project
  let file: ProjectFile
  let layout: Layout
  let unit: String
  let pair: YAMLNode.Pair
  let plan: FieldPlan
  let column: Column

  var description: FieldDescription {
    let phrases = phrases
    return FieldDescription(
      name: column.name, about: column.about, isMandatory: column.isRequired,
      mustLand: column.mustLand, sentence: sentence(phrases), branches: branches, remark: remark,
      because: pair.value["because"]?.text,
      outcomes: AnswerWords(
        unit: unit, plan: plan, column: column, project: project, phrases: phrases
      ).outcomes + differing,
      lists: lists, nationalList: nationalList)
  }

  private var phrases: [Phrase] {
    let line = pair.value.pairs == nil ? pair.value.text : pair.value["from"]?.text
    return line.map(Phrase.split) ?? []
  }

  /// That of the codes that the field holds.
  var nationalList: String? {
    if case .code(let list) = column.type { list } else { nil }
  }

  private var differing: [FieldDescription.Outcome] {
    guard let text = pair.value["when records differ"]?.text else { return [] }
    return [
      FieldDescription.Outcome(
        when: "If the records of one row differ here", reasons: [], then: "\(text).")
    ]
  }

  // MARK: The line

  private func sentence(_ phrases: [Phrase]) -> String {
    guard let first = phrases.first else { return "" }
    if case .ownRoot? = plan.instructions.first {
      return "\(unit.capitalisedFirst) that this same record becomes."
    }
    let steps = phrases.dropFirst().map(Self.words)
    return ([source(first)] + steps).joined(separator: ", ") + "."
  }

  private func source(_ phrase: Phrase) -> String {
    let words = phrase.description
    guard let column = layout.columns.first(where: { $0.name == words }) else {
      switch words {
      case "each": return "The column of this row"
      case "each with": return "The companion column of this row"
      case "the number": return "The place of the column in its row, from 1"
      default: return constant(phrase) ?? words.capitalisedFirst
      }
    }
    return "`\(column.name)`" + (column.about.isEmpty ? "" : " (\(column.about))")
  }

  private func constant(_ phrase: Phrase) -> String? {
    guard phrase.tokens.count == 3, phrase.tokens[2].kind == .text else { return nil }
    return "Always \(Self.value(phrase.tokens[2].text, of: column))"
  }

  /// The sentence of a step where it says all that the phrase says; the phrase itself otherwise.
  static func words(_ phrase: Phrase) -> String {
    guard let (step, arguments) = Steps.match(phrase) else { return phrase.description }
    let sentence = step.reference.sentence
    let places = Set(
      sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        .map { String($0.prefix { $0 != "}" }) })
    guard places == arguments.names else {
      return MappingDescriber.inWords(phrase.description)
    }
    var words = sentence
    for place in places {
      let isText = phrase.tokens.contains {
        $0.kind == .text && $0.offset == arguments.offset(place)
      }
      let texts = arguments.texts(place)
      let value =
        isText
        ? texts.map { "\"\($0)\"" }.joined(separator: " or ") : texts.joined(separator: " ")
      words = words.replacing("{\(place)}", with: value)
    }
    return MappingDescriber.inWords(words)
  }

  /// The code tables and crosswalks by which the value is understood.
  var lists: [String] {
    phrases.compactMap { phrase in
      let words = phrase.tokens.map(\.text)
      let isList =
        words.prefix(2) == ["translated", "by"]
        || words.prefix(3) == ["matched", "by", "crosswalk"]
      return isList ? words.dropFirst(words[0] == "translated" ? 2 : 3).first : nil
    }
  }

  // MARK: first that fits

  private var branches: [FieldDescription.Branch] {
    (pair.value["first that fits"]?.items ?? []).map { node in
      let value = (node["use"] ?? node["otherwise"])?.text ?? ""
      return FieldDescription.Branch(
        condition: node["if"]?.text.map(MappingDescriber.inWords),
        value: value == "nothing" ? "the field stays empty" : Self.value(value, of: column),
        list: node["list"]?.text)
    }
  }

  /// A value with what it means, where it is a national code.
  static func value(_ text: String, of column: Column) -> String {
    guard case .code(let list) = column.type,
      let code = CodeList.named(list)?.codes.first(where: { $0.code == text })
    else { return "`\(text)`" }
    return "`\(text)` (\(code.meaning))"
  }

  // MARK: Remarks

  /// The comment that stands directly above the line.
  private var remark: String {
    var words: [String] = []
    var line = pair.key.line - 2
    while file.lines.indices.contains(line) {
      let text = file.lines[line].drop { $0 == " " }
      guard text.hasPrefix("#") else { break }
      words.insert(String(text.dropFirst().drop { $0 == " " }), at: 0)
      line -= 1
    }
    return words.joined(separator: " ")
  }
}

extension String {
  /// With its first letter in capitals.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

package import Diagnostics
import Schema

/// What a mapping says of one field, as it was written, and where.
package struct MappingLine: Sendable {
  /// The position of its target in the mapping.
  package let target: Int
  package let field: String
  package let place: Place
  /// The line without its field: `SURNAME, single spaces`; empty for a `first that fits`.
  package let text: String
  /// Why the field rejects a record, where the mapping says so.
  package let because: String?
  private let file: ProjectFile
  private let root: YAMLNode
  private let node: YAMLNode

  /// The lines of a mapping, in its order.
  package static func all(of declaration: MappingDeclaration) -> [MappingLine] {
    declaration.targets.enumerated().flatMap { target, node in
      (node["fields"]?.pairs ?? []).map { pair in
        MappingLine(declaration, target: target, pair)
      }
    }
  }

  private init(_ declaration: MappingDeclaration, target: Int, _ pair: YAMLNode.Pair) {
    self.target = target
    field = pair.key.text ?? ""
    file = declaration.file
    root = declaration.root
    node = pair.value
    place = declaration.file.place(pair.key)
    text = (node.pairs == nil ? node.text : node["from"]?.text) ?? ""
    because = node["because"]?.text
  }

  /// All lines of its file that can change what the field becomes.
  ///
  /// Its own, those of the mapping that concern every field, and those of its target.
  package var lines: [ClosedRange<Int>] {
    var lines = [place.line.map { $0...max($0, node.lastLine) }].compactMap(\.self)
    for pair in root.pairs ?? [] where pair.key.text != "targets" && pair.key.text != "about" {
      lines.append(pair.key.line...max(pair.key.line, pair.value.lastLine))
    }
    guard let targets = root["targets"]?.items, targets.indices.contains(target) else {
      return lines
    }
    for pair in targets[target].pairs ?? [] where pair.key.text != "fields" {
      lines.append(pair.key.line...max(pair.key.line, pair.value.lastLine))
    }
    return lines
  }

  /// What the mapping says where the records of one row differ in the field: `use the earliest`.
  package var whenRecordsDiffer: String? {
    (node.pairs == nil ? nil : node[MappingScope.differKey])?.text
      ?? root[MappingScope.differKey]?.text
  }

  // MARK: Phrases

  /// A phrase as a sentence's part: `read as a date, day before month`.
  package func words(of phrase: String) -> String {
    Phrase.split(phrase).first.map(FieldDescriber.words) ?? phrase
  }

  /// Where a phrase stands that does not stand in the line itself: `every date` of the mapping.
  package func place(ofPhrase phrase: String) -> Place? {
    guard !Phrase.split(text).contains(where: { $0.description == phrase }),
      let everyDate = root["every date"], let words = everyDate.text,
      Phrase.split(words).contains(where: { $0.description == phrase })
    else { return nil }
    return file.place(everyDate)
  }

  /// Where the mapping answers a failure of the field.
  package func place(ofAnswerTo failure: FailureClass) -> Place? {
    let key = "when \(failure.phrase)"
    let pairs = [node, root].flatMap { $0.pairs ?? [] }
    return pairs.first { $0.key.text == key }.map { file.place($0.key) }
  }

  /// A line of `first that fits`, from 0, in its words.
  package func branch(_ number: Int) -> (place: Place, words: String)? {
    guard let items = node["first that fits"]?.items, items.indices.contains(number) else {
      return nil
    }
    let item = items[number]
    let value = (item["use"] ?? item["otherwise"])?.text ?? ""
    let outcome = value == "nothing" ? "it stays empty" : "use \"\(value)\""
    let words =
      item["if"]?.text.map { "since \(MappingDescriber.inWords($0)), \(outcome)" }
      ?? "since no other line fits, \(outcome)"
    return (file.place(item), words)
  }
}

extension YAMLNode {
  /// The line on which it ends.
  var lastLine: Int {
    switch content {
    case .scalar: line
    case .sequence(let items): items.map(\.lastLine).max() ?? line
    case .mapping(let pairs): pairs.map { max($0.key.line, $0.value.lastLine) }.max() ?? line
    }
  }
}

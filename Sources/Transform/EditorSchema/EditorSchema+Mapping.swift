import Diagnostics
import Extract
import Schema

// mappings/*.yaml

extension EditorSchema {
  var mapping: JSONSchema {
    let answers = FailureClass.allCases.map { failure in
      (failure.answerKey, Self.answer(Answers.allowed(for: failure)))
    }
    let skip = JSONSchema.group(
      MappingScope.skipKeys, required: MappingScope.skipKeys, ["if": .word, "reason": Self.reason])
    var definitions: [String: JSONSchema] = ["line": line]
    for marks in FieldMarks.all { definitions[marks.name] = field(marks) }
    for table in Tables.record { definitions["fields-\(table.name)"] = fields(of: table) }
    return JSONSchema.group(
      MappingScope.keys, required: ["mapping", "from", "targets"],
      [
        "mapping": .word, "from": .one(of: sources), "version": .word, "about": .word,
        "skip when": .list(of: skip), "only if": .word, "every date": .word,
        "targets": .list(of: target), MappingScope.groupKey: .word,
        MappingScope.differKey: .one(of: DifferPolicy.allCases.map(\.rawValue)),
      ].merging(answers) { own, _ in own }
    ).with([
      "allOf": .list(
        project.sources.map { source in
          let column = JSONSchema.one(of: source.layout.columns.map(\.name))
          return .when(
            "from", is: source.name,
            [
              "properties": .object([
                MappingScope.groupKey: column,
                "targets": ["items": ["properties": ["key": column]]],
              ])
            ])
        }),
      "definitions": .object(definitions),
    ])
  }

  private var target: JSONSchema {
    JSONSchema.group(
      MappingScope.targetKeys, required: ["into", "fields"],
      [
        "into": .one(of: Self.tables), "key": .word, "only if": .word, "for each": .word,
        "fields": ["type": "object"],
      ]
    ).with([
      "allOf": .list(
        Tables.record.map { table in
          .when(
            "into", is: table.name,
            ["properties": ["fields": .reference("fields-\(table.name)")]])
        })
    ])
  }

  // MARK: Fields

  private func fields(of table: Table) -> JSONSchema {
    let shapes = table.columns.map { column -> (String, JSONSchema) in
      let shape: JSONSchema = [
        "description": .text(Self.about(column)),
        "allOf": [.reference(FieldMarks(column).name)],
      ]
      return (column.name, shape)
    }
    return JSONSchema.group(
      table.columns.map(\.name), required: table.columns.filter(\.isRequired).map(\.name),
      Dictionary(shapes) { first, _ in first }
    ).with(["description": .text(table.about)])
  }

  private static func about(_ column: Column) -> String {
    let marks = [
      column.isRequired ? "mandatory" : nil, column.mustLand ? "must land" : nil,
    ].compactMap(\.self)
    return marks.isEmpty ? column.about : "\(column.about) (\(marks.joined(separator: ", ")))"
  }

  /// A line, or a group of keys with answers.
  private func field(_ marks: FieldMarks) -> JSONSchema {
    let answers = FailureClass.allCases.map { failure in
      (
        failure.answerKey,
        Self.answer(
          Answers.allowed(
            for: failure, mustLand: marks.mustLand, isRequired: marks.isRequired))
      )
    }
    let choice = JSONSchema.group(
      TargetCompiler.choiceKeys,
      ["if": .word, "use": .word, "otherwise": .word, "list": Self.reason]
    ).with(["anyOf": [["required": ["use"]], ["required": ["otherwise"]]]])
    let differ = DifferPolicy.allCases.filter { marks.hasOrder || !$0.needsOrder }
    let group = JSONSchema.group(
      TargetCompiler.fieldKeys,
      [
        "from": .reference("line"), "because": .word, "first that fits": .list(of: choice),
        MappingScope.differKey: .one(of: differ.map(\.rawValue)),
      ].merging(answers) { own, _ in own }
    ).with(["anyOf": [["required": ["from"]], ["required": ["first that fits"]]]])
    return [
      "if": ["type": "object"], "then": group, "else": .reference("line"),
    ]
  }

  /// A line; the lists and sources that it names must be there.
  private var line: JSONSchema {
    let lists = [
      ("translated by", project.codeTables.map(\.name)),
      ("matched by crosswalk", project.crosswalks.map(\.name)),
      ("looked up in", project.sources.map(\.name)), ("found in", project.sources.map(\.name)),
    ].filter { !$0.1.isEmpty }
    let refused = lists.map { phrase, names in
      let known = names.map(JSONSchema.escaped).joined(separator: "|")
      return #"(?!.*,\s*\#(phrase) (?!(\#(known))(?![^\s,])))"#
    }
    guard !refused.isEmpty else { return .word }
    let words = lists.map { "\($0) one of: \($1.joined(separator: ", "))" }
    return JSONSchema.word.with([
      "pattern": .text("^" + refused.joined()),
      "patternErrorMessage": .text(
        "The project has no such list or source; " + words.joined(separator: "; ")),
    ])
  }

  // MARK: Answers

  private static func answer(_ verbs: [String]) -> JSONSchema {
    guard verbs.contains("use") else { return .one(of: verbs) }
    let others = Answers.words.filter { $0.hasPrefix("use ") }.map { $0.dropFirst("use ".count) }
    return .one(
      of: verbs.filter { $0 != "use" },
      or: "^use (?!(\(others.joined(separator: "|")))$)")
  }
}

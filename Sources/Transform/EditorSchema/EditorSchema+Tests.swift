import Extract
import Schema

// tests/*.yaml

extension EditorSchema {
  var tests: JSONSchema {
    let roots = Tables.record.filter(\.isRoot).map(\.name)
    let parents = JSONSchema.group(
      MappingTestReader.parentKeys, or: ["array"],
      Dictionary(
        MappingTestReader.parentKeys.map { key in
          (key, key == MappingTestReader.skippedKey ? ["type": "object"] : .words)
        }
      ) { first, _ in first }
    ).with(["items": .word])
    let test = JSONSchema.group(
      MappingTestReader.keys, required: ["test", "mapping", "given", "expect"],
      [
        "test": .word, "mapping": .one(of: project.mappings.map(\.name)),
        MappingTestReader.sourcesKey: .group(
          project.sources.map(\.name),
          Dictionary(project.sources.map { ($0.name, Self.records(of: $0)) }) { first, _ in first }),
        "given parents": .group(roots, Dictionary(roots.map { ($0, parents) }) { $1 }),
      ]
    ).with([
      "allOf": .list(
        project.mappings.map { .when("mapping", is: $0.name, Self.example($0, project)) })
    ])
    return JSONSchema.group(
      MappingTestReader.fileKeys, required: ["tests"],
      ["as at": .word, "tests": .list(of: test)]
    ).with([
      "definitions": .object(
        Dictionary(Tables.record.map { ("rows-\($0.name)", Self.rows(of: $0)) }) { $1 })
    ])
  }

  /// What is given and expected of a mapping.
  private static func example(
    _ mapping: MappingDeclaration, _ project: Project
  ) -> JSONSchema {
    let tables = MappingTestReader.tables(of: mapping).map(\.name)
    let reasons: JSONSchema = [
      "type": ["array", "string"], "anyOf": [["type": "array"], reason], "items": reason,
    ]
    let outcome = JSONSchema.one(of: ExpectationReader.outcomes)
    let keys = ExpectationReader.keys.map { key in
      (
        key,
        key == "outcome" ? ["anyOf": [outcome, .list(of: outcome)]] : reasons
      )
    }
    let rows = tables.map { ($0, JSONSchema.reference("rows-\($0)")) }
    var shapes: [String: JSONSchema] = [
      "expect": .group(
        ExpectationReader.keys + tables, Dictionary(keys + rows) { first, _ in first })
    ]
    if let source = project.source(named: mapping.source) {
      shapes["given"] = records(of: source)
    }
    return ["properties": .object(shapes)]
  }

  private static func records(of source: Project.Source) -> JSONSchema {
    let children = source.layout.children.map { set in
      (set.name, JSONSchema.list(of: record(of: set.columns)))
    }
    return oneOrMore(record(of: source.layout.columns, children))
  }

  /// A word for each column, and what else the record has.
  private static func record(
    of columns: [LayoutColumn], _ others: [(String, JSONSchema)] = []
  ) -> JSONSchema {
    let shapes = columns.map { ($0.name, JSONSchema.word) } + others
    return .group(shapes.map(\.0), Dictionary(shapes) { $1 })
  }

  private static func rows(of table: Table) -> JSONSchema {
    let names = table.columns.map(\.name)
    let row = oneOrMore(.group(names, Dictionary(names.map { ($0, .word) }) { $1 }))
    return ["if": ["type": "string"], "then": .one(of: ["none"]), "else": row]
  }

  private static func oneOrMore(_ row: JSONSchema) -> JSONSchema {
    ["if": ["type": "array"], "then": .list(of: row), "else": row]
  }
}

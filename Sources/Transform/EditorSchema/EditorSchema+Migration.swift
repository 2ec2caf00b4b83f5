import Diagnostics
import Schema

// migration.yaml

extension EditorSchema {
  var migration: JSONSchema {
    .group(
      ProjectKeys.migration,
      required: ["format", "migration", "source system", "target", "sources", "mappings"],
      [
        "format": .one(of: ["1"]), "migration": .word, "source system": .word,
        "target": .one(of: ["epr/1"]), "timezone": .word, "exports": .word, "manifest": .word,
        "sources": .named(
          .group(
            ProjectKeys.source, required: ["layout", "files"],
            [
              "layout": .word, "files": .word, "record type": .word,
              ProjectKeys.useKey: .one(of: [ProjectKeys.reconciliation]),
              ProjectKeys.lookupKey: .wholeNumber,
            ])),
        "crosswalks": .named(crosswalk), "codes": .word,
        "reference": .group(
          Self.tables,
          Dictionary(Self.tables.map { ($0, .word) }) { first, _ in first }),
        "mappings": .words, "rules": .word,
        "stop when": .group(
          LimitReader.stopKeys,
          ["rejected": .wholeNumber, "rejected share": .word, "closed": .wholeNumber]),
        "go only if": limits,
        ProjectKeys.secondPersonKey: .list(of: .one(of: ProjectKeys.decisions)),
      ])
  }

  private var crosswalk: JSONSchema {
    JSONSchema.group(
      ProjectKeys.crosswalk, required: ["file", "to", "by"],
      [
        "file": .word, "to": .one(of: Self.tables), "by": .word,
        ProjectKeys.lackingKey: .one(of: ProjectKeys.lacking),
      ]
    ).with([
      "allOf": .list(
        Tables.record.map { table in
          .when(
            "to", is: table.name,
            ["properties": ["by": .one(of: table.columns.map(\.name))]])
        })
    ])
  }

  private var limits: JSONSchema {
    let subjects = LimitReader.subjects.map(\.0)
    let limit: JSONSchema = [
      "type": ["integer", "string"], "minimum": 0,
      "pattern": #"^(at most )?(\+?[0-9]+|[0-9.]+% of its records)$"#,
      "patternErrorMessage": "Write a number, 'at most 20' or 'at most 1% of its records'",
    ]
    let failures = FailureClass.allCases.map(\.ruleWord).joined(separator: "|")
    return JSONSchema.group(
      subjects, Dictionary(subjects.map { ($0, limit) }) { first, _ in first }
    ).with([
      "patternProperties": .object([
        #"^repairs of (\#(Self.tables.joined(separator: "|")))\.[a-z_0-9]+ (\#(failures))$"#: limit
      ])
    ])
  }
}

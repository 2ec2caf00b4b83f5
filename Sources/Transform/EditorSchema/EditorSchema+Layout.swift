import Extract

// layouts/*.yaml

extension EditorSchema {
  var layout: JSONSchema {
    let kinds = ["csv": csv, "fixed": fixed, "xml": xml]
    // A layout that does not say its kind is of delimited text.
    let delimited: JSONSchema = [
      "if": ["properties": ["kind": .one(of: ["csv"])]], "then": csv,
    ]
    let others = kinds.keys.sorted().filter { $0 != "csv" }
    return [
      "type": "object", "required": ["layout"],
      "properties": ["kind": .one(of: Format.kinds)],
      "allOf": .list(
        [delimited] + others.map { .when("kind", is: $0, kinds[$0] ?? .anything) }),
    ]
  }

  private func shapes(_ columns: JSONSchema) -> [String: JSONSchema] {
    [
      "layout": .word, "kind": .one(of: Format.kinds),
      "encoding": .one(of: TextEncoding.names, or: "^cp"), "bad bytes": .one(of: ["reject"]),
      "blank values": .words, "columns": columns,
    ]
  }

  private func columns(
    _ keys: [String], required: [String] = [], _ shapes: [String: JSONSchema]
  ) -> JSONSchema {
    .list(
      of: .group(
        LayoutReader.columnKeys + keys, required: ["name"] + required,
        [
          "name": .word, "required": .flagWord, "key": .flagWord, "sensitive": .word,
          "about": .word,
          "means": meaning, "written as": .word, "blank values": .words,
        ].merging(shapes) { _, own in own }))
  }

  private var meaning: JSONSchema {
    let stems = meanings.words.filter { $0.hasSuffix(" LIST") }.map { $0.dropLast("LIST".count) }
    let lists = project.codeTables.map(\.name) + project.crosswalks.map(\.name)
    let words =
      meanings.words.filter { !$0.hasSuffix(" LIST") }
      + stems.flatMap { stem in lists.map { stem + $0 } }
    let forms = stems.map { JSONSchema.escaped(String($0)) }.joined(separator: "|")
    return .one(of: words, or: #"^(\#(forms))\S+$"#)
  }

  // MARK: Kinds

  private var csv: JSONSchema {
    let header = JSONSchema.group(
      LayoutReader.headerKeys, or: ["string"],
      [
        "row": .wholeNumber, "match": .one(of: LayoutReader.headerMatches), "prefix": .word,
        "extra columns": .one(of: LayoutReader.extraColumns),
        "missing columns": .one(of: LayoutReader.missingColumns),
      ])
    return .group(
      LayoutReader.sharedKeys + LayoutReader.csvKeys, required: ["columns"],
      [
        "delimiter": .word, "quote": .word, "escape": .word,
        "header": header.with(["pattern": "^none$"]),
        "preamble": .wholeNumber,
        "trailer": .group(
          LayoutReader.csvTrailerKeys, required: ["first cell"],
          ["first cell": .word, "record count in": .wholeNumber]),
        "short row": .one(of: ["reject"]), "long row": .one(of: ["reject"]),
      ].merging(shapes(columns(LayoutReader.csvColumnKeys, ["multi line": .flagWord]))) {
        own, _ in own
      })
  }

  private var fixed: JSONSchema {
    let place: JSONSchema = [
      "type": ["integer", "string"], "pattern": "^[0-9]+(-[0-9]+)?$",
      "patternErrorMessage":
        "Write the first and the last position, counted from 1, such as 3-8",
    ]
    let columns = columns(LayoutReader.fixedColumnKeys, required: ["at"], ["at": place])
    return .group(
      LayoutReader.sharedKeys + LayoutReader.fixedKeys, required: ["record length"],
      [
        "record length": .wholeNumber,
        "record end": .one(of: FixedDialect.RecordEnd.allCases.map(\.rawValue)),
        "trim": .one(of: FixedDialect.Trim.allCases.map(\.rawValue)),
        "record type": .group(
          LayoutReader.tagKeys, required: LayoutReader.tagKeys,
          ["at": place, "values": .named(.word)]),
        "record types": .named(
          .group(
            LayoutReader.recordTypeKeys, required: ["columns"],
            ["record length": .wholeNumber, "columns": columns])),
        "trailer": .group(
          LayoutReader.fixedTrailerKeys, required: ["type"],
          ["type": .word, "record count at": place]),
      ].merging(shapes(columns)) { own, _ in own })
  }

  private var xml: JSONSchema {
    let columns = columns(LayoutReader.xmlColumnKeys, required: ["path"], ["path": .word])
    return .group(
      LayoutReader.sharedKeys + LayoutReader.xmlKeys, required: ["record", "columns"],
      [
        "record": .word, "namespaces": .named(.word),
        "limits": .group(
          LayoutReader.xmlLimitKeys,
          Dictionary(LayoutReader.xmlLimitKeys.map { ($0, .wholeNumber) }) { first, _ in first }),
        "children": .list(
          of: .group(
            LayoutReader.childrenKeys, required: LayoutReader.childrenKeys,
            ["name": .word, "record": .word, "columns": columns])),
      ].merging(shapes(columns)) { own, _ in own })
  }
}

import Diagnostics
import Schema

/// JSON Schemas of a project's YAML files, so that an editor offers its keys, tables, fields and
/// names while one writes, and marks what cannot be.
///
/// They refuse only what the check refuses too. What stands inside a line is the check's alone.
package struct EditorSchema {
  let project: Project
  let meanings: MeaningList

  package init(_ project: Project, meanings: MeaningList) {
    self.project = project
    self.meanings = meanings
  }

  /// The schema of each kind of file, by the name of the file to write.
  package var files: [(name: String, schema: JSONSchema)] {
    [
      ("migration", migration), ("layout", layout), ("mapping", mapping), ("rules", rules),
      ("tests", tests),
    ].map { kind, schema in
      (
        "\(kind).schema.json",
        schema.with([
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": .text("\(kind) of \(project.name)"),
        ])
      )
    }
  }

  /// The names of `sources:`, also of those whose layout cannot be read.
  var sources: [String] {
    project.file.root?["sources"]?.pairs?.compactMap(\.key.text) ?? []
  }

  static let tables = Tables.record.map(\.name)

  /// A reason that is known, or one of the project's own.
  static let reason = JSONSchema.one(of: Reasons.all.map(\.slug), or: "^SITE_")
}

// MARK: rules.yaml

extension EditorSchema {
  private var rules: JSONSchema {
    let reasons = Reasons.all.map { "list \($0.slug)" }
    let rule = JSONSchema.group(
      RuleReader.keys, required: ["rule", "otherwise"],
      [
        "rule": .word,
        // More phrases may stand before the list.
        "otherwise": .one(of: reasons + [RuleReader.noGo], or: ",|SITE_"), "equals": .word,
      ].merging(RuleReader.forms.map { ($0, .word) }) { first, _ in first }
    ).with(["anyOf": .list(RuleReader.forms.map { ["required": [.text($0)]] })])
    return .group(RuleReader.fileKeys, ["rules": .list(of: rule)])
  }
}

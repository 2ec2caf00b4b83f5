import Foundation
import Migration
package import Transform

/// The published form of a line of `worklist.jsonl`: `docs/schema/worklist.schema.json`.
package enum WorklistSchema {
  /// The file.
  package static var text: String {
    guard let data = try? schema.file() else {
      preconditionFailure("a schema is plain values, which JSON can spell")
    }
    return String(decoding: data, as: UTF8.self)
  }

  package static let schema: JSONSchema = .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One line of worklist.jsonl: a record to decide about, and the decision",
    "type": "object",
    "required": .list(
      ["reject", "record_hash", "checksum", "team", "facts", "values", "corrected", "answers"]),
    "additionalProperties": false,
    "properties": .object([
      "reject": text(#"^[0-9a-z]+$"#, "The reject id; the same in every run"),
      "record_hash": text(
        #"^([0-9a-f]{64})?$"#, "SHA-256 of the original; empty where it is not at hand"),
      "checksum": text(
        #"^[0-9a-f]{32}$"#, "Over facts and values: a line in which one was changed is refused"),
      "team": text(nil, "Who usually can decide"),
      "facts": texts(
        "What is known of the record; not to be changed",
        names: WorklistColumn.Fact.allCases.map(\.rawValue)),
      "values": texts("The values of the record, by column; not to be changed", names: nil),
      "codes": .object([
        "type": "object",
        "description": "By column: the codes that it may hold",
        "additionalProperties": .object(["type": "array", "items": .object(["type": "string"])]),
      ]),
      "corrected": texts(
        "To fill in, by column: the right value, or \(FilledRow.emptyWord) for none", names: nil),
      "answers": answers,
    ]),
  ])

  private static var answers: JSONSchema {
    var properties = Dictionary(
      uniqueKeysWithValues: WorklistColumn.Answer.allCases.map {
        ($0.rawValue, JSONSchema.object(["type": "string"]))
      })
    properties[WorklistColumn.Answer.decision.rawValue] = .object([
      "description": "What becomes of the record; empty for nothing yet",
      "enum": .list(([""] + Decision.Kind.offered.map(\.words)).map(JSONSchema.text)),
    ])
    properties[WorklistColumn.Answer.due.rawValue] = .object([
      "type": "string", "description": "2026-12-04 or 04/12/2026",
    ])
    return .object([
      "type": "object", "description": "To fill in", "additionalProperties": false,
      "properties": .object(properties),
    ])
  }

  private static func text(_ pattern: String?, _ about: String) -> JSONSchema {
    var members: [String: JSONSchema] = ["type": "string", "description": .text(about)]
    members["pattern"] = pattern.map(JSONSchema.text)
    return .object(members)
  }

  private static func texts(_ about: String, names: [String]?) -> JSONSchema {
    var members: [String: JSONSchema] = ["type": "object", "description": .text(about)]
    if let names {
      members["additionalProperties"] = false
      members["properties"] = .object(
        Dictionary(uniqueKeysWithValues: names.map { ($0, .object(["type": "string"])) }))
    } else {
      members["additionalProperties"] = .object(["type": "string"])
    }
    return .object(members)
  }
}

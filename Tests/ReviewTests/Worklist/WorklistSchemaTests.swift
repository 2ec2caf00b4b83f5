import Foundation
import Review
import TestSupport
import Testing
import Transform

/// The schema that is published, which `docs` has, is the one that lines are written by.
@Suite struct WorklistSchemaTests {
  @Test func `every line that is written keeps to the schema, and one that does not is told`()
    throws
  {
    let project = try WorklistProject()
    let path = try #require(
      try WorklistExport.write(
        project.worklist(), as: [.jsonl], to: project.folder.path(of: "out")
      ).first)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == project.worklist().rows.count)
    for line in lines {
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
      #expect(value.faults(by: WorklistSchema.schema) == [])
    }
    let bad = try JSONDecoder().decode(
      JSONValue.self,
      from: Data(#"{"reject":"R 1","checksum":1,"answers":{"decision":"maybe"},"x":""}"#.utf8))
    let faults = bad.faults(by: WorklistSchema.schema)
    for word in ["reject", "checksum", "decision", "x", "record_hash"] {
      #expect(faults.contains { $0.contains(word) }, "\(word)")
    }
  }
}

/// A JSON value that can be compared with the few words of a schema that ours uses.
private enum JSONValue: Decodable {
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  func faults(by schema: JSONSchema, at place: String = "") -> [String] {
    guard case .object(let rules) = schema else { return schema == false ? [place] : [] }
    var faults: [String] = []
    switch (rules["type"], self) {
    case ("string", .text), ("object", .object), ("array", .list), (nil, _): break
    default: return [place]
    }
    if case .list(let allowed)? = rules["enum"] {
      guard case .text(let text) = self, allowed.contains(.text(text)) else { return [place] }
    }
    if case .text(let pattern)? = rules["pattern"], case .text(let text) = self,
      (try? Regex(pattern).firstMatch(in: text)) == nil
    {
      faults.append(place)
    }
    if case .list(let items) = self, let rule = rules["items"] {
      faults += items.flatMap { $0.faults(by: rule, at: place) }
    }
    guard case .object(let members) = self else { return faults }
    if case .list(let required)? = rules["required"] {
      for case .text(let name) in required where members[name] == nil {
        faults.append("\(place).\(name)")
      }
    }
    var named: [String: JSONSchema] = [:]
    if case .object(let properties)? = rules["properties"] { named = properties }
    for (name, value) in members {
      guard let rule = named[name] ?? rules["additionalProperties"] else { continue }
      faults += value.faults(by: rule, at: "\(place).\(name)")
    }
    return faults
  }
}

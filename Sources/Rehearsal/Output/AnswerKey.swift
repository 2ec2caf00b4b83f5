import Foundation

/// Writes `answers.jsonl`: what a migration must make of every record that is not plainly loaded.
///
/// A line is written when its record is, from what was put into it; no mapping rule is asked.
struct AnswerKey {
  /// Where a record lies in the exports.
  struct Location {
    var file: String
    var line: Int
  }

  private let output: OutputFile
  private(set) var lines = 0

  init(in folder: URL) throws(RehearsalError) {
    output = try OutputFile("answers.jsonl", in: folder)
  }

  /// Writes one line.
  ///
  /// - Parameters:
  ///   - answer: What is expected.
  ///   - locations: Of the unit's records, by index.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  mutating func append(
    _ answer: PlannedAnswer, _ locations: [Location?]
  ) throws(RehearsalError) {
    guard let place = locations[answer.visit] else {
      preconditionFailure("the answer is about a record that no file has")
    }
    var fields = [
      Self.field("file", place.file), "\"line\":\(place.line)",
      Self.field("outcome", answer.outcome.rawValue), Self.field("reason", answer.reason),
      Self.field("defect", answer.defect),
    ]
    if let column = answer.column { fields.append(Self.field("column", column)) }
    if let parent = answer.waitsFor, let place = locations[parent] {
      fields.append(
        "\"waits_for\":{\(Self.field("file", place.file)),\"line\":\(place.line)}")
    } else if let missing = answer.missing {
      fields.append(
        "\"waits_for\":{\(Self.field("missing_table", missing.table)),"
          + "\(Self.field("missing_key", String(missing.key)))}")
    }
    try output.append("{\(fields.joined(separator: ","))}\n")
    lines += 1
  }

  func close() throws(RehearsalError) { _ = try output.close() }

  private static func field(_ name: String, _ value: String) -> String {
    let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(name)\":\"\(escaped)\""
  }
}

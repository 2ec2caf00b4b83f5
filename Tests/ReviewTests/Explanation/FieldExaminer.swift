import Foundation
import Migration
import RecordStore
import Review
import Testing
import Transform

/// Compares an explanation with what one finds out by hand from the files alone.
final class FieldExaminer {
  private let system: LoadedSystem
  private var exports: [String: [[String: String]]] = [:]
  private var layouts: [String: PlainLayout] = [:]
  private var mappings: [String: PlainMapping] = [:]
  private var bytes: [String: [UInt8]] = [:]

  init(_ system: LoadedSystem) { self.system = system }

  private var folder: String { system.project.project.folder }

  /// Examines every field of a row whose line is plain.
  ///
  /// - Returns: How many fields were found to be right.
  func examine(_ explanation: Explanation) throws -> Int {
    let name = try #require(explanation.mapping)
    #expect(name.isSameRuleset)
    let mapping = try known(&mappings, name.file) { try PlainMapping("\(folder)/\(name.file)") }
    let number = explanation.fields.first { $0.field == "seq" }?.value.flatMap { Int($0) }
    var right = 0
    for field in explanation.fields where field.value != nil || field.row != nil {
      let what = Comment(rawValue: "\(explanation.table).\(field.field) of \(explanation.id)")
      #expect(!field.differs, what)
      guard let place = field.place else { continue }
      let parts = place.split(separator: ":")
      #expect(parts.first.map(String.init) == name.file, what)
      let line = try #require(mapping.lines[Int(parts[1]) ?? 0], what)
      #expect(line.field == field.field && line.table == explanation.table, what)
      let record = try self.record(of: explanation, field)
      for column in field.columns where column.child == nil {
        try examine(column, of: explanation, record, what)
      }
      let plain = PlainLine(project: folder)
      guard let outcome = try plain.outcome(of: line, record.fields, number: number) else {
        continue
      }
      try compare(field, with: outcome, what)
      right += 1
    }
    return right
  }

  // MARK: The record

  private struct Record {
    let fields: [String: String]
    let path: String
    let start: Int
    let layout: PlainLayout
  }

  /// The record that gave a field: the only one, or the one that its columns name.
  private func record(of explanation: Explanation, _ field: ExplainedField) throws -> Record {
    let wanted = field.columns.lazy.compactMap(\.record).first
    let record = try #require(
      explanation.records.first { wanted == nil || $0.record == wanted })
    let declaration = try #require(
      system.project.project.mappings.first { $0.name == explanation.mapping?.name })
    let source = try #require(
      system.project.project.file.root?["sources"]?[declaration.source])
    let type = source["record type"]?.text
    let layoutPath = try #require(source["layout"]?.text)
    let layout = try known(&layouts, "\(layoutPath) \(type ?? "")") {
      try PlainLayout("\(folder)/\(layoutPath)", type: type)
    }
    let path = "\(system.exports)/\(record.file)"
    let records = try known(&exports, "\(path) \(type ?? "")") {
      try PlainExport.records(path, layout)
    }
    try #require(records.indices.contains(record.record - 1))
    return Record(
      fields: records[record.record - 1], path: path, start: try #require(record.byteStart),
      layout: layout)
  }

  /// A column has the text that stands in the file, at the bytes that are named.
  private func examine(
    _ column: ExplainedColumn, of explanation: Explanation, _ record: Record, _ what: Comment
  ) throws {
    let expected = record.fields[column.column] ?? ""
    #expect(column.value.trimmingCharacters(in: .whitespaces) == expected.plain, what)
    guard let start = column.start, let length = column.length else { return }
    let all = try known(&bytes, record.path) {
      [UInt8](try Data(contentsOf: URL(filePath: record.path)))
    }
    let first = record.start + start
    try #require(first + length <= all.count, what)
    let text = PlainExport.decode(Array(all[first..<first + length]), record.layout.encoding)
    // In the file a quote or an ampersand may be written otherwise.
    guard !expected.contains("\""), !text.contains("&") else { return }
    #expect(text.plain == expected.plain, what)
  }

  // MARK: Values

  private func compare(
    _ field: ExplainedField, with outcome: PlainLine.Outcome, _ what: Comment
  ) throws {
    if outcome.isReference {
      let row = try #require(field.row, what)
      #expect(try name(of: row, isListed: outcome.list != nil) == outcome.value, what)
    } else {
      #expect(field.value == outcome.value, what)
    }
    var values = field.steps.compactMap(\.value)[...]
    let steps = outcome.isReference ? outcome.steps.dropLast() : outcome.steps[...]
    for step in steps {
      let found = values.firstIndex { $0.trimmingCharacters(in: .whitespaces) == step.plain }
      #expect(found != nil, what)
      values = values[(found ?? values.startIndex)...].dropFirst()
    }
    guard let list = outcome.list else { return }
    let line = try #require(field.steps.compactMap(\.list).last, what)
    #expect(line.place == "\(list.file):\(list.line)", what)
    #expect(line.approvedBy == list.by, what)
  }

  /// The legacy key of a row, or the code by which crosswalks know it.
  private func name(of row: ExplainedRow, isListed: Bool) throws -> String? {
    guard isListed else { return row.key }
    let field = try #require(
      system.project.project.crosswalks.first { $0.table == row.table }?.field)
    return try system.connection.text(
      "SELECT \(identifier: field) FROM \(identifier: row.table) WHERE id = \(row.id)")
  }

  private func known<Value>(
    _ cache: inout [String: Value], _ key: String, _ make: () throws -> Value
  ) throws -> Value {
    if let value = cache[key] { return value }
    let value = try make()
    cache[key] = value
    return value
  }
}

extension String {
  fileprivate var plain: String { trimmingCharacters(in: .whitespaces) }
}

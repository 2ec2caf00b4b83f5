import Diagnostics
import Migration
import Transform

/// One line of `worklist.jsonl`: a record to decide about, and the decision; see
/// `docs/schema/worklist.schema.json`.
package struct WorklistEntry: Codable, Sendable, Hashable {
  package var reject: String
  package var recordHash: String
  package var checksum: String
  package var team: String
  /// What is known of the record, by the words of ``WorklistColumn/Fact``.
  package var facts: [String: String]
  /// The values of the record, by heading.
  package var values: [String: String]
  /// What a column that is coded may hold, by heading.
  package var codes: [String: [String]]?
  /// The right values, by the headings of the wrong ones.
  package var corrected: [String: String]
  /// By the words of ``WorklistColumn/Answer``.
  package var answers: [String: String]

  enum CodingKeys: String, CodingKey {
    case reject
    case recordHash = "record_hash"
    case checksum, team, facts, values, codes, corrected, answers
  }
}

extension WorklistEntry {
  init(_ row: WorklistRow, of sheet: Worklist.Sheet) {
    self.init(
      reject: row.record.id, recordHash: row.recordHash ?? "",
      checksum: RowChecksum.of(sheet, row), team: sheet.team.rawValue, facts: [:], values: [:],
      codes: nil, corrected: [:], answers: [:])
    for column in sheet.columns {
      let text = sheet.text(of: column, row)
      switch column {
      case .fact: facts[column.heading] = text
      case .original: values[column.heading] = text
      case .corrected(let source, let title) where row.faulty.contains(source):
        corrected[title] = text
        if let known = sheet.codes[source] {
          codes = (codes ?? [:]).merging([title: known.map(\.code)]) { $1 }
        }
      case .answer: answers[column.heading] = text
      case .corrected, .mark: break
      }
    }
  }
}

extension FilledRow {
  init(_ entry: WorklistEntry, file: String, line: Int) {
    func cells(_ texts: [String: String]) -> [String: Cell] {
      Dictionary(uniqueKeysWithValues: texts.map { ($0.key, Cell($0.value, at: $0.key)) })
    }
    self.init(
      file: file, sheet: nil, line: line, reject: entry.reject, recordHash: entry.recordHash,
      checksum: entry.checksum, locked: cells(entry.facts.merging(entry.values) { $1 }),
      corrected: cells(entry.corrected), answers: [:])
    for (words, text) in entry.answers {
      guard let answer = WorklistColumn.Answer(rawValue: words) else { continue }
      answers[answer] = Cell(text, at: words)
    }
  }
}

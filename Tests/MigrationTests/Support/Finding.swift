import Foundation
import RecordStore

/// What became of one record, and why: a line of the answer key, or what a store says.
struct Finding: Hashable, Comparable, CustomStringConvertible, Decodable {
  let file: String
  let line: Int
  let outcome: String
  let reason: String

  var description: String { "\(file):\(line) \(outcome) \(reason)" }

  static func < (left: Finding, right: Finding) -> Bool {
    (left.file, left.line, left.outcome, left.reason)
      < (right.file, right.line, right.outcome, right.reason)
  }

  /// The answer key of a folder of exports, sorted.
  static func answers(in folder: String) throws -> [Finding] {
    try String(contentsOfFile: folder + "/answers.jsonl", encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Finding.self, from: Data($0.utf8)) }.sorted()
  }

  /// All that the store says of records of a run that were not simply loaded, sorted.
  ///
  /// Duplicates are only counted; a store does not name them.
  static func stored(_ run: String, in store: any Connection) throws -> [Finding] {
    var found: [Finding] = []
    let queries: [SQL] = [
      """
      SELECT file.name, record.first_line, record.outcome, fault.slug FROM isolated_record AS record
      JOIN load_file AS file ON file.id = record.load_file JOIN run ON run.id = record.run
      JOIN isolated_fault AS fault ON fault.isolated_record = record.id WHERE run.name = \(run)
      """,
      """
      SELECT file.name, record.first_line, record.outcome,
        CASE WHEN record.missing_table IS NULL THEN 'PARENT_WAITING' ELSE 'PARENT_MISSING' END
      FROM isolated_record AS record JOIN load_file AS file ON file.id = record.load_file
      JOIN run ON run.id = record.run WHERE run.name = \(run) AND record.outcome = 'held'
      """,
      """
      SELECT file.name, note.first_line,
        CASE note.kind WHEN 'repair' THEN 'repaired' WHEN 'list' THEN 'listed' ELSE 'skipped' END,
        note.slug
      FROM record_note AS note JOIN load_file AS file ON file.id = note.load_file
      JOIN run ON run.id = note.run WHERE run.name = \(run)
      """,
    ]
    for query in queries {
      found += try store.all(query) { (row) throws(StoreError) in
        Finding(
          file: row.text(0) ?? "", line: Int(row.integer(1) ?? 0), outcome: row.text(2) ?? "",
          reason: row.text(3) ?? "")
      }
    }
    return found.sorted()
  }
}

import Diagnostics
import Extract
import Foundation
import RecordStore
import Transform

/// Records of one file that earlier runs have kept out, with all that is needed to map them again.
struct KeptFile: Codable, Sendable {
  struct Record: Codable, Sendable {
    /// The reject id.
    var reject: String
    /// Its number in the file.
    var record: Int
    var firstLine: Int
    var lastLine: Int
    /// The reason that it could not be split; `nil` where it could.
    var unread: String?
    /// What was expected of it then.
    var expected: String?
    var key: String?
    /// Where another mapping of the source has rejected it unread, the reject id there.
    var root: String?
    var original: Data
  }

  /// The load file's number in the earlier run.
  var number: Int64
  var name: String
  var mapping: String
  var encoding: String
  /// What stands before its first record; empty where nothing does.
  var head: Data
  var records: [Record]
  /// Where the mapping has the key of a record.
  var keyColumn: Int?
}

extension KeptFile {
  /// Reads what is open in a store, by file, in the order in which the records came.
  ///
  /// What is past the limit on stored originals is not among them.
  static func open(
    in connection: any Connection
  ) throws(StoreError) -> [KeptFile] {
    let query: SQL = """
      SELECT file.id, file.name, file.mapping, file.encoding, file.head, record.reject_id,
        record.record, record.first_line, record.last_line, record.stage, record.legacy_key,
        record.original, record.root_reject,
        (SELECT min(fault.slug) FROM isolated_fault AS fault
         WHERE fault.isolated_record = record.id),
        (SELECT min(fault.expected) FROM isolated_fault AS fault
         WHERE fault.isolated_record = record.id)
      FROM isolated_record AS record JOIN load_file AS file ON file.id = record.load_file
      WHERE record.status = 'open' AND record.original IS NOT NULL
      ORDER BY file.id, record.record, record.id
      """
    var files: [KeptFile] = []
    try connection.rows(query) { (row) throws(StoreError) in
      let number = row.integer(0) ?? 0
      if files.last?.number != number {
        files.append(
          KeptFile(
            number: number, name: row.text(1) ?? "", mapping: row.text(2) ?? "",
            encoding: row.text(3) ?? "", head: Data(row.bytes(4) ?? []), records: []))
      }
      let isUnread = row.text(9) == "reader"
      files[files.count - 1].records.append(
        Record(
          reject: row.text(5) ?? "", record: Int(row.integer(6) ?? 0),
          firstLine: Int(row.integer(7) ?? 1), lastLine: Int(row.integer(8) ?? 1),
          unread: isUnread ? row.text(13) ?? "" : nil, expected: isUnread ? row.text(14) : nil,
          key: row.text(10),
          root: isUnread ? row.text(12) : nil,
          original: Data(row.bytes(11) ?? [])))
    }
    return files
  }
}

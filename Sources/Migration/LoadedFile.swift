import Diagnostics
package import Extract
import Foundation
package import RecordStore
package import Transform

/// A file that a mapping read in a run, as the store knows it.
package struct LoadedFile: Sendable, Hashable {
  /// The load file's number: the upper part of the ids of its rows.
  package let number: Int64
  /// The run's row, its name, and where its exports lay.
  package let run: Int64
  package let runName: String
  package let exports: String
  package let mapping: String
  package let name: String
  package let sha256: String
  package let encoding: TextEncoding
  /// SHA-256 over the rules by which it was loaded.
  package let ruleset: String
  /// Of records that earlier runs had kept out, the file that they came from.
  package let keptFrom: Int64?
  /// What stands before its first record, decoded; empty where nothing does, or where it was too long
  /// to be kept.
  package let head: [UInt8]

  package var facts: FileFacts { FileFacts(number: number, name: name, sha256: sha256) }

  /// The file with this number; `nil` where the store knows none.
  package static func numbered(
    _ number: Int64, in connection: any Connection
  ) throws(StoreError) -> LoadedFile? {
    try all("file.id = \(number)", in: connection).first
  }

  /// The files of a run, in the order in which they were read.
  package static func ofRun(
    _ run: Int64, in connection: any Connection
  ) throws(StoreError) -> [LoadedFile] {
    try all("file.run = \(run)", in: connection)
  }

  private static func all(
    _ condition: SQL, in connection: any Connection
  ) throws(StoreError) -> [LoadedFile] {
    try connection.all(
      """
      SELECT file.id, run.id, run.name, run.exports, file.mapping, file.name, file.sha256,
        file.encoding, file.ruleset, file.kept_from, file.head
      FROM load_file AS file JOIN run ON run.id = file.run
      WHERE \(condition) ORDER BY file.id
      """
    ) { (row) throws(StoreError) in
      LoadedFile(
        number: row.integer(0) ?? 0, run: row.integer(1) ?? 0, runName: row.text(2) ?? "",
        exports: row.text(3) ?? "", mapping: row.text(4) ?? "", name: row.text(5) ?? "",
        sha256: row.text(6) ?? "",
        encoding: row.text(7).flatMap(TextEncoding.init(rawValue:)) ?? .utf8,
        ruleset: row.text(8) ?? "", keptFrom: row.integer(9), head: row.bytes(10) ?? [])
    }
  }

  /// Where the file lies now.
  package enum Whereabouts: Sendable, Hashable {
    case here(String)
    /// No file of its name.
    case missing
    /// A file of its name that has other bytes.
    case replaced
  }

  /// Looks for the file in a folder.
  package func find(in folder: String) throws(ExtractError) -> Whereabouts {
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else { return .missing }
    return try SHA256.hexDigest(ofFile: path) == sha256 ? .here(path) : .replaced
  }

  /// The parts of the file that transactions of its run have read.
  package func extents(in connection: any Connection) throws(StoreError) -> [BatchExtent] {
    try connection.all(
      """
      SELECT first_record, last_record, byte_start, byte_end, first_line FROM ledger_line
      WHERE load_file = \(number) AND why = 'batch' AND first_record > 0 ORDER BY id
      """
    ) { (row) throws(StoreError) in
      var extent = BatchExtent()
      extent.firstRecord = Int(row.integer(0) ?? 0)
      extent.lastRecord = Int(row.integer(1) ?? 0)
      extent.byteStart = Int(row.integer(2) ?? 0)
      extent.byteEnd = Int(row.integer(3) ?? 0)
      extent.firstLine = Int(row.integer(4) ?? 0)
      return extent
    }
  }

  /// By which layout of a project it was read; `nil` where the project has no such mapping.
  package func layout(of checked: CheckedProject) -> Layout? {
    guard let plan = checked.plans.first(where: { $0.name == mapping }),
      var layout = checked.project.layout(ofSource: plan.source, file: name)
    else { return nil }
    // An XML document says its own, and is asked again.
    if case .xml = layout.format { return layout }
    layout.encoding = encoding
    return layout
  }
}

import Foundation
package import RecordStore

/// The files `notes.csv`, every repair and every line on a list, and `skipped.csv`, every record that a
/// rule has left out: what was filtered has not failed.
package enum NotesFile {
  static let columns = [
    "kind", "reason", "rule", "mapping", "column", "file", "record", "first_line",
  ]

  /// - Returns: The paths.
  package static func write(
    of run: RunReference, from connection: any Connection, to folder: String
  ) throws(ReviewError) -> [String] {
    try PrivateFile.makeFolder(folder)
    return [
      try write("notes.csv", of: run, from: connection, to: folder) { $0 != Self.skip },
      try write("skipped.csv", of: run, from: connection, to: folder) { $0 == Self.skip },
    ]
  }

  private static let skip = NoteGroup.Kind.skip.rawValue

  private static func write(
    _ name: String, of run: RunReference, from connection: any Connection, to folder: String,
    _ isWanted: (String) -> Bool
  ) throws(ReviewError) -> String {
    let path = "\(folder)/\(name)"
    let file = try PrivateFile(at: path)
    var block = CSVLine.text(columns)
    // The reading side throws store errors only.
    var failure: ReviewError?
    do throws(StoreError) {
      try Notes.lines(of: run, from: connection) { (line) throws(StoreError) in
        guard failure == nil, isWanted(line.kind) else { return }
        block += text(line)
        guard block.utf8.count > 1 << 16 else { return }
        do throws(ReviewError) {
          try file.write(Data(block.utf8))
          block = ""
        } catch {
          failure = error
        }
      }
    } catch {
      throw .store(error)
    }
    if let failure { throw failure }
    try file.write(Data(block.utf8))
    try file.finish()
    return path
  }

  private static func text(_ line: Notes.Line) -> String {
    CSVLine.text([
      line.kind, line.slug, line.rule, line.mapping, line.column ?? "", line.place.file,
      String(line.place.record), String(line.place.line),
    ])
  }
}

import Foundation
package import RecordStore

/// The file `notes.csv`: every repair, every line on a list and every record left out by a rule.
package enum NotesFile {
  static let columns = [
    "kind", "reason", "rule", "mapping", "column", "file", "record", "first_line",
  ]

  /// - Returns: The path.
  package static func write(
    of run: RunReference, from connection: any Connection, to folder: String
  ) throws(ReviewError) -> String {
    try PrivateFile.makeFolder(folder)
    let path = folder + "/notes.csv"
    let file = try PrivateFile(at: path)
    var block = CSVLine.text(columns)
    // The reading side throws store errors only.
    var failure: ReviewError?
    do throws(StoreError) {
      try Notes.lines(of: run, from: connection) { (line) throws(StoreError) in
        guard failure == nil else { return }
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

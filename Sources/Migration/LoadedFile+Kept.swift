import Diagnostics
import Extract
import Load
package import RecordStore
package import Transform

// Records that earlier runs had kept out: their bytes lie in the store.

extension LoadedFile {
  /// The record of a key as an earlier run has kept it out.
  ///
  /// - Parameters:
  ///   - key: The record's legacy key.
  ///   - checked: The project that says how it is read.
  ///   - connection: To the store.
  /// - Returns: The record, with its place in the file that it came from, that file, and what the
  ///   record was called; `nil` where the store has its bytes no more.
  /// - Throws: When the store fails.
  package func keptRecord(
    _ key: String, of checked: CheckedProject, in connection: any Connection
  ) throws(MigrationError) -> (record: SourceRecord, from: LoadedFile, reject: RejectID)? {
    do throws(StoreError) {
      guard let keptFrom, let from = try LoadedFile.numbered(keptFrom, in: connection),
        let layout = from.layout(of: checked)
      else { return nil }
      let kept = try connection.one(
        """
        SELECT record, byte_start, byte_length, first_line, last_line, original, reject_id
        FROM isolated_record WHERE load_file IN (\(keptFrom), \(number)) AND legacy_key = \(key)
          AND original IS NOT NULL ORDER BY id LIMIT 1
        """
      ) { (row) throws(StoreError) in
        (
          RecordPlace(
            record: Int(row.integer(0) ?? 0), offset: Int(row.integer(1) ?? 0),
            length: Int(row.integer(2) ?? 0), firstLine: Int(row.integer(3) ?? 0),
            lastLine: Int(row.integer(4) ?? 0)), row.bytes(5) ?? [],
          RejectID(row.text(6) ?? "")
        )
      }
      guard let (place, original, name) = kept, let reject = name else { return nil }
      let record = SourceRecord(original, at: place, behind: from.head, layout: layout)
      // What cannot be split may be what a person has put right.
      let broken = SourceRecord(
        broken: BrokenRecord(
          extent: Extent(
            record: place.record, offset: place.offset, length: place.length,
            firstLine: place.firstLine, lastLine: place.lastLine), original: original,
          reason: Reasons.notReadAgain, cells: nil), at: place)
      return (record ?? broken, from, reject)
    } catch {
      throw MigrationError(error)
    }
  }
}

import Extract
import Migration
import RecordStore
import Transform

/// On which line of its file a loaded record stands: the store keeps its number alone.
final class RecordLines {
  /// So many are sought in the files; each may cost the reading of a whole transaction.
  static let mostRead = 100

  private let connection: any Connection
  private let checked: CheckedProject?
  private let exports: String?
  private var read = 0
  private var extents: [Int64: [BatchExtent]] = [:]
  /// Of the files that were looked for, see ``isUnchanged(_:)``.
  private var unchanged: [Int64: Bool] = [:]

  init(_ connection: any Connection, _ checked: CheckedProject?, exports: String?) {
    self.connection = connection
    self.checked = checked
    self.exports = exports
  }

  /// The record's number in the file that the old system wrote, and its line there.
  ///
  /// - Parameters:
  ///   - number: In the file as the run has read it.
  ///   - key: Of the record.
  ///   - file: The file.
  /// - Returns: Without the line where the file is not at hand, and where enough were sought.
  /// - Throws: When the store fails.
  func place(
    of number: Int, key: String?, in file: LoadedFile
  ) throws(StoreError) -> (record: Int, line: Int?) {
    if let from = file.keptFrom {
      // It was kept out once, and the store has its place.
      let kept = try connection.one(
        """
        SELECT record, first_line FROM isolated_record
        WHERE load_file IN (\(from), \(file.number)) AND legacy_key = \(key ?? "")
        ORDER BY id LIMIT 1
        """
      ) { (row) throws(StoreError) in (Int(row.integer(0) ?? 0), Int(row.integer(1) ?? 0)) }
      return kept ?? (number, nil)
    }
    guard let layout = checked.flatMap({ file.layout(of: $0) }) else { return (number, nil) }
    let extents = try extents(of: file)
    if let line = Self.line(of: number, extents, layout) { return (number, line) }
    guard read < Self.mostRead else { return (number, nil) }
    read += 1
    let path = "\(exports ?? file.exports)/\(file.name)"
    let found = try? SourceRecords(path: path, layout: layout, extents: extents)
      .records([number])[number]
    guard let found, has(found, key, in: file) || isUnchanged(file) else { return (number, nil) }
    return (number, found.place.firstLine)
  }

  /// Whether a record that was read again has its key: another file may lie there by now.
  private func has(_ record: SourceRecord, _ key: String?, in file: LoadedFile) -> Bool {
    guard let key, record.broken == nil,
      let plan = checked?.plans.first(where: { $0.name == file.mapping })
    else { return false }
    return record.fields[plan.keyColumn].trimmed == key
  }

  /// Whether the very file that was loaded lies there.
  ///
  /// It is read whole for that, and so only where a decision has changed the key or the record.
  private func isUnchanged(_ file: LoadedFile) -> Bool {
    if let known = unchanged[file.number] { return known }
    let found = try? file.find(in: exports ?? file.exports)
    let isUnchanged = if case .here? = found { true } else { false }
    unchanged[file.number] = isUnchanged
    return isUnchanged
  }

  /// Told from the ledger alone, where each record of its transaction has one line.
  private static func line(
    of number: Int, _ extents: [BatchExtent], _ layout: Layout
  ) -> Int? {
    // Several records of a document may stand on one line.
    if case .xml = layout.format { return nil }
    guard
      let extent = extents.first(where: { ($0.firstRecord...$0.lastRecord).contains(number) }),
      let next = extents.first(where: { $0.firstRecord == extent.lastRecord + 1 }),
      next.firstLine - extent.firstLine == next.firstRecord - extent.firstRecord
    else { return nil }
    return extent.firstLine + number - extent.firstRecord
  }

  private func extents(of file: LoadedFile) throws(StoreError) -> [BatchExtent] {
    if let known = extents[file.number] { return known }
    let read = try file.extents(in: connection)
    extents[file.number] = read
    return read
  }
}

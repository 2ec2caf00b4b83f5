import Diagnostics
import Extract
import Migration
import RecordStore
import Schema
import Transform

/// The records that made a row, and what is known of them.
struct FoundRecords {
  /// Ready to be tried out; empty where one of them is not at hand.
  var sources: [RecordTrial.Source] = []
  var records: [ExplainedRecord] = []
  var remarks: [String] = []
}

/// Finds the records that made a row, and reads them again.
struct SourceFinder {
  let row: StoredRow
  let checked: CheckedProject
  let connection: any Connection
  /// Of the exports.
  let folder: String

  /// One record of a file, by its number or, where a later run has read it, by its key.
  private struct Wanted {
    let file: LoadedFile
    let record: Int?
    let key: String?
  }

  /// Reads the records.
  ///
  /// - Parameters:
  ///   - file: Whose record the row is now.
  ///   - whereabouts: Says where a file lies.
  /// - Returns: The records, and what is known of those that are not at hand.
  /// - Throws: When the store fails, or a file cannot be read.
  func records(
    of file: LoadedFile, whereabouts: (LoadedFile) throws -> LoadedFile.Whereabouts
  ) throws -> FoundRecords {
    var found = FoundRecords()
    for wanted in try wanted(of: file) {
      var explained = ExplainedRecord(
        run: wanted.file.runName, file: wanted.file.name, sha256: wanted.file.sha256,
        record: wanted.record ?? 0)
      defer { found.records.append(explained) }
      if wanted.file.keptFrom != nil {
        try takeKept(wanted, &explained, &found)
        continue
      }
      let record: SourceRecord?
      switch try whereabouts(wanted.file) {
      case .here(let path):
        record = try read(wanted, at: path)
        explained.readFrom = record == nil ? nil : .file
        if record == nil {
          found.remarks.append(
            "The record is not in '\(wanted.file.name)': the layout at hand reads the file"
              + " otherwise than the run did.")
        }
      case .missing:
        record = nil
        found.remarks.append(
          "'\(wanted.file.name)' is not in '\(folder)', so the values cannot be followed. Name the"
            + " folder that has it with '--from'.")
      case .replaced:
        record = nil
        found.remarks.append(
          "'\(wanted.file.name)' in '\(folder)' is not the file that was loaded, so the values"
            + " cannot be followed. Name the folder that has it with '--from'.")
      }
      guard let record else { continue }
      (explained.record, explained.firstLine) = (record.place.record, record.place.firstLine)
      (explained.lastLine, explained.byteStart) = (record.place.lastLine, record.place.offset)
      explained.byteLength = record.place.length
      found.sources.append(
        RecordTrial.Source(file: wanted.file.facts, record: record, head: wanted.file.head))
    }
    if found.sources.count < found.records.count { found.sources = [] }
    return found
  }

  /// Takes a record that an earlier run had kept out: its bytes lie in the store.
  private func takeKept(
    _ wanted: Wanted, _ explained: inout ExplainedRecord, _ found: inout FoundRecords
  ) throws {
    guard let key = try wanted.key ?? key(),
      let kept = try wanted.file.keptRecord(key, of: checked, in: connection)
    else {
      found.remarks.append(
        "The record had been kept out before, and the store has its bytes no more: the values cannot"
          + " be followed.")
      return
    }
    let place = kept.record.place
    explained = ExplainedRecord(
      run: wanted.file.runName, file: kept.from.name, sha256: kept.from.sha256,
      record: place.record, firstLine: place.firstLine, lastLine: place.lastLine,
      byteStart: place.offset, byteLength: place.length, readFrom: .kept)
    let number = wanted.record ?? 1
    var facts = wanted.file.facts
    facts.kept = [number: kept.reject]
    found.sources.append(
      RecordTrial.Source(file: facts, record: kept.record, head: kept.from.head, number: number))
  }

  private func wanted(of file: LoadedFile) throws -> [Wanted] {
    let place = row.id >> 8
    guard file.number == row.id >> 40 else {
      return [Wanted(file: file, record: nil, key: try key())]
    }
    var wanted = [Wanted(file: file, record: Int(place & 0xFFFF_FFFF), key: nil)]
    let folded = try connection.all(
      """
      SELECT load_file, record FROM folded_record WHERE place = \(place)
      ORDER BY load_file, record
      """
    ) { (row) throws(StoreError) in (file: row.integer(0) ?? 0, record: Int(row.integer(1) ?? 0)) }
    for record in folded {
      let other =
        record.file == file.number
        ? file : try LoadedFile.numbered(record.file, in: connection)
      guard let other else { continue }
      wanted.append(Wanted(file: other, record: record.record, key: nil))
    }
    return wanted
  }

  /// The legacy key of the record that the row belongs to: that of the root row of its place.
  private func key() throws(StoreError) -> String? {
    for table in Tables.record where table.isRoot {
      let key = try connection.text(
        """
        SELECT legacy_key FROM \(identifier: table.name)
        WHERE id = \((row.id >> 8) << 8) AND origin IS NOT NULL
        """)
      if let key { return key }
    }
    return nil
  }

  private func read(_ wanted: Wanted, at path: String) throws -> SourceRecord? {
    guard let layout = wanted.file.layout(of: checked),
      let plan = checked.plans.first(where: { $0.name == wanted.file.mapping })
    else { return nil }
    do throws(ExtractError) {
      if let record = wanted.record {
        let extents = (try? wanted.file.extents(in: connection)) ?? []
        return try SourceRecords(path: path, layout: layout, extents: extents)
          .records([record])[record]
      }
      guard let key = wanted.key else { return nil }
      return try SourceRecords(path: path, layout: layout)
        .record(key: key, inColumn: plan.keyColumn)
    } catch {
      throw ReviewError.migration(error.diagnostic)
    }
  }
}

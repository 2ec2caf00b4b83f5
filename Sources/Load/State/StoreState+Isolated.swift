package import RecordStore
import Schema

// The records that were not in the EPR.

extension StoreState {
  /// A record that was rejected or held.
  package struct Isolated: Sendable, Hashable {
    package let reject: String
    package let file: Int64
    package let record: Int
    package let original: [UInt8]?
    package let mapping: String
    package let key: String?
    package let isHeld: Bool
    package let stage: String
    /// The reject that it waits for.
    package let waitsFor: String?
    package let missing: Missing?
    package let faults: [Fault]
  }

  /// A parent that was in no file.
  package struct Missing: Sendable, Hashable {
    package let table: String
    package let key: String
  }

  package struct Fault: Sendable, Hashable {
    package let slug: String
    /// `patient.nhs_number`.
    package let target: String?
  }

  /// All that were open at the end of the run.
  package func isolated(upTo run: Int64) throws(StoreError) -> [Isolated] {
    let faultTable = Table.isolatedFault
    var faults: [Int64: [Fault]] = [:]
    for cells in try control(faultTable) {
      let record = cells[faultTable.cell("isolated_record")].integer ?? 0
      faults[record, default: []].append(
        Fault(
          slug: cells[faultTable.cell("slug")].text ?? "",
          target: cells[faultTable.cell("target")].text))
    }
    let table = Table.isolatedRecord
    return try control(table).compactMap { cells in
      guard (cells[table.cell("run")].integer ?? 0) <= run,
        cells[table.cell("status")].text == "open"
      else { return nil }
      let missing = cells[table.cell("missing_table")].text.map {
        Missing(table: $0, key: cells[table.cell("missing_key")].text ?? "")
      }
      return Isolated(
        reject: cells[table.cell("reject_id")].text ?? "",
        file: cells[table.cell("load_file")].integer ?? 0,
        record: Int(cells[table.cell("record")].integer ?? 0),
        original: cells[table.cell("original")].bytes,
        mapping: cells[table.cell("mapping")].text ?? "",
        key: cells[table.cell("legacy_key")].text,
        isHeld: cells[table.cell("outcome")].text == "held",
        stage: cells[table.cell("stage")].text ?? "",
        waitsFor: cells[table.cell("root_reject")].text, missing: missing,
        faults: faults[cells[0].integer ?? 0] ?? [])
    }
  }
}

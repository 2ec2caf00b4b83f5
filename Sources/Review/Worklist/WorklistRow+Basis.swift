import Extract
import Migration
import Transform

extension WorklistRow {
  /// Which record is decided about.
  func subject(_ recordHash: String) -> Decision.Subject {
    Decision.Subject(
      reject: record.id, mapping: record.mapping, key: record.legacyKey,
      fileHash: record.fileHash, offset: record.bytes.lowerBound, recordHash: recordHash)
  }

  /// What a decision rests on: the corrected columns, and those that the failing rules used.
  func basis(
    correcting corrected: [RecordCells.Column], _ sources: WorklistSources
  ) -> [Decision.Basis]? {
    guard let cells, let layout = sources.source(of: record)?.layout else { return nil }
    var columns = corrected
    for column in faulty + used(sources) where !columns.contains(column) { columns.append(column) }
    return columns.compactMap { column in
      cells.value(of: column, in: layout).map {
        Decision.Basis(
          column: column.name, child: column.child, hash: SHA256.hexDigest(of: Array($0.utf8)))
      }
    }
  }

  /// The columns that feed the fields for which something is wrong.
  private func used(_ sources: WorklistSources) -> [RecordCells.Column] {
    guard let plan = sources.plan(of: record) else { return [] }
    var columns: [RecordCells.Column] = []
    for fault in record.knownFaults {
      guard let target = fault.target else { continue }
      let child = faulty.first { $0.name == fault.column }?.child
      let numbers =
        target.contains(".")
        ? plan.columns(feeding: target)
        : plan.columns(ofConstraint: fault.expected ?? "", of: target)
      columns += numbers.map {
        RecordCells.Column(plan.columns[$0], child: $0 < plan.columnCount ? nil : child ?? 0)
      }
    }
    return columns
  }
}

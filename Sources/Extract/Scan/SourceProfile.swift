import Diagnostics

/// Profiles the records of one source, batch by batch, in constant memory.
package final class SourceProfile {
  private let columns: [ColumnProfile]
  private var broken: [String: Int] = [:]

  package init(_ layout: Layout, options: ScanOptions = ScanOptions()) {
    let delimiter = layout.format.delimiter ?? 0
    columns = layout.columns.map {
      ColumnProfile($0, of: layout, delimiter: delimiter, options: options)
    }
  }

  package func add(_ batch: borrowing RecordBatch) {
    // Column by column: what a column remembers stays near.
    for position in columns.indices {
      let column = columns[position]
      for record in 0..<batch.count { column.add(batch.field(position, ofRecord: record)) }
    }
  }

  package func add(_ records: [BrokenRecord]) {
    for record in records { broken[record.reason.slug, default: 0] += 1 }
  }

  /// What the records so far come to.
  package func result(
    name: String, files: [SourceScan.FileScan], keys: SourceScan.KeyScan?
  ) -> SourceScan {
    SourceScan(
      name: name, files: files, columns: columns.map(\.result),
      broken: broken.map { SourceScan.Count($0.key, $0.value) }.sorted {
        $0.records == $1.records ? $0.text < $1.text : $0.records > $1.records
      }, keys: keys)
  }
}

extension Format {
  /// The byte between two fields, where the format has one.
  var delimiter: UInt8? {
    if case .csv(let dialect) = self { dialect.delimiter } else { nil }
  }
}

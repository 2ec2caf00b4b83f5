import Diagnostics

/// Profiles the records of one source, batch by batch, in constant memory.
package final class SourceProfile {
  /// The record's own, and behind them those of its children, set by set.
  private let columns: [ColumnProfile]
  private let ownColumns: Int
  /// For each set of children its columns.
  private let sets: [Range<Int>]
  /// `nil` where it is not known which records are live.
  private let liveTests: LiveTests?
  private var broken: [String: Int] = [:]
  /// Of the records of a batch, where that is known.
  private var isLive: [Bool] = []

  package init(_ layout: Layout, options: ScanOptions = ScanOptions()) {
    liveTests = LiveTests(options, layout)
    let delimiter = layout.format.delimiter ?? 0
    let sets = [nil] + layout.children.map { Optional($0.name) }
    let columnsOfSets = [layout.columns] + layout.children.map(\.columns)
    columns = zip(sets, columnsOfSets).flatMap { set, columns in
      columns.map {
        ColumnProfile($0, of: layout, set: set, delimiter: delimiter, options: options)
      }
    }
    ownColumns = layout.columns.count
    var next = ownColumns
    self.sets = layout.children.map { set in
      defer { next += set.columns.count }
      return next..<next + set.columns.count
    }
  }

  package func add(_ batch: borrowing RecordBatch) {
    findLive(batch)
    // Column by column: what a column remembers stays near.
    for position in 0..<ownColumns {
      let column = columns[position]
      for record in 0..<batch.count {
        column.add(
          batch.field(position, ofRecord: record), isLive: liveTests == nil ? nil : isLive[record])
      }
    }
    for set in sets.indices { addChildren(set, of: batch) }
  }

  private func findLive(_ batch: borrowing RecordBatch) {
    guard let liveTests else { return }
    isLive.removeAll(keepingCapacity: true)
    for record in 0..<batch.count {
      isLive.append(liveTests.hold(ofRecord: record, in: batch, columns))
    }
  }

  /// What several children of one record have is one record's.
  private func addChildren(_ set: Int, of batch: borrowing RecordBatch) {
    for record in 0..<batch.count {
      let count = batch.childCount(set, ofRecord: record)
      for position in sets[set] {
        var earlier: Set<[UInt8]> = []
        for child in 0..<count {
          let field = batch.field(position, ofRecord: record, child: child)
          let isNew = count == 1 || earlier.insert(field.indices.map { field[$0] }).inserted
          columns[position].add(
            field, isRepeat: !isNew, isLive: liveTests == nil ? nil : isLive[record])
        }
      }
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
  /// The byte between two fields, where the format has one and only one.
  var delimiter: UInt8? {
    guard case .csv(let dialect) = self, dialect.delimiter.count == 1 else { return nil }
    return dialect.delimiter[0]
  }
}

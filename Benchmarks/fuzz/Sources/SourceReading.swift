import Diagnostics
import Extract

/// Everything that a reader says of a source, as values that can be compared.
struct SourceReading {
  struct Record: Equatable {
    var extent: Extent
    var original: [UInt8]
    /// In the layout's order; empty where the record is broken.
    var fields: [[UInt8]] = []
    /// For each set the fields of each child.
    var children: [[[[UInt8]]]] = []
    /// Why it is broken; `nil` for a whole record.
    var reason: Reason?
    var cells: [String]?
  }

  /// The records of one batch.
  struct Batch {
    var records: [Record]
    var opening: XMLOpening?
    var locator: CellLocator?
    /// Where the record behind them may begin.
    var mark: SourceMark
  }

  var batches: [Batch] = []
  var ending: SourceEnding?
  /// Why it could not be read to its end; what was in the batch in hand is then lost.
  var error: ExtractError?

  var records: [Record] { batches.flatMap(\.records) }

  /// Whether nothing is wrong with the source.
  var isSound: Bool { error == nil && records.allSatisfy { $0.reason == nil } }

  init(_ input: ReaderInput, _ pace: ReaderInput.Pace, from mark: SourceMark? = nil) {
    do throws(ExtractError) {
      try read(input.source, input.layout, pace, mark)
    } catch {
      self.error = error
    }
  }

  private mutating func read(
    _ source: SourceFile, _ layout: Layout, _ pace: ReaderInput.Pace, _ mark: SourceMark?
  ) throws(ExtractError) {
    var reader = try Self.open(source, layout, pace)
    if let mark { try reader.seek(to: mark) }
    var batch = RecordBatch(layout, records: pace.records, bytes: pace.bytes)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      precondition(
        batch.count + broken.count <= pace.records,
        "\(batch.count + broken.count) records in a batch for \(pace.records)")
      var records = broken.map { record in
        Record(
          extent: record.extent, original: record.original, reason: record.reason,
          cells: record.cells)
      }
      for record in 0..<batch.count {
        records.append(
          Record(
            extent: batch.extent(ofRecord: record),
            original: batch.copyOfOriginal(ofRecord: record),
            fields: (0..<batch.columnCount).map { Self.bytes(batch.field($0, ofRecord: record)) },
            children: Self.children(of: record, in: batch, layout)))
      }
      batches.append(
        Batch(
          records: records.sorted { $0.extent.record < $1.extent.record },
          opening: batch.opening, locator: batch.locator, mark: reader.mark))
    }
    precondition(batch.count + broken.count == 0, "the last read returned records")
    ending = reader.ending
    precondition(ending != nil, "the source is at its end, and nothing is known of it")
  }

  private static func open(
    _ source: SourceFile, _ layout: Layout, _ pace: ReaderInput.Pace
  ) throws(ExtractError) -> any RecordReader & ~Copyable {
    guard pace.piece != nil || !pace.readsPlain, case .xml(let dialect) = layout.format else {
      return try Format.reader(of: source, layout: layout)
    }
    return try XMLReader.open(
      source, layout: layout, dialect: dialect, piece: pace.piece ?? XMLReader.piece,
      readsPlain: pace.readsPlain)
  }

  private static func children(
    of record: Int, in batch: borrowing RecordBatch, _ layout: Layout
  ) -> [[[[UInt8]]]] {
    var children: [[[[UInt8]]]] = []
    var first = layout.columns.count
    for (set, child) in layout.children.enumerated() {
      var rows: [[[UInt8]]] = []
      for row in 0..<batch.childCount(set, ofRecord: record) {
        var fields: [[UInt8]] = []
        for column in first..<first + child.columns.count {
          fields.append(bytes(batch.field(column, ofRecord: record, child: row)))
        }
        rows.append(fields)
      }
      children.append(rows)
      first += child.columns.count
    }
    return children
  }

  /// A copy of a field, which is text.
  private static func bytes(_ field: Span<UInt8>) -> [UInt8] {
    let isText = (try? UTF8Span(validating: field)) != nil
    precondition(isText, "a field of a whole record is no UTF-8")
    return field.indices.map { field[$0] }
  }
}

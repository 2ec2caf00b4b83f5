package import Extract
package import Transform

/// One record as its source has it, and the fields into which it is split.
package struct SourceRecord: Sendable {
  package let place: RecordPlace
  /// In the encoding of its source; of UTF-16 in UTF-8.
  package let original: [UInt8]
  /// In the layout's column order.
  package let fields: [String]
  /// For each set of the layout's children the fields of each child.
  package let children: [[[String]]]
  /// Why it could not be split; its fields are empty then.
  package let broken: BrokenRecord?
  private let locator: CellLocator?

  init(
    record: Int, of batch: borrowing RecordBatch, layout: Layout, at place: RecordPlace
  ) {
    self.place = place
    original = batch.copyOfOriginal(ofRecord: record)
    var fields: [String] = []
    for column in layout.columns.indices {
      fields.append(String(copyingUTF8: batch.field(column, ofRecord: record)))
    }
    self.fields = fields
    var children: [[[String]]] = []
    var first = layout.columns.count
    for (set, child) in layout.children.enumerated() {
      var rows: [[String]] = []
      for number in 0..<batch.childCount(set, ofRecord: record) {
        var row: [String] = []
        for column in first..<first + child.columns.count {
          row.append(String(copyingUTF8: batch.field(column, ofRecord: record, child: number)))
        }
        rows.append(row)
      }
      children.append(rows)
      first += child.columns.count
    }
    self.children = children
    broken = nil
    locator = batch.locator
  }

  /// Splits the bytes of one record that were kept apart from its file.
  ///
  /// It is `nil` where they are not exactly one record that can be split.
  ///
  /// - Parameters:
  ///   - original: As the record's source has it.
  ///   - place: Where it lies there.
  ///   - head: What stands before the first record of the file.
  ///   - layout: Of the file, in the encoding that it was found to have.
  package init?(_ original: [UInt8], at place: RecordPlace, behind head: [UInt8], layout: Layout) {
    guard let one = SingleRecord(original, head: head, layout) else { return nil }
    self.init(record: 0, of: one.batch, layout: layout, at: place)
  }

  init(broken record: BrokenRecord, at place: RecordPlace) {
    self.place = place
    original = record.original
    fields = []
    children = []
    broken = record
    locator = nil
  }

  /// The text of a column; `nil` for a record that could not be split, or has no such child.
  ///
  /// - Parameters:
  ///   - column: In the plan's order, those of children behind the record's own.
  ///   - child: Which of the record's children is meant, from 0.
  /// - Returns: What the source has there.
  package func text(ofColumn column: Int, child: Int?) -> String? {
    if fields.indices.contains(column) { return fields[column] }
    var place = column - fields.count
    for set in children {
      guard let width = set.first?.count else { return nil }
      if place < width {
        return child.flatMap { set.indices.contains($0) ? set[$0][place] : nil }
      }
      place -= width
    }
    return nil
  }

  /// The bytes of a column's value in the original.
  ///
  /// - Parameters:
  ///   - column: In the plan's order, those of children behind the record's own.
  ///   - child: Which of the record's children is meant, from 0.
  /// - Returns: `nil` where the source lacks the column or the record does not reach it.
  package func range(ofColumn column: Int, child: Int?) -> Range<Int>? {
    locator?.range(ofColumn: column, child: child ?? 0, in: original)
  }
}

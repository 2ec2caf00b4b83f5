package import Extract

extension RowBatch {
  /// Adds a row that has the fields of a record as they are, but without spaces at their ends.
  ///
  /// - Parameters:
  ///   - record: Its number in the batch.
  ///   - batch: The records.
  ///   - blanks: For each column the values that stand for none.
  ///   - numbers: What the row has before the fields, and behind its id, which is blank.
  ///   - target: The position of the table.
  package mutating func add(
    record: Int, of batch: borrowing RecordBatch, blanks: [[[UInt8]]], leading numbers: [Int64],
    to target: Int
  ) {
    let row = addRow(target, record: record)
    for (position, number) in numbers.enumerated() { set(target, row, 1 + position, to: number) }
    for column in blanks.indices {
      let value = batch.field(column, ofRecord: record).trimmed
      guard !value.isEmpty, !blanks[column].contains(where: { value.isEqual(to: $0) }) else {
        continue
      }
      set(target, row, 1 + numbers.count + column, to: value)
    }
  }
}

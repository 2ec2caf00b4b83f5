/// How a scan knows that a record concerns someone who is being cared for now: by the columns from
/// which a mapping takes when something ends, or when somebody is expected.
///
/// To the day, and of the record by itself: whether the patient of an old record is in a bed today
/// stands in another file, and only a run brings the two together.
package enum LiveTest: Sendable, Hashable {
  /// Live until the day in this column; without one, still.
  case until(String)
  /// Live while the day in this column lies ahead, unless the other column is filled.
  case ahead(String, unless: String?)
}

/// The tests of a source, by the positions of their columns.
struct LiveTests {
  private enum Test {
    case until(Int)
    case ahead(Int, unless: Int?)
  }

  private let tests: [Test]
  /// The day of the extract, days since 1970-01-01.
  private let today: Int64

  /// - Returns: `nil` where it cannot be known what is live.
  init?(_ options: ScanOptions, _ layout: Layout) {
    guard let today = options.asAtDay else { return nil }
    self.today = today
    func position(_ name: String) -> Int? { layout.columns.firstIndex { $0.name == name } }
    tests = options.liveTests.compactMap { test in
      switch test {
      case .until(let end):
        return position(end).map { .until($0) }
      case .ahead(let start, let unless):
        guard let start = position(start) else { return nil }
        guard let unless else { return .ahead(start, unless: nil) }
        return position(unless).map { .ahead(start, unless: $0) }
      }
    }
    guard !tests.isEmpty else { return nil }
  }

  /// Whether a record is live: also where the day is blank or cannot be read, since a run sets it
  /// aside.
  func hold(
    ofRecord record: Int, in batch: borrowing RecordBatch, _ columns: [ColumnProfile]
  ) -> Bool {
    for test in tests {
      switch test {
      case .until(let end):
        if isAhead(batch.field(end, ofRecord: record), columns[end]) { return true }
      case .ahead(let start, let unless):
        if let unless, !columns[unless].standsForNothing(batch.field(unless, ofRecord: record)) {
          continue
        }
        if isAhead(batch.field(start, ofRecord: record), columns[start]) { return true }
      }
    }
    return false
  }

  private func isAhead(_ field: Span<UInt8>, _ column: ColumnProfile) -> Bool {
    column.day(of: field).map { $0 >= today } ?? true
  }
}

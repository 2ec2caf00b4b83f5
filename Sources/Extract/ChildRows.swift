/// The children of a batch's records, set by set: for each record where its children begin, and
/// for each child where its fields lie in the batch's arena.
struct ChildRows {
  /// For each set how many columns a child has.
  let widths: [Int]
  /// For each set, the number of its children before each record, and after the last.
  private var starts: [[Int]]
  /// For each set, the fields of its children one after another.
  private var bounds: [[UInt64]]
  /// For each column past the record's own, its set and its place in a child.
  private let places: [(set: Int, column: Int)]

  init(widths: [Int]) {
    self.widths = widths
    starts = widths.map { _ in [0] }
    bounds = widths.map { _ in [] }
    places = widths.enumerated().flatMap { set, width in
      (0..<width).map { (set: set, column: $0) }
    }
  }

  func count(_ set: Int, ofRecord record: Int) -> Int {
    starts[set][record + 1] - starts[set][record]
  }

  /// How many fields the children of a record have in all.
  func cellCount(ofRecord record: Int) -> Int {
    widths.indices.reduce(0) { $0 + count($1, ofRecord: record) * widths[$1] }
  }

  /// The fields of a record's children of a set, one child after another.
  func bounds(_ set: Int, ofRecord record: Int) -> ArraySlice<UInt64> {
    bounds[set][starts[set][record] * widths[set]..<starts[set][record + 1] * widths[set]]
  }

  /// Where a field lies; its column is counted from 0 behind the record's own.
  func bound(_ column: Int, ofRecord record: Int, child: Int) -> UInt64 {
    precondition(column < places.count, "no such field in the batch")
    let place = places[column]
    precondition(
      child >= 0 && child < count(place.set, ofRecord: record), "no such child in the batch")
    return bounds[place.set][
      (starts[place.set][record] + child) * widths[place.set] + place.column]
  }

  /// Adds a field to the record in progress; children and columns come in order.
  mutating func append(_ bound: UInt64, set: Int) { bounds[set].append(bound) }

  /// Ends the record in progress.
  mutating func endRecord() {
    for set in widths.indices { starts[set].append(bounds[set].count / widths[set]) }
  }

  mutating func removeAll() {
    for set in widths.indices {
      starts[set].removeSubrange(1...)
      bounds[set].removeAll(keepingCapacity: true)
    }
  }
}

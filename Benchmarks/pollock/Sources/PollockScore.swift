/// The score of one file, at most 10: one point for an outcome at all, and precision, recall and F1
/// of the header's cells, of the records and of all cells.
///
/// After "Pollock: A Data Loading Benchmark", PVLDB 16 (2023), as its scorer computes it: each is a
/// comparison of multisets, the first row is the header, and an empty clean file has all points.
/// There the cells of a record are joined without anything between them, so that empty cells do
/// not count, and headers and records are compared after dates, prices and letter case are read
/// alike. Here values are compared as they are written, and cells that ran together are not the
/// same as two: a file never has more points here than there.
package struct PollockScore {
  package let total: Double

  /// - Parameters:
  ///   - clean: What a person made of the file.
  ///   - loaded: `nil` where nothing came of it.
  package init(clean: [[String]], loaded: [[String]]?) {
    guard let loaded else {
      total = 0
      return
    }
    guard let header = clean.first else {
      total = 10
      return
    }
    total =
      1 + Self.points(header, loaded.first ?? [])
      + Self.points(clean.dropFirst().map(Self.record), loaded.dropFirst().map(Self.record))
      + Self.points(clean.flatMap(\.self), loaded.flatMap(\.self))
  }

  private static func record(_ row: [String]) -> [String] { row.filter { !$0.isEmpty } }

  /// Precision, recall and F1 together.
  private static func points<Part: Hashable>(_ clean: [Part], _ loaded: [Part]) -> Double {
    guard !clean.isEmpty else { return 3 }
    let common = Double(shared(clean, loaded))
    guard common > 0 else { return 0 }
    let ofClean = common / Double(clean.count)
    let ofLoaded = common / Double(loaded.count)
    return ofClean + ofLoaded + 2 * ofClean * ofLoaded / (ofClean + ofLoaded)
  }

  /// How many of the parts are in both, each as often as it is in both.
  static func shared<Part: Hashable>(_ clean: [Part], _ loaded: [Part]) -> Int {
    var left = Dictionary(clean.map { ($0, 1) }, uniquingKeysWith: +)
    return loaded.count { part in
      guard let count = left[part], count > 0 else { return false }
      left[part] = count - 1
      return true
    }
  }
}

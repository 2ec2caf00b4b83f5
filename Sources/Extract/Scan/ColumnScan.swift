/// What one column of a source looks like.
package struct ColumnScan: Codable, Sendable, Hashable {
  /// What most of the values are.
  package enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case empty
    case wholeNumber = "whole number"
    case decimal
    case date
    case dateTime = "date with time"
    case nhsNumber = "NHS number"
    case postcode
    case text
  }

  package typealias Count = SourceScan.Count

  package var name: String
  /// The set of children that has the column; `nil` where it is the record's own.
  ///
  /// A column of children is filled or blank in each child; its values and forms are told with the
  /// records that have them.
  package var set: String?
  package var sensitive: String?
  package var kind: Kind
  package var filled = 0
  package var blank = 0
  /// In characters, of the filled ones.
  package var shortest = 0
  package var longest = 0
  /// Records by number of characters; the last stands for all longer ones.
  package var lengths: [Int] = []
  /// How dates are written, most frequent first.
  package var dates: [Count] = []
  /// Of numbers and dates, without sentinels; `nil` for identifiers and sensitive columns.
  package var lowest: String?
  package var highest: String?
  /// The number of different values; `nil` beyond the limit, and for sensitive columns.
  package var distinct: Int?
  /// Every value with its records, most frequent first; none beyond the limit.
  package var values: [Count] = []
  /// Letters as A, digits as 9, most frequent first.
  package var forms: [Count] = []
  /// Records in forms beyond the limit.
  package var otherForms = 0
  package var suspects: [Count] = []

  package init(name: String, set: String? = nil, sensitive: String?, kind: Kind) {
    self.name = name
    self.set = set
    self.sensitive = sensitive
    self.kind = kind
  }

  /// For people: with its set before it.
  package var label: String { self.set.map { "\($0).\(name)" } ?? name }

  /// Records whose value has more characters; `nil` where the limit is beyond those counted apart.
  package func records(longerThan limit: Int) -> Int? {
    guard limit < lengths.count - 1 || longest <= limit else { return nil }
    return lengths.dropFirst(limit + 1).reduce(0, +)
  }

  /// Values of at least ``Scan/fewest`` records.
  package var frequentValues: [Count] { values.filter { $0.records >= Scan.fewest } }

  mutating func hideRareValues() {
    values = frequentValues.map { value in
      var value = value
      if let live = value.live, (1..<Scan.fewest).contains(live) { value.live = nil }
      return value
    }
    let rare = forms.filter { $0.records < Scan.fewest }
    forms.removeAll { $0.records < Scan.fewest }
    otherForms += rare.reduce(0) { $0 + $1.records }
  }
}

import Standards

extension ColumnProfile {
  /// What the fields so far come to.
  var result: ColumnScan {
    var scan = ColumnScan(name: column.name, set: set, sensitive: column.sensitive, kind: kind)
    scan.filled = filled
    scan.blank = blank
    scan.shortest = filled == 0 ? 0 : shortest
    scan.longest = longest
    scan.lengths = Array(lengths[...min(longest, ScanOptions.mostLengths + 1)])
    scan.dates = dates
    (scan.lowest, scan.highest) = extremes
    if keepsValues, !values.isFull {
      scan.distinct = values.count
      scan.values = values.all
    }
    scan.forms = forms.all
    scan.otherForms = forms.others
    scan.suspects = suspectCounts
    return scan
  }

  private var dates: [ColumnScan.Count] {
    patterns.indices.filter { dateCounts[$0] > 0 }
      .map { ColumnScan.Count(patterns[$0].text, dateCounts[$0]) }
      .sorted { $0.records == $1.records ? $0.text < $1.text : $0.records > $1.records }
  }

  /// What at least ``ScanOptions/shareOfKind`` of the values are that stand for something.
  private var kind: ColumnScan.Kind {
    guard filled > 0 else { return .empty }
    let dateCount = dateCounts.reduce(0, +)
    // Words that stand for no value are left aside; dates that do are dates.
    let words = max(0, sentinels - sentinelDates)
    func isMost(_ count: Int) -> Bool {
      count > 0 && count * 100 >= (filled - words) * ScanOptions.shareOfKind
    }
    if isMost(nhsNumbers + suspects[Suspect.repeatedDigit.position]), nhsNumbers > 0 {
      return .nhsNumber
    }
    if isMost(dateCount + suspects[Suspect.impossibleDate.position]), dateCount > 0 {
      let withTime = patterns.indices.filter { patterns[$0].hasTime }
        .reduce(0) { $0 + dateCounts[$1] }
      return withTime * 2 > dateCount ? .dateTime : .date
    }
    if isMost(postcodes) { return .postcode }
    if isMost(wholeNumbers) { return .wholeNumber }
    if isMost(wholeNumbers + decimals), decimals > 0 { return .decimal }
    return filled == words ? .empty : .text
  }

  private var extremes: (String?, String?) {
    switch kind {
    case .date, .dateTime:
      return (
        days.map { Self.text(day: $0.lowerBound) }, days.map { Self.text(day: $0.upperBound) }
      )
    case .wholeNumber where isIdentifier: return (nil, nil)
    case .wholeNumber, .decimal:
      return (
        numbers.map { Self.text(number: $0.lowerBound) },
        numbers.map { Self.text(number: $0.upperBound) }
      )
    default:
      return (nil, nil)
    }
  }

  /// Whether the numbers are as different as those that tell records apart.
  private var isIdentifier: Bool { values.isFull || (values.count > 1 && values.count == filled) }

  private static func text(day: Int64) -> String { isoPattern?.string(days: day) ?? "" }
  private static let isoPattern = try? DatePattern("yyyy-MM-dd")

  private static func text(number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : "\(number)"
  }

  private var suspectCounts: [ColumnScan.Count] {
    Suspect.allCases.compactMap { suspect in
      let count =
        switch suspect {
        case .lostZeros: lostZeros
        // Telephone numbers have hyphens, too.
        case .impossibleDate where kind != .date && kind != .dateTime: 0
        default: suspects[suspect.position]
        }
      return count > 0 ? ColumnScan.Count(suspect.rawValue, count) : nil
    }
  }

  /// Of numbers that mostly have one length and can begin with 0, the shorter ones.
  private var lostZeros: Int {
    guard kind != .date, kind != .dateTime,
      let usual = digitLengths.indices.max(by: { digitLengths[$0] < digitLengths[$1] }),
      usual > 1, zeroLed[usual] > 0, digitLengths[usual] * 2 > digitLengths.reduce(0, +)
    else { return 0 }
    return digitLengths[..<usual].reduce(0, +)
  }
}

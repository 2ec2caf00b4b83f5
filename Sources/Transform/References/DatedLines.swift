/// Lines of a code table or crosswalk by their source code, each valid for a time.
package struct DatedLines: Sendable {
  package enum Found: Sendable, Hashable {
    case line(Int)
    case none
    case several
  }

  /// Days since 1970-01-01, both included.
  private let validity: [ClosedRange<Int64>]
  private let codes: ByteTable
  /// For each code its lines.
  private let lines: [[Int]]
  /// For each code its only line, or -1 where it has several.
  private let only: [Int]

  package init(_ lines: [(code: String, validity: ClosedRange<Int64>)]) {
    validity = lines.map(\.validity)
    var order: [String] = []
    var byCode: [String: [Int]] = [:]
    for (number, line) in lines.enumerated() {
      if byCode[line.code] == nil { order.append(line.code) }
      byCode[line.code, default: []].append(number)
    }
    codes = ByteTable(order)
    self.lines = order.map { byCode[$0] ?? [] }
    only = self.lines.map { $0.count == 1 ? $0[0] : -1 }
  }

  /// Whether a code has more than one line, so that only a day can tell which is meant.
  package var hasRepeats: Bool { lines.contains { $0.count > 1 } }

  /// Finds the line of a code.
  ///
  /// Without a day the only line of a code is found, whenever it is valid.
  ///
  /// - Parameters:
  ///   - field: The code.
  ///   - day: Days since 1970-01-01; `nil` where none is known or none is asked for.
  /// - Returns: The number of the line, none, or that several fit.
  package func find(_ field: Span<UInt8>, on day: Int64?) -> Found {
    guard let position = codes.index(of: field) else { return .none }
    guard let day else { return only[position] < 0 ? .several : .line(only[position]) }
    let valid = lines[position].filter { validity[$0].contains(day) }
    return valid.count == 1 ? .line(valid[0]) : valid.isEmpty ? .none : .several
  }
}

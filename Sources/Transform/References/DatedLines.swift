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
    let found = lines[position]
    guard let day else { return found.count == 1 ? .line(found[0]) : .several }
    let valid = found.filter { validity[$0].contains(day) }
    return valid.count == 1 ? .line(valid[0]) : valid.isEmpty ? .none : .several
  }
}

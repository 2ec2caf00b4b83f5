/// A code table of a project: local codes and what they mean nationally.
///
/// A class, so that a look-up costs no copy.
package final class CodeTable: Sendable {
  package struct Line: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
      case approved
      case flagged
      case ignored
    }

    package let sourceCode: String
    package let sourceText: String
    package let target: String
    package let status: Status
    package let by: String
    package let on: String
    /// Days since 1970-01-01, both included.
    package let validity: ClosedRange<Int64>
    package let note: String
    /// In the file, from 1.
    package let line: Int
  }

  package let name: String
  /// Relative to the project.
  package let file: String
  package let lines: [Line]
  /// Where the cells of the lines stand.
  let places: CSVPlaces

  private let sources: DatedLines
  /// For each approved or ignored line the bytes that it gives, one after the other, and where they
  /// end; an ignored code gives nothing.
  private let targets: [UInt8]
  private let targetEnds: [Int]

  init(name: String, file: String, lines: [Line], places: CSVPlaces) {
    self.name = name
    self.file = file
    self.places = places
    self.lines = lines
    let decided = lines.filter { $0.status != .flagged }
    sources = DatedLines(decided.map { ($0.sourceCode, $0.validity) })
    let given = decided.map { $0.status == .ignored ? [] : Array($0.target.utf8) }
    targets = given.flatMap(\.self)
    var end = 0
    targetEnds = given.map {
      end += $0.count
      return end
    }
    longestTarget = given.map(\.count).max() ?? 0
  }

  /// Appends what the code means; nothing for an ignored one.
  ///
  /// - Returns: What was found among the approved and ignored lines; only `.line` has written.
  func translate(
    _ field: Span<UInt8>, on day: Int64?, to output: inout OutputSpan<UInt8>
  ) -> DatedLines.Found {
    let found = sources.find(field, on: day)
    if case .line(let line) = found {
      let start = line == 0 ? 0 : targetEnds[line - 1]
      for index in start..<targetEnds[line] { output.append(targets[index]) }
    }
    return found
  }

  /// The approved or ignored line that ``translate(_:on:to:)`` finds.
  func line(of field: Span<UInt8>, on day: Int64?) -> Line? {
    guard case .line(let number) = sources.find(field, on: day) else { return nil }
    return lines.filter { $0.status != .flagged }[number]
  }

  /// Whether a code has lines for several times.
  var hasRepeats: Bool { sources.hasRepeats }

  /// In bytes.
  let longestTarget: Int

  /// Whether an approved or ignored line has the code, at any time.
  func knows(_ field: Span<UInt8>) -> Bool { sources.find(field, on: nil) != .none }
}

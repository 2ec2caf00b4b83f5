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

  private let sources: ByteTable
  /// For each approved or ignored line the bytes that it gives; an ignored code gives nothing.
  private let targets: [[UInt8]]

  init(name: String, file: String, lines: [Line], places: CSVPlaces) {
    self.name = name
    self.file = file
    self.places = places
    self.lines = lines
    let decided = lines.filter { $0.status != .flagged }
    sources = ByteTable(decided.map(\.sourceCode))
    targets = decided.map { $0.status == .ignored ? [] : Array($0.target.utf8) }
    longestTarget = targets.map(\.count).max() ?? 0
  }

  /// Appends what the code means; nothing for an ignored one.
  ///
  /// - Returns: `false` where no approved or ignored line has the code.
  func translate(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> Bool {
    guard let position = sources.index(of: field) else { return false }
    for byte in targets[position] { output.append(byte) }
    return true
  }

  /// In bytes.
  let longestTarget: Int

  func index(of field: Span<UInt8>) -> Int? { sources.index(of: field) }
}

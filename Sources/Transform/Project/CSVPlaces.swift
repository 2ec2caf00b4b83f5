import Diagnostics

/// Where the cells of a small CSV file stand, so that a fault in one is shown under its first
/// character.
struct CSVPlaces: Sendable {
  let file: String
  private let lines: [Substring]
  private let header: [String]

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let text = String(decoding: bytes, as: UTF8.self)
    lines = ProjectFile.lines(of: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    header = lines.first.map { Self.cells($0).map(\.text) } ?? []
  }

  /// The cell of a column in a line; the line's beginning, where it does not reach so far.
  func place(_ column: String, line: Int) -> Place {
    guard let index = header.firstIndex(of: column), lines.indices.contains(line - 1) else {
      return Place(file, line: line, column: 1)
    }
    let cells = Self.cells(lines[line - 1])
    return Place(file, line: line, column: cells.indices.contains(index) ? cells[index].column : 1)
  }

  func report(
    _ code: DiagnosticCode, _ message: String, in column: String, line: Int, remedy: Remedy
  ) -> Diagnostic {
    let place = place(column, line: line)
    let fix: Fix? =
      if case .replace(let length, let text) = remedy.edit {
        .replace(length, at: place, with: text)
      } else {
        nil
      }
    return Diagnostic(
      code, message, at: place, remedy: remedy.words,
      excerpt: lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil, fix: fix)
  }

  /// The cells of a line with the columns of their first characters, from 1, behind a quote.
  private static func cells(_ line: Substring) -> [(text: String, column: Int)] {
    var cells: [(text: String, column: Int)] = [("", 1)]
    var isQuoted = false
    for (index, character) in line.enumerated() {
      switch character {
      case "\"":
        isQuoted.toggle()
        if isQuoted, cells[cells.count - 1].text.isEmpty {
          cells[cells.count - 1].column = index + 2
        }
      case "," where !isQuoted: cells.append(("", index + 2))
      default: cells[cells.count - 1].text.append(character)
      }
    }
    return cells
  }
}

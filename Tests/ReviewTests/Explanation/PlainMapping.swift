import Foundation

/// The lines of a mapping as they stand in its file, by nothing but their indentation.
struct PlainMapping {
  struct Line {
    let table: String
    let field: String
    /// Such as: SURNAME, single spaces.
    let text: String
    /// Such as: DIAG_1 to DIAG_12.
    let forEach: String?
  }

  /// By the number of the line on which the field stands, from 1.
  private(set) var lines: [Int: Line] = [:]

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var table = ""
    var forEach: String?
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in all.enumerated() {
      if line.hasPrefix("  - into: ") {
        (table, forEach) = (String(line.dropFirst(10)), nil)
      } else if line.hasPrefix("    for each: ") {
        forEach = String(line.dropFirst(14))
      }
      guard let found = line.firstMatch(of: /^ {6}([a-z_0-9]+):(.*)$/)?.output else { continue }
      var words = found.2.trimmingCharacters(in: .whitespaces)
      if words.isEmpty, index + 1 < all.count, all[index + 1].hasPrefix("        from: ") {
        words = String(all[index + 1].dropFirst(14))
      }
      lines[index + 1] = Line(
        table: table, field: String(found.1), text: Self.unquoted(words), forEach: forEach)
    }
  }

  private static func unquoted(_ words: String) -> String {
    guard words.hasPrefix("'"), words.hasSuffix("'"), words.count > 1 else { return words }
    return String(words.dropFirst().dropLast()).replacing("''", with: "'")
  }
}

/// A code table or crosswalk: its cells by line.
struct PlainList {
  private let rows: [[String]]

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    rows = text.split(whereSeparator: \.isNewline).map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }

  /// The one line of a code that somebody has approved, with its number in the file.
  func line(of code: String) -> (number: Int, target: String, by: String)? {
    let found = rows.indices.dropFirst().filter { rows[$0][0] == code && rows[$0][3] == "approved" }
    guard found.count == 1, let row = found.first else { return nil }
    return (row + 1, rows[row][2], rows[row][4])
  }
}

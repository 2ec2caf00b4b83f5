/// A line of a CSV file that people open in a spreadsheet.
enum CSVLine {
  /// Comma, CRLF, quoted where it must be; a cell that a spreadsheet would run as a formula gets
  /// an apostrophe in front.
  static func text(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    // By bytes: a quotation mark with an accent is another `Character`.
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
    let doubled = safe.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"" + doubled + "\""
  }

  /// Blanks in front do not hide it from every spreadsheet; wide forms are read as the narrow ones.
  private static func isFormula(_ text: String) -> Bool {
    guard let start = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(start)
  }
}

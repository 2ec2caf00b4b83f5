/// A line of a CSV file that people open in a spreadsheet.
enum CSVLine {
  /// Comma, CRLF, quoted where it must be; a cell that a spreadsheet would run as a formula gets
  /// an apostrophe in front.
  static func text(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let safe = harmless(text)
    // By bytes: a quotation mark with an accent is another `Character`.
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
    let doubled = safe.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"" + doubled + "\""
  }

  /// The text with an apostrophe where a spreadsheet would run it, or where ``restored(_:)`` would
  /// take one away.
  static func harmless(_ text: String) -> String {
    isFormula(text) || restored(text) != text ? "'" + text : text
  }

  /// Takes the apostrophe away that ``harmless(_:)`` has put in front.
  static func restored(_ text: String) -> String {
    guard text.unicodeScalars.first == "'" else { return text }
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
    return isFormula(rest) || rest.unicodeScalars.first == "'" && restored(rest) != rest
      ? rest : text
  }

  /// Blanks in front do not hide it from every spreadsheet; wide forms are read as the narrow ones.
  private static func isFormula(_ text: String) -> Bool {
    guard let start = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(start)
  }
}

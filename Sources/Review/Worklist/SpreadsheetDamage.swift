import Spreadsheet

/// What a spreadsheet has done to a value that nobody was to change.
package enum SpreadsheetDamage: String, Sendable, Hashable, CaseIterable {
  case zerosLost = "zeros at its beginning were lost"
  case scientific = "the number was rewritten in scientific notation"
  case digitsLost = "the last digits of a long number were lost"
  case date = "the date was rewritten"
  case dateMade = "a date was made of it"
  case number = "the number was rewritten"
  case blanks = "blanks at its ends were lost"
  case logical = "a logical value was made of it"
  case formula = "it was computed as a formula"
  case cleared = "it was cleared"
  case filled = "something was written where nothing was"
  case capitals = "its capitals were changed"
  case other = "it was changed"

  /// - Parameters:
  ///   - expected: As it was exported.
  ///   - found: As it came back.
  /// - Returns: `nil` where it is the same.
  package static func between(_ expected: String, _ found: FilledRow.Cell) -> SpreadsheetDamage? {
    let was = RowChecksum.plain(expected)
    let text = RowChecksum.plain(found.text)
    guard was != text else { return nil }
    if was.isEmpty { return .filled }
    if text.isEmpty { return .cleared }
    switch found.kind {
    case .boolean: return .logical
    case .error: return .formula
    case .date: return looksLikeDate(was) ? .date : .dateMade
    case .text, .number: break
    }
    if trimmed(was) == trimmed(text) { return .blanks }
    if let damage = ofNumber(was, text) { return damage }
    if looksLikeDate(was), looksLikeDate(text) { return .date }
    if looksLikeDate(text) { return .dateMade }
    return was.lowercased() == text.lowercased() ? .capitals : .other
  }

  private static func ofNumber(_ was: String, _ text: String) -> SpreadsheetDamage? {
    let digits = trimmed(was)
    guard !digits.isEmpty, let number = Double(trimmed(text)) else { return nil }
    let isWhole = digits.allSatisfy { $0.isASCII && $0.isNumber }
    if isWhole, digits.drop(while: { $0 == "0" }) == trimmed(text)[...], digits.hasPrefix("0") {
      return .zerosLost
    }
    if trimmed(text).lowercased().contains("e") { return .scientific }
    if isWhole, digits.count > 15, digits.count == trimmed(text).count { return .digitsLost }
    return Double(digits) == number ? .number : nil
  }

  /// `01/02/1950`, `1950-02-01`, `1-Feb-50`: a day, a month and a year with something between.
  private static func looksLikeDate(_ text: String) -> Bool {
    text.prefixMatch(of: /\s*\d{1,4}[-\/. ](\d{1,2}|[A-Za-z]{3,9})[-\/. ]\d{1,4}/) != nil
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

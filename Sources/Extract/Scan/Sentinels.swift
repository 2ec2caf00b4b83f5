import Standards

/// Values that old systems write where there is none.
///
/// What they stand for differs from column to column: a scan counts them, a mapping decides.
enum Sentinels {
  /// Dates of HES and of old systems: 1 January 1800, 1801, 1802 and 1900, the last day of 2100
  /// and of 9999; days since 1970.
  private static let days: Set<Int64> = Set(
    [(1800, 1, 1), (1801, 1, 1), (1802, 1, 1), (1900, 1, 1), (2100, 12, 31), (9999, 12, 31)]
      .compactMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2)?.days })

  private static let texts = [
    "UNK", "UNKNOWN", "NOT KNOWN", "N/K", "NK", "N/A", "NULL", "NONE", "NOT STATED", "XXX", ".",
    "-", "?", "\\N", "01/01/0001",
  ].map { Array($0.utf8) }

  static func contains(day: Int64) -> Bool { days.contains(day) }

  /// Whether the field is such a word, in any case, or at least four nines and nothing else.
  static func contains(_ field: Span<UInt8>) -> Bool {
    guard (1...12).contains(field.count) else { return false }
    if field.count >= 4, isNines(field) { return true }
    for text in texts where text.count == field.count && isEqual(field, text) { return true }
    return false
  }

  private static func isNines(_ field: Span<UInt8>) -> Bool {
    for index in field.indices where field[index] != UInt8(ascii: "9") { return false }
    return true
  }

  private static func isEqual(_ field: Span<UInt8>, _ text: [UInt8]) -> Bool {
    for index in field.indices {
      let byte = field[index]
      let capital = byte &- UInt8(ascii: "a") < 26 ? byte & ~0x20 : byte
      guard capital == text[index] else { return false }
    }
    return true
  }
}

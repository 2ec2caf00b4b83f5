/// Why a date pattern cannot be used.
package enum DatePatternError: Error, Hashable {
  /// The letters mean nothing in a pattern.
  case unknownLetters(String)
  /// The day, month, year, hour, minute or second stands there twice.
  case twice(String)
  /// A whole date has a day, a month and a year; a time begins with its hours, then its minutes.
  case missing(String)
  /// Digits of open length with digits right after them.
  case ambiguous(String)
  case quoteNotClosed
  case notASCII
  case tooLong

  /// One sentence, no full stop: what is wrong with the pattern.
  package var message: String {
    switch self {
    case .unknownLetters(let letters): "'\(letters)' means nothing in a date pattern"
    case .twice(let letters): "'\(letters)' gives a part of the date for the second time"
    case .missing(let letters): "'\(letters)' is missing from the date pattern"
    case .ambiguous(let letters):
      "'\(letters)' may be one digit or two, and digits follow right after it"
    case .quoteNotClosed: "a quotation mark in the date pattern is not closed"
    case .notASCII: "the date pattern has a character that is not ASCII"
    case .tooLong:
      "the date pattern has more than \(DatePattern.maximumLength) parts and characters"
    }
  }

  /// What to do about it, as an order.
  package var remedy: String {
    switch self {
    case .unknownLetters:
      "Use yyyy, yy, MM, M, MMM, dd, d, DDD, HH, H, mm, ss or SSS; put other letters in single quotes"
    case .twice: "Take one of the two out"
    case .missing(let letters): "Add '\(letters)' where the source has it"
    case .ambiguous: "Use the form of two digits, or name the character between them"
    case .quoteNotClosed: "Close it"
    case .notASCII: "Use ASCII letters and signs only"
    case .tooLong: "Shorten it"
    }
  }
}

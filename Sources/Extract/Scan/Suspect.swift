/// What looks like damage in a field; the raw value is what a scan shows.
package enum Suspect: String, Sendable, Hashable, CaseIterable {
  /// `Ã©`: text in UTF-8 that some program read as windows-1252.
  case mojibake
  /// `9.43E+09`: a spreadsheet saved a long number as it showed it.
  case spreadsheetNumber = "number from a spreadsheet"
  /// All digits, shorter than most, in a column whose numbers begin with zeros.
  case lostZeros = "leading zeros lost"
  case controlCharacter = "control character"
  /// Ten equal digits: they pass the check of an NHS number.
  case repeatedDigit = "ten equal digits"
  /// `01/01/1900`, `UNK`: stands for no value.
  case sentinel = "stands for no value"
  /// The format's own delimiter inside a value.
  case delimiter = "delimiter inside"
  case lineBreak = "line break inside"
  /// Written as a date and none, such as 31/02/1987 or 00/00/1950.
  case impossibleDate = "no such date"
  case outerSpaces = "spaces around"
}
